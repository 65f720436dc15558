// Chains whose operators are known to take their time.
import type { ChainId } from '../lib/core/asset.ts';
import { type Chain, chainOf } from '../lib/registry/chains.ts';

/** Milliseconds; the next operator is asked after three times as much. */
const USUAL_MS = 500;

/**
 * A chain as the product reads it once it has learnt that its operators are slow: a busy machine
 * must not pass for a late operator where requests are counted.
 */
export function unhurriedChain(id: ChainId): Chain {
  const chain = chainOf(id);
  return { ...chain, operators: chain.operators.map((one) => ({ ...one, usualMs: USUAL_MS })) };
}
