import { useQuery } from '@tanstack/react-query';
import { gainsOfTrades, type SaleGain, type SoldFor } from '../lib/core/lots/gainOfTrade.ts';
import type { LotBook } from '../lib/core/lots/lotBook.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { readLotBook } from '../lib/flow/readTaxes.ts';
import { coinOf } from '../lib/registry/coins.ts';
import { taxWorld } from '../lib/world/taxWorld.ts';

/** Estimated gain of each trade, in order; none while the user counts no tax or lots are not read. */
export function useTradeGains(
  portfolio: Portfolio,
  trades: readonly SoldFor[],
  now: UnixSeconds,
): readonly SaleGain[] {
  const { tax } = portfolio.strategy;
  const { data } = useQuery<LotBook>({
    queryKey: ['lotBook', portfolio.id, JSON.stringify(tax)],
    queryFn: () => readLotBook(taxWorld, portfolio, null),
    enabled: tax !== null,
    gcTime: 0,
    structuralSharing: false,
  });
  return data && tax ? gainsOfTrades(data, trades, coinOf, now) : [];
}
