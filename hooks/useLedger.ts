import { useQuery } from '@tanstack/react-query';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { type LedgerView, readLedger } from '../lib/flow/readLedger.ts';
import { ledgerWorld } from '../lib/world/ledgerWorld.ts';

/** What plans did beside doing nothing, at the prices of a snapshot; undefined until it was read. */
export function useLedger(
  portfolio: Portfolio,
  snapshot: Snapshot | null,
): LedgerView | null | undefined {
  const { data } = useQuery<LedgerView | null>({
    queryKey: ['ledger', portfolio.id, snapshot?.takenAt ?? 0],
    queryFn: () => (snapshot ? readLedger(ledgerWorld, portfolio, snapshot) : null),
    // What was shown of this portfolio stays until the new figures are there.
    placeholderData: (before, query) => (query?.queryKey[1] === portfolio.id ? before : undefined),
    gcTime: 0,
    structuralSharing: false,
  });
  return data;
}
