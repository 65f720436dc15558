import { useEffect, useState } from 'react';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { portfolioIds, portfolioItem, readPortfolios } from '../lib/storage/portfolios.ts';
import { useStored } from './useStored.ts';

/** Every portfolio in the user's order, read anew when the list or any of them changes. */
export function usePortfolios(): Portfolio[] {
  const ids = useStored(portfolioIds).value;
  const [portfolios, setPortfolios] = useState<Portfolio[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const show = (all: Portfolio[]) => isCurrent && setPortfolios(all);
    const read = () =>
      void readPortfolios().then(show, () => {
        show([]);
      });
    read();
    const stops = (ids ?? []).map((id) => portfolioItem(id).watch(read));
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [ids]);
  return portfolios;
}
