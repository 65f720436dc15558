import type { Address } from 'viem';
import { isNative } from '../core/asset.ts';
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

/** What a swap is checked against: our own price of it, the user's limit, and what no router may touch. */
export function contextOf(
  world: Pick<SnapshotWorld, 'now' | 'assetsOn'>,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trade: Trade,
): CheckContext {
  const tokens = world.assetsOn(trade.sell.chainId).filter((asset) => !isNative(asset));
  return {
    now: world.now(),
    fairOut: fairFill(snapshot, trade).received,
    maxCost: portfolio.limits.maxCost,
    forbiddenTargets: [trade.owner, ...tokens.map(({ address }) => address)],
  };
}
