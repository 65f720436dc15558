import type { ClassId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import type { Statement } from './judgement.ts';
import type { Bps } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

interface Entry {
  id: string;
  portfolioId: string;
  at: UnixSeconds;
}

/** A bundle that ended, with everything that was reviewed and sent. */
export interface RebalanceEntry extends Entry {
  kind: 'rebalance';
  bundle: Bundle;
  /** Measured anew after the last step; null when the chain could not be read. */
  onTargetAfter: Bps | null;
}

/** An alert that was raised. */
export interface AlertEntry extends Entry {
  kind: 'alert';
  classId: ClassId;
  weight: Bps;
  target: Bps;
  band: Bps;
  outside: number;
  /** The verdict it said; null in entries from before there was one. */
  said: Statement | null;
}

/** A verdict of another kind than the one before it. */
export interface VerdictEntry extends Entry {
  kind: 'verdict';
  said: Statement;
}

/** One line of what happened; written once, never changed. */
export type HistoryEntry = RebalanceEntry | AlertEntry | VerdictEntry;

/**
 * What the user did about a verdict: the first plan begun after it and before the next verdict that
 * history holds. Undefined: nothing.
 */
export function answerTo(
  { id, at }: AlertEntry | VerdictEntry,
  entries: readonly HistoryEntry[],
): RebalanceEntry | undefined {
  const later = entries.filter((one) => one.kind !== 'rebalance' && one.id !== id && one.at > at);
  const until = Math.min(...later.map((one) => one.at));
  return entries
    .filter((one) => one.kind === 'rebalance')
    .filter(({ bundle }) => bundle.createdAt >= at && bundle.createdAt < until)
    .sort((a, b) => a.bundle.createdAt - b.bundle.createdAt)[0];
}
