import { useMemo } from 'react';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { portfolioIds, portfolioItem } from '../lib/storage/portfolios.ts';
import { portfolioInView } from './portfolioInView.ts';
import { useSettings } from './useSettings.ts';
import { useStored } from './useStored.ts';

/**
 * The portfolio in view: the one named, else the user's current one, else the first. `null` when
 * there is none, `undefined` until storage was read.
 */
export function usePortfolio(wanted?: string | null): Portfolio | null | undefined {
  const { currentPortfolio } = useSettings();
  const ids = useStored(portfolioIds).value;
  const id = portfolioInView(ids ?? [], wanted, currentPortfolio);
  const item = useMemo(() => (id ? portfolioItem(id) : null), [id]);
  const stored = useStored(item);
  if (ids === undefined) return undefined;
  return id ? stored.value : null;
}
