import type { Bundle } from '../core/bundle.ts';
import { followInsurance } from '../core/insurance.ts';
import { nextPerformance, type Performance } from '../core/performance.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { readHistory } from '../storage/history.ts';
import { insuranceItem } from '../storage/insurance.ts';
import { readJournal } from '../storage/journal.ts';
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
    const bundles = before ? await bundlesSince(before) : [];
    const next = nextPerformance(so, before, snapshot, bundles);
    await performance.write(next);
    await followFloor(snapshot, next);
  });

/** A bundle ends by our clock after its last block, which a snapshot may have read a little late. */
const SLACK = 3_600;

/**
 * Bundles that may have moved something since a snapshot. What cannot be read explains nothing: the
 * snapshot counts, and what moved is told apart by its values.
 */
async function bundlesSince({ portfolioId, takenAt }: Snapshot): Promise<Bundle[]> {
  const [open, ended] = await Promise.all([
    readJournal(portfolioId).catch((): Bundle[] => []),
    readHistory(portfolioId, takenAt - SLACK).catch(() => []),
  ]);
  const archived = ended.flatMap((entry) => (entry.kind === 'rebalance' ? [entry.bundle] : []));
  return [...new Map([...open, ...archived].map((bundle) => [bundle.id, bundle])).values()];
}

/** A floor that follows the peak must see every snapshot, not only those of an open page. */
async function followFloor({ portfolioId, takenAt }: Snapshot, { growth }: Performance) {
  const policy = (await portfolioItem(portfolioId).read())?.strategy.policy;
  if (policy?.kind !== 'cppi' && policy?.kind !== 'tipp') return;
  const item = insuranceItem(portfolioId);
  await item.write(followInsurance(policy, await item.read(), growth, takenAt));
}
