import type { TokenTrait } from '../tokenTraits.ts';

/** How a token behaves otherwise than usual, and what follows from it. */
export const tokenTraits = {
  feeOnTransfer: 'Takes a fee from what is sent, so less arrives. Counted, never traded.',
  rebasing: 'Its balance changes by itself. Counted, never traded.',
  cannotMove:
    'Could not be moved in a simulation: paused, blocked or not yours to send. Counted, never traded.',
  unchecked: 'Could not be tried in a simulation. Counted, not traded until it was.',
  noReturnValue: 'Does not say whether a transfer worked. What arrives is measured.',
  oddDecimals: 'Has an unusual number of decimals. Amounts are exact.',
  bytes32Symbol: 'An early token, with its symbol written in an older form.',
  lookalike: 'Its symbol can be mistaken for another one. Compare the whole address.',
} as const satisfies Record<TokenTrait, string>;
