import { followInsurance } from '../core/insurance.ts';
import { nextPerformance, type Performance } from '../core/performance.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { insuranceItem } from '../storage/insurance.ts';
import { performanceItem } from '../storage/performance.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { inTurn } from './lock.ts';

/** Stores a snapshot, and what it says of transfers, performance and a floor since the one before. */
export const writeSnapshot = (snapshot: Snapshot): Promise<void> =>
  // A check and a plan may end together: each must be compared with the one before it, and no two
  // with the same.
  inTurn(`snapshot/${snapshot.portfolioId}`, async () => {
    const stored = snapshotItem(snapshot.portfolioId);
    const performance = performanceItem(snapshot.portfolioId);
    const [before, so] = await Promise.all([stored.read(), performance.read()]);
    await stored.write(snapshot);
    const next = nextPerformance(so, before, snapshot);
    await performance.write(next);
    await followFloor(snapshot, next);
  });

/** A floor that follows the peak must see every snapshot, not only those of an open page. */
async function followFloor({ portfolioId, takenAt }: Snapshot, { growth }: Performance) {
  const policy = (await portfolioItem(portfolioId).read())?.strategy.policy;
  if (policy?.kind !== 'cppi' && policy?.kind !== 'tipp') return;
  const item = insuranceItem(portfolioId);
  await item.write(followInsurance(policy, await item.read(), growth, takenAt));
}
