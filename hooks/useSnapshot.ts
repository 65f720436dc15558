import { useMemo } from 'react';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { useStored } from './useStored.ts';

/** A portfolio's stored snapshot, followed as it changes; undefined until it was read. */
export function useSnapshot(portfolioId: string): Snapshot | null | undefined {
  const item = useMemo(() => snapshotItem(portfolioId), [portfolioId]);
  return useStored(item).value;
}
