import { useQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '../lib/core/history.ts';
import { readHistory } from '../lib/storage/history.ts';

/** What happened to a portfolio, newest first; read anew whenever the screen is opened. */
export const useHistory = (portfolioId: string) =>
  useQuery<HistoryEntry[]>({
    queryKey: ['history', portfolioId],
    queryFn: () => readHistory(portfolioId),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 5000,
  });
