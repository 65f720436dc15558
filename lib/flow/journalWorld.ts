import type { Bundle } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import type { HistoryEntry } from '../core/history.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

/** Where bundles under way are written before and after everything that happens to them. */
export interface JournalWorld {
  now(): UnixSeconds;
  readJournal(portfolioId: string): Promise<Bundle[]>;
  /** Returns when it is on disk. */
  writeJournal(portfolioId: string, bundles: Bundle[]): Promise<void>;
  appendHistory(entry: HistoryEntry): Promise<void>;
  /** Runs alone among all windows and the background. @throws bundle.busy when another is at work */
  locked<T>(portfolioId: string, work: () => Promise<T>): Promise<T>;
}

/** A bundle of the journal. @throws bug.unreachable when it is not there */
export async function findBundle(
  world: JournalWorld,
  portfolioId: string,
  bundleId: string,
): Promise<Bundle> {
  const found = (await world.readJournal(portfolioId)).find(({ id }) => id === bundleId);
  if (!found) throw new Fault('bug.unreachable', 'no such bundle');
  return found;
}

/** Writes a bundle in place of its older self and gives it back. */
export async function saveBundle(world: JournalWorld, bundle: Bundle): Promise<Bundle> {
  const others = (await world.readJournal(bundle.portfolioId)).filter(({ id }) => id !== bundle.id);
  await world.writeJournal(bundle.portfolioId, [...others, bundle]);
  return bundle;
}

/** Takes an ended bundle out of the journal and into the history. */
export async function archiveBundle(
  world: JournalWorld,
  bundle: Bundle,
  onTargetAfter: Extract<HistoryEntry, { kind: 'rebalance' }>['onTargetAfter'],
): Promise<void> {
  await world.appendHistory({
    kind: 'rebalance',
    id: bundle.id,
    portfolioId: bundle.portfolioId,
    at: bundle.closedAt ?? world.now(),
    bundle,
    onTargetAfter,
  });
  const others = (await world.readJournal(bundle.portfolioId)).filter(({ id }) => id !== bundle.id);
  await world.writeJournal(bundle.portfolioId, others);
}
