import type { TokenProblem } from '../addedToken.ts';

/** Why a token cannot be added. */
export const tokenProblems = {
  native: 'That stands for the chain’s own coin, which is read already.',
  noCode: 'There is no contract at this address on this chain.',
  noDecimals: 'This contract says no decimals from 0 to 36, so its amounts mean nothing.',
  noBalances: 'Its balances cannot be read, or are more than there is of it.',
  listedOtherwise: 'It says other decimals than the published lists. It was not added.',
  noClass: 'Choose a class.',
  nameEmpty: 'Give the class a name of letters and figures.',
  nameTaken: 'There is a class of that name.',
} as const satisfies Record<TokenProblem, string>;
