/** How a token behaves otherwise than its standard says, found by simulated transfers and reads. */
export const TOKEN_TRAITS = [
  'feeOnTransfer',
  'rebasing',
  'noReturnValue',
  'cannotMove',
  'oddDecimals',
  'bytes32Symbol',
  /** Could not be moved in a simulation: no coins to try it with, or no node that simulates. */
  'unchecked',
  /** Unverified, and named like another: it mixes alphabets or repeats a symbol we know. */
  'lookalike',
] as const;
export type TokenTrait = (typeof TOKEN_TRAITS)[number];

/** What arrives may differ from what was sent, or is not known: shown and counted, never traded. */
const UNTRADABLE: readonly TokenTrait[] = ['cannotMove', 'feeOnTransfer', 'rebasing', 'unchecked'];

/** The first trait that keeps a token out of plans; null when it may be traded. */
export const tradeBlockOf = (traits: readonly TokenTrait[]): TokenTrait | null =>
  UNTRADABLE.find((trait) => traits.includes(trait)) ?? null;
