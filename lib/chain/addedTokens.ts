import { encodeFunctionData } from 'viem/utils';
import { type Asset, type AssetKey, assetKey } from '../core/asset.ts';
import type { ChainState, Holding } from '../core/snapshot.ts';
import { TOKEN_ABI } from './tokenAbi.ts';
import { type Ask, READ_GAS, type View } from './views.ts';

/** Whether a holding of a token can be what it says. */
type Belief = (holding: Holding) => boolean;

const DECIMALS = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'decimals' });
const SUPPLY = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'totalSupply' });
/** More than any honest token counts, for those that do not say how much there is. */
const ABSURD = 1n << 128n;

/**
 * Whether the tokens the user added still are what they were: the same decimals as then, and no
 * balance above what there is of it. A contract may be changed, and what it says would be money.
 */
export function askBelief(added: readonly Asset[]): Ask<Belief> {
  const view = (target: Asset['address'], data: View['data']): View => ({
    target,
    data,
    words: 1,
    gas: READ_GAS,
  });
  return {
    views: added.flatMap(({ address }) => [view(address, DECIMALS), view(address, SUPPLY)]),
    read: (answers) => {
      const most = new Map<AssetKey, bigint>();
      for (const [index, asset] of added.entries()) {
        const [decimals, supply] = [answers[index * 2]?.[0], answers[index * 2 + 1]?.[0]];
        const isSame = decimals === BigInt(asset.decimals);
        most.set(assetKey(asset), isSame ? (supply ?? ABSURD) : -1n);
      }
      return ({ asset, amount }) => amount <= (most.get(assetKey(asset)) ?? amount);
    },
  };
}

/** The state with what is not believed taken out of the count, under its reason. */
export function withoutDoubtful<S extends Pick<ChainState, 'holdings' | 'uncounted'>>(
  state: S,
  isBelieved: Belief,
): S {
  const doubtful = state.holdings.filter((holding) => !isBelieved(holding));
  if (doubtful.length === 0) return state;
  return {
    ...state,
    holdings: state.holdings.filter(isBelieved),
    uncounted: [
      ...state.uncounted,
      ...doubtful.map(({ owner, asset }) => ({
        owner,
        asset,
        amount: null,
        reason: 'unreadable' as const,
      })),
    ],
  };
}
