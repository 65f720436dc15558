import { useEffect, useState } from 'react';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { portfolioIds, readPortfolios } from '../lib/storage/portfolios.ts';
import { useStored } from './useStored.ts';

/** Every portfolio, read anew when the list or `version` changes. */
export function usePortfolios(version: unknown): Portfolio[] {
  const ids = useStored(portfolioIds).value;
  const [portfolios, setPortfolios] = useState<Portfolio[]>([]);
  useEffect(() => {
    readPortfolios().then(setPortfolios, () => setPortfolios([]));
  }, [ids, version]);
  return portfolios;
}
