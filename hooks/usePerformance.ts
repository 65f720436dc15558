import { useMemo } from 'react';
import type { Performance } from '../lib/core/performance.ts';
import { performanceItem } from '../lib/storage/performance.ts';
import { useStored } from './useStored.ts';

/** How a portfolio did since its first snapshot; undefined until it was read. */
export function usePerformance(portfolioId: string): Performance | null | undefined {
  const item = useMemo(() => performanceItem(portfolioId), [portfolioId]);
  return useStored(item).value;
}

/** Puts the newest deposit aside: it is planned, or the user wants no plan for it. */
export async function dismissDeposit(portfolioId: string): Promise<void> {
  const item = performanceItem(portfolioId);
  const performance = await item.read();
  if (performance) await item.write({ ...performance, deposit: null });
}
