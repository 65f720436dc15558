import type { Address, Hex } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import { type Amount, amount } from '../core/money.ts';
import type { Holding, UncountedHolding, UncountedReason } from '../core/snapshot.ts';
import type { RpcAnswer, RpcCall } from '../net/rpc.ts';
import { ERC20_ABI } from './abi.ts';
import type { BlockAt } from './ballot.ts';
import type { ChainQuery } from './chainQuery.ts';
import { parseQuantity, resultOf } from './parse.ts';
import { type Ask, READ_GAS, type View } from './views.ts';

/** What an address holds of what is looked for. */
export interface Held {
  holdings: Holding[];
  uncounted: UncountedHolding[];
}

const balanceData = (owner: Address): Hex =>
  encodeFunctionData({ abi: ERC20_ABI, functionName: 'balanceOf', args: [owner] });

/** An owner's balance of each token, null where it cannot be read. */
export function askBalances(owner: Address, tokens: readonly Address[]): Ask<(Amount | null)[]> {
  const data = balanceData(owner);
  return {
    views: tokens.map((target): View => ({ target, data, words: 1, gas: READ_GAS })),
    read: (answers) =>
      tokens.map((_, index) => {
        const answer = answers[index];
        return answer ? amount(answer[0] ?? 0n) : null;
      }),
  };
}

type Lists = Pick<ChainQuery, 'counted' | 'removed' | 'listed'>;

const tokensOf = (assets: readonly Asset[]): Asset[] => assets.filter((one) => !isNative(one));

/**
 * What an owner holds: what counts, what the user took out, and what is only in a list, each under
 * its reason. The native coin is read beside (`nativeCall`).
 */
export function askHeld(owner: Address, lists: Lists): Ask<Held> {
  const [counted, removed, listed] = [lists.counted, lists.removed, lists.listed].map(tokensOf);
  const tokens = [...(counted ?? []), ...(removed ?? []), ...(listed ?? [])];
  const ask = askBalances(
    owner,
    tokens.map(({ address }) => address),
  );
  const reasons = reasonsOf(lists);
  return {
    views: ask.views,
    read: (...given) => {
      const sums = ask.read(...given);
      const found = tokens.map((asset, i) => ({ owner, asset, amount: sums[i] ?? null }));
      return {
        holdings: found.flatMap((one) => (reasons.has(one.asset) ? [] : held(one))),
        uncounted: found.flatMap((one) => uncounted(one, reasons.get(one.asset))),
      };
    },
  };
}

type Found = Omit<UncountedHolding, 'reason'>;

const reasonsOf = ({ removed, listed }: Lists): Map<Asset, UncountedReason> =>
  new Map([
    ...removed.map((asset) => [asset, 'removed'] as const),
    ...listed.map((asset) => [asset, 'notAdded'] as const),
  ]);

const held = ({ owner, asset, amount: sum }: Found): Holding[] =>
  sum !== null && sum > 0n ? [{ owner, asset, amount: sum }] : [];

/** What counts is named even where nothing could be read of it; the rest only where it is held. */
function uncounted(found: Found, reason: UncountedReason | undefined): UncountedHolding[] {
  if (!reason) return found.amount === null ? [{ ...found, reason: 'unreadable' }] : [];
  return found.amount !== null && found.amount > 0n ? [{ ...found, reason }] : [];
}

/** Asks for an owner's native coin. */
export const nativeCall = (owner: Address, at: BlockAt): RpcCall => ({
  method: 'eth_getBalance',
  params: [owner, at],
});

/** The native coin in an answer, as held or under its reason. @throws rpc.unreachable */
export function parseNative(answer: RpcAnswer | undefined, owner: Address, lists: Lists): Held {
  const sum = amount(parseQuantity(resultOf(answer)));
  const found = (assets: readonly Asset[]) => assets.filter(isNative);
  return {
    holdings: found(lists.counted).flatMap((asset) => held({ owner, asset, amount: sum })),
    uncounted: [
      ...found(lists.removed).flatMap((asset) =>
        uncounted({ owner, asset, amount: sum }, 'removed'),
      ),
      ...found(lists.listed).flatMap((asset) =>
        uncounted({ owner, asset, amount: sum }, 'notAdded'),
      ),
    ],
  };
}
