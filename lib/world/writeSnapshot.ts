import { nextPerformance } from '../core/performance.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { performanceItem } from '../storage/performance.ts';
import { snapshotItem } from '../storage/snapshots.ts';

/** Stores a snapshot, and what it says of transfers and performance since the one before. */
export async function writeSnapshot(snapshot: Snapshot): Promise<void> {
  const stored = snapshotItem(snapshot.portfolioId);
  const performance = performanceItem(snapshot.portfolioId);
  const [before, so] = await Promise.all([stored.read(), performance.read()]);
  await stored.write(snapshot);
  await performance.write(nextPerformance(so, before, snapshot));
}
