import type { Address } from 'viem';
import type { Snapshot } from '../snapshot.ts';
import type { TaxChoice } from '../strategy.ts';
import { type CoinId, type CoinOf, coinAmount } from './coin.ts';
import type { Lot, LotEvent } from './lot.ts';
import { type Matched, type Played, type PoolKey, playLots, poolKey } from './playLots.ts';

/** The lots of a portfolio and what became of those that are gone. */
export interface LotBook {
  choice: TaxChoice;
  pools: ReadonlyMap<PoolKey, Lot[]>;
  matched: Matched[];
  /** Every coin recorded or held, in the order of their names. */
  coins: CoinLots[];
}

/** One pool of a coin beside what is held of it. */
export interface CoinLots {
  coin: CoinId;
  /** Null: all addresses together, or (per wallet) what is at none of them. */
  wallet: Address | null;
  lots: Lot[];
  recorded: bigint;
  held: bigint;
  /** Held beyond the records: what it cost is not known. */
  unknown: bigint;
  /** Recorded and no longer held: moved or sold without a record. */
  gone: bigint;
}

/**
 * Plays all that is recorded and sets it beside what a snapshot holds, and what was entered by hand,
 * which is at no address. Pure.
 */
export function buildLotBook(
  events: readonly LotEvent[],
  snapshot: Snapshot | null,
  coinOf: CoinOf,
  choice: TaxChoice,
  manual: readonly Omit<Place, 'wallet'>[] = [],
): LotBook {
  const played = playLots(events, choice);
  const held = heldOf(snapshot, coinOf, choice, manual);
  return { choice, ...played, coins: besideHeld(played, events, held, choice) };
}

interface Place {
  coin: CoinId;
  wallet: Address | null;
  amount: bigint;
}

const placeOf = (
  choice: TaxChoice,
  coin: CoinId,
  wallet: Address | null,
): Omit<Place, 'amount'> => ({
  coin,
  wallet: choice.pool === 'all' ? null : wallet,
});

/** What is held of each coin, by pool. */
function heldOf(
  snapshot: Snapshot | null,
  coinOf: CoinOf,
  choice: TaxChoice,
  manual: readonly Omit<Place, 'wallet'>[],
): Map<PoolKey, Place> {
  const read = (snapshot?.holdings ?? []).map(({ owner, asset, amount }): Place => {
    return { coin: coinOf(asset), wallet: owner, amount: coinAmount(amount, asset) };
  });
  const held = new Map<PoolKey, Place>();
  for (const { coin, wallet, amount } of [
    ...read,
    ...manual.map((one) => ({ ...one, wallet: null })),
  ]) {
    const key = poolKey(choice.pool, coin, wallet);
    const so = held.get(key) ?? { ...placeOf(choice, coin, wallet), amount: 0n };
    held.set(key, { ...so, amount: so.amount + amount });
  }
  return held;
}

function besideHeld(
  { pools }: Played,
  events: readonly LotEvent[],
  held: ReadonlyMap<PoolKey, Place>,
  choice: TaxChoice,
): CoinLots[] {
  const places = new Map([...held].map(([key, { coin, wallet }]) => [key, { coin, wallet }]));
  for (const event of events)
    for (const wallet of event.kind === 'move' ? [event.wallet, event.to] : [event.wallet])
      places.set(poolKey(choice.pool, event.coin, wallet), placeOf(choice, event.coin, wallet));
  const rows = [...places].map(([key, { coin, wallet }]): CoinLots => {
    const lots = pools.get(key) ?? [];
    const recorded = lots.reduce((sum, lot) => sum + lot.amount, 0n);
    const has = held.get(key)?.amount ?? 0n;
    const unknown = has > recorded ? has - recorded : 0n;
    const gone = recorded > has ? recorded - has : 0n;
    return { coin, wallet, lots, recorded, held: has, unknown, gone };
  });
  return rows
    .filter(({ recorded, held: has }) => recorded > 0n || has > 0n)
    .sort((a, b) => order(a.coin, b.coin) || order(a.wallet ?? '', b.wallet ?? ''));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
