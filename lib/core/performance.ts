import { type Comparison, compareSnapshots, type Flow } from './flows.ts';
import type { Snapshot, UnixSeconds } from './snapshot.ts';

/** A transfer with the time it was noticed. */
export interface DatedFlow extends Flow {
  at: UnixSeconds;
}

/** How a portfolio did since it was first read, deposits and withdrawals taken out. */
export interface Performance {
  since: UnixSeconds;
  /** What one dollar became × 10¹²: periods between transfers multiplied (time-weighted). */
  growth: bigint;
  /** Transfers noticed, newest last, the last hundred. */
  flows: DatedFlow[];
  /** The newest deposit that was neither planned nor put aside. */
  deposit: DatedFlow | null;
}

export const GROWTH_ONE = 10n ** 12n;
const KEPT_FLOWS = 100;

/**
 * Performance after one more snapshot: the period's growth is the later value without what came in,
 * over the earlier value. A period that began or ended with nothing, or with debts above holdings,
 * multiplies by one.
 */
export function nextPerformance(
  so: Performance | null,
  before: Snapshot | null,
  after: Snapshot,
): Performance {
  const start = so ?? { since: after.takenAt, growth: GROWTH_ONE, flows: [], deposit: null };
  if (!before || before.takenAt >= after.takenAt) return start;
  const compared = compareSnapshots(before, after);
  const { flow } = compared;
  const growth = (start.growth * factorOf(compared)) / GROWTH_ONE;
  if (!flow) return { ...start, growth };
  const dated = { ...flow, at: after.takenAt };
  const deposit = flow.value > 0n ? dated : start.deposit;
  return { ...start, growth, deposit, flows: [...start.flows, dated].slice(-KEPT_FLOWS) };
}

function factorOf({ before, after, flow }: Comparison): bigint {
  const grown = after - (flow?.value ?? 0n);
  if (before <= 0n || grown <= 0n) return GROWTH_ONE;
  return (grown * GROWTH_ONE) / before;
}
