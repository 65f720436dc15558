import type { DecodedSwap } from '../core/guards.ts';
import type { QuoteSource } from '../core/quote.ts';
import { decodeKyber } from './decodeKyber.ts';
import { decodeVelora } from './decodeVelora.ts';
import type { SwapCall } from './readCalldata.ts';

const DECODERS: Readonly<Record<QuoteSource, (call: SwapCall) => DecodedSwap>> = {
  kyber: decodeKyber,
  velora: decodeVelora,
};

/**
 * What a router call really asks for, read from its bytes by the router's own ABI. Who is called is
 * not judged here. @throws guard.refused for a selector that is not understood, for bytes that
 * cannot be read and for parts that do not add up
 */
export const decodeSwap = (source: QuoteSource, call: SwapCall): DecodedSwap =>
  DECODERS[source](call);
