import { nextPerformance } from '../core/performance.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { performanceItem } from '../storage/performance.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { inTurn } from './lock.ts';

/** Stores a snapshot, and what it says of transfers and performance since the one before. */
export const writeSnapshot = (snapshot: Snapshot): Promise<void> =>
  // A check and a plan may end together: each must be compared with the one before it, and no two
  // with the same.
  inTurn(`snapshot/${snapshot.portfolioId}`, async () => {
    const stored = snapshotItem(snapshot.portfolioId);
    const performance = performanceItem(snapshot.portfolioId);
    const [before, so] = await Promise.all([stored.read(), performance.read()]);
    await stored.write(snapshot);
    await performance.write(nextPerformance(so, before, snapshot));
  });
