import { useMemo } from 'react';
import { gainsOfTrades, type SaleGain } from '../lib/core/lots/gainOfTrade.ts';
import type { Trade } from '../lib/core/plan.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { coinOf } from '../lib/registry/coins.ts';
import { useLots } from './useLots.ts';

const NONE: ReadonlyMap<Trade, SaleGain> = new Map();

/**
 * What each trade would gain by the user's lots and tax, in order: lots one uses are gone for the
 * next. None while no tax is set or lots are not read. An estimate. `trades` must be stable.
 */
export function useTradeGains(
  portfolio: Portfolio,
  snapshot: Snapshot | null,
  trades: readonly Trade[],
): ReadonlyMap<Trade, SaleGain> {
  const book = useLots(portfolio, snapshot)?.book;
  const isWanted = portfolio.strategy.tax !== null && snapshot !== null;
  return useMemo(() => {
    if (!book || !isWanted) return NONE;
    const gains = gainsOfTrades(book, trades, coinOf, snapshot.takenAt);
    return new Map(trades.flatMap((trade, at) => (gains[at] ? [[trade, gains[at]]] : [])));
  }, [book, isWanted, trades, snapshot]);
}
