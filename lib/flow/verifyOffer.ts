import { asFault } from '../core/fault.ts';
import { type GuardRow, guardRow, refusals } from '../core/guards.ts';
import { type Amount, amount, minReceivedUp } from '../core/money.ts';
import type { CheckContext } from './checkContext.ts';
import { type Codec, checkStep, draftSwap, withGas } from './prepareLeg.ts';
import { type Offer, termsOf } from './quoteTerms.ts';

/** Gas and fees of a call are known only once it was simulated; no rule for its bytes looks at them. */
const NO_FEES = { perGas: 0n, maxPerGas: 0n, tip: 0n };

/** What an offer's own bytes say of it. */
export interface Verified {
  /** The least they guarantee; null when they cannot be read or guarantee less than is offered. */
  minReceived: Amount | null;
  /** Every check made of them. */
  rows: GuardRow[];
  /** All of these passed. */
  isSound: boolean;
}

/**
 * Checks the bytes of an offer before it competes: a grand offer that pays a stranger, takes more or
 * promises little must not win over an honest one.
 */
export function verifyOffer(
  codec: Codec,
  { trade, quote, slippage }: Omit<Offer, 'minReceived'>,
  context: CheckContext,
): Verified {
  const least = minReceivedUp(quote.expectedOut, slippage);
  const terms = termsOf(context.now, { trade, quote, slippage, minReceived: least });
  const call = withGas(draftSwap(quote, trade.owner), quote.gas, NO_FEES);
  try {
    const found = codec.decodeSwap(quote.source, call).minReceived;
    const rows = checkStep('swap', call, terms, codec, context);
    const minReceived = found < least ? null : amount(found);
    return { minReceived, rows, isSound: refusals(rows).length === 0 };
  } catch (thrown) {
    const row = guardRow('canonical', false, 'known bytes', asFault(thrown).code);
    return { minReceived: null, rows: [row], isSound: false };
  }
}
