import type { Address } from 'viem';
import type { TaxChoice } from '../strategy.ts';
import type { CoinId } from './coin.ts';
import type { Disposal, Lot, LotEvent } from './lot.ts';
import { averaged, type Taken, takeLots } from './takeLots.ts';

/** How lots are matched: a choice of method, of one pool or one a wallet. */
export type LotRule = Pick<TaxChoice, 'method' | 'pool'>;

/** Lots that are matched among themselves. */
export type PoolKey = string;

/** Which pool a coin at a wallet belongs to. */
export const poolKey = (pool: LotRule['pool'], coin: CoinId, wallet: Address | null): PoolKey =>
  pool === 'all' ? coin : `${coin}@${wallet ?? 'elsewhere'}`;

/** A disposal with the lots it used up. */
export interface Matched extends Pick<Taken, 'parts' | 'unmatched'> {
  disposal: Disposal;
}

/** All that happened, and what is left of it. */
export interface Played {
  /** Lots left by pool, oldest first. */
  pools: ReadonlyMap<PoolKey, Lot[]>;
  matched: Matched[];
}

/** By time; at one time what comes in is there before what goes out. */
const inOrder = (a: LotEvent, b: LotEvent): number =>
  a.at - b.at ||
  Number(a.kind === 'dispose') - Number(b.kind === 'dispose') ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Plays events through the pools, in the order of their times however they are given. Pure, exact. */
export function playLots(events: readonly LotEvent[], { method, pool }: LotRule): Played {
  const pools = new Map<PoolKey, Lot[]>();
  const matched: Matched[] = [];
  for (const event of [...events].sort(inOrder)) {
    const key = poolKey(pool, event.coin, event.wallet);
    const lots = pools.get(key) ?? [];
    if (event.kind === 'acquire') {
      const { id, at, amount, cost } = event;
      if (amount > 0n) pools.set(key, [...lots, { id, at, amount, cost, came: { amount, cost } }]);
      continue;
    }
    const { parts, left, unmatched } = takeLots(lots, event.amount, method);
    pools.set(key, left);
    matched.push({ disposal: event, parts, unmatched });
  }
  if (method === 'average') for (const [key, lots] of pools) pools.set(key, averaged(lots));
  return { pools, matched };
}
