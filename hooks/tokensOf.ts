import type { Address } from 'viem';
import { type ClassWish, tokenProblemOf } from '../lib/core/addedToken.ts';
import type { ChainId } from '../lib/core/asset.ts';
import { asFault } from '../lib/core/fault.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import * as text from '../lib/core/text.ts';
import { addToken, type LookedAt, lookAtToken } from '../lib/flow/addToken.ts';
import { ask } from '../lib/messages/ask.ts';
import { tokenWorld } from '../lib/world/tokenWorld.ts';

/** What came of it: a value, or the sentence that says why not. */
export type Outcome<T> = { isOk: true; value: T } | { isOk: false; words: string };

/** Looking at a token by its address and adding it to a portfolio. */
export const tokensOf = (portfolio: Portfolio) => ({
  look: (chainId: ChainId, address: Address): Promise<Outcome<LookedAt>> =>
    outcomeOf(lookAtToken(tokenWorld, chainId, address, portfolio.addresses)),
  add: (chainId: ChainId, address: Address, classId: ClassWish): Promise<Outcome<string>> =>
    outcomeOf(
      addToken(tokenWorld, portfolio, { chainId, address, classId }).then(({ asset }) => {
        void ask({ kind: 'check', portfolioId: portfolio.id }).catch(() => undefined);
        return asset.symbol;
      }),
    ),
});

async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { isOk: true, value: await work };
  } catch (thrown) {
    const problem = tokenProblemOf(thrown);
    const words = problem ? text.tokenProblems[problem] : text.faults[asFault(thrown).code];
    return { isOk: false, words };
  }
}
