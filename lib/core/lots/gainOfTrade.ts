import type { Address } from 'viem';
import { bps, type Usd, usd } from '../money.ts';
import type { Trade } from '../plan.ts';
import type { UnixSeconds } from '../snapshot.ts';
import type { TaxChoice } from '../strategy.ts';
import { type CoinId, type CoinOf, coinAmount } from './coin.ts';
import { type Gain, gainOf, longTermFrom, taxOf } from './gains.ts';
import type { LotPart } from './lot.ts';
import type { LotBook } from './lotBook.ts';
import { poolKey } from './playLots.ts';
import { takeLots } from './takeLots.ts';

/** Lots as they are shown before the user chose anything: oldest first, all together, untaxed. */
export const NO_TAX: TaxChoice = {
  rate: bps(0),
  method: 'fifo',
  pool: 'all',
  longTermDays: 365,
  longTermRate: bps(0),
};

/** So much of a coin given up for so much. */
export interface Sale {
  owner: Address;
  coin: CoinId;
  /** In the coin's unit. */
  amount: bigint;
  proceeds: Usd;
}

/** What one sale would gain. */
export interface SaleGain extends Gain {
  proceeds: Usd;
  /** By the rates chosen; negative where a loss would lower other tax. */
  tax: Usd;
  parts: LotPart[];
  /** When the next of its lots becomes long-term; null where none will, or it makes no difference. */
  longTermFrom: UnixSeconds | null;
}

type Lots = Pick<LotBook, 'choice' | 'pools'>;

/** Gain of each sale, in order: lots one uses are gone for the next. An estimate, not advice. */
export function gainsOfSales(
  { choice, pools: before }: Lots,
  sales: readonly Sale[],
  now: UnixSeconds,
): SaleGain[] {
  const pools = new Map(before);
  return sales.map(({ owner, coin, amount, proceeds }) => {
    const key = poolKey(choice.pool, coin, owner);
    const taken = takeLots(pools.get(key) ?? [], amount, choice.method);
    pools.set(key, taken.left);
    const gain = gainOf(taken, proceeds, now, choice);
    const { parts } = taken;
    const from = nextLongTerm(parts, now, choice);
    return { ...gain, proceeds, tax: taxOf(gain, choice), parts, longTermFrom: from };
  });
}

function nextLongTerm(
  parts: readonly LotPart[],
  now: UnixSeconds,
  choice: TaxChoice,
): UnixSeconds | null {
  const to = parts.map(({ at }) => longTermFrom(at, choice)).filter((from) => from >= now);
  return to.length > 0 && choice.longTermRate !== choice.rate ? Math.min(...to) : null;
}

export type SoldFor = Pick<Trade, 'owner' | 'sell' | 'sellAmount' | 'buy' | 'value'>;

/**
 * Gain of each trade of a plan, in order, at the value the plan gives it. A swap between two forms of
 * one coin gives nothing up: all its figures are zero.
 */
export function gainsOfTrades(
  lots: Lots,
  trades: readonly SoldFor[],
  coinOf: CoinOf,
  now: UnixSeconds,
): SaleGain[] {
  const sales = trades.map(({ owner, sell, sellAmount, buy, value }): Sale => {
    const coin = coinOf(sell);
    const isSame = coin === coinOf(buy);
    return isSame
      ? { owner, coin, amount: 0n, proceeds: usd(0n) }
      : { owner, coin, amount: coinAmount(sellAmount, sell), proceeds: value };
  });
  return gainsOfSales(lots, sales, now);
}
