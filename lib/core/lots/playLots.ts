import type { Address } from 'viem';
import { usd } from '../money.ts';
import type { TaxChoice } from '../strategy.ts';
import type { CoinId } from './coin.ts';
import type { Acquisition, Disposal, Lot, LotEvent, LotPart, Move } from './lot.ts';
import { averaged, byAge, type Taken, takeLots } from './takeLots.ts';

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

const TURN: Record<LotEvent['kind'], number> = { acquire: 0, move: 1, dispose: 2 };

/** By time; at one time what comes in is there before what moves, and that before what goes out. */
const inOrder = (a: LotEvent, b: LotEvent): number =>
  a.at - b.at || TURN[a.kind] - TURN[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Plays events through the pools, in the order of their times however they are given. What moves takes
 * its lots along, those that would be given up first, with their dates and costs; what no record
 * covers moves nothing. Pure, exact.
 */
export function playLots(events: readonly LotEvent[], rule: LotRule): Played {
  const pools: Pools = new Map();
  const matched: Matched[] = [];
  for (const event of [...events].sort(inOrder)) {
    const key = poolKey(rule.pool, event.coin, event.wallet);
    const lots = pools.get(key) ?? [];
    if (event.kind === 'acquire') pools.set(key, [...lots, ...lotOf(event)]);
    if (event.kind === 'move') move(pools, key, event, rule);
    if (event.kind !== 'dispose') continue;
    const { parts, left, unmatched } = takeLots(lots, event.amount, rule.method);
    pools.set(key, left);
    matched.push({ disposal: event, parts, unmatched });
  }
  if (rule.method === 'average') for (const [key, lots] of pools) pools.set(key, averaged(lots));
  return { pools, matched };
}

type Pools = Map<PoolKey, Lot[]>;

const lotOf = ({ id, at, amount, cost }: Acquisition): Lot[] =>
  amount > 0n ? [{ id, at, amount, cost, came: { amount, cost } }] : [];

function move(pools: Pools, from: PoolKey, { coin, to, amount }: Move, rule: LotRule): void {
  const key = poolKey(rule.pool, coin, to);
  if (key === from) return;
  const lots = pools.get(from) ?? [];
  const { parts, left } = takeLots(lots, amount, rule.method);
  pools.set(from, left);
  pools.set(key, joined(pools.get(key) ?? [], parts, lots));
}

/** Lots with parts of others that came to them; parts of one lot are one lot again. */
function joined(here: readonly Lot[], parts: readonly LotPart[], from: readonly Lot[]): Lot[] {
  const all = new Map(here.map((lot) => [lot.id, lot]));
  for (const { lot: id, at, amount, cost } of parts) {
    const so = all.get(id);
    const came = from.find((lot) => lot.id === id)?.came ?? { amount, cost };
    all.set(id, {
      id,
      at,
      amount: amount + (so?.amount ?? 0n),
      cost: usd(cost + (so?.cost ?? 0n)),
      came,
    });
  }
  return [...all.values()].sort(byAge);
}
