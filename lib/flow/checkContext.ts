import type { Address } from 'viem';
import { type Asset, type ChainId, isNative } from '../core/asset.ts';
import type { Amount, Bps } from '../core/money.ts';
import { fairFill, type Trade } from '../core/plan.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Snapshot, UnixSeconds } from '../core/snapshot.ts';
import type { SnapshotWorld } from './takeSnapshot.ts';

/** What a call is checked against besides its terms. */
export interface CheckContext {
  now: UnixSeconds;
  fairOut: Amount;
  maxCost: Bps;
  forbiddenTargets: readonly Address[];
}

/** Every asset of a chain that counts in a portfolio. */
export const countedOn = (
  world: Pick<SnapshotWorld, 'classesOf'>,
  portfolio: Portfolio,
  chainId: ChainId,
): Asset[] => world.classesOf(portfolio).assets.filter((asset) => asset.chainId === chainId);

/** What a swap is checked against: our own price of it, the user's limit, and what no router may touch. */
export function contextOf(
  world: Pick<SnapshotWorld, 'now' | 'classesOf'>,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trade: Trade,
): CheckContext {
  const counted = countedOn(world, portfolio, trade.sell.chainId);
  const tokens = counted.filter((asset) => !isNative(asset));
  return {
    now: world.now(),
    fairOut: fairFill(snapshot, trade).received,
    maxCost: portfolio.limits.maxCost,
    forbiddenTargets: [trade.owner, ...tokens.map(({ address }) => address)],
  };
}
