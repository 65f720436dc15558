import { comparableValues, type Flow, flowBetween } from './flows.ts';
import type { Usd } from './money.ts';
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
  const flow = flowBetween(before, after);
  const values = comparableValues(before, after);
  const growth = (start.growth * factorOf(values, flow)) / GROWTH_ONE;
  if (!flow) return { ...start, growth };
  const dated = { ...flow, at: after.takenAt };
  const deposit = flow.value > 0n ? dated : start.deposit;
  return { ...start, growth, deposit, flows: [...start.flows, dated].slice(-KEPT_FLOWS) };
}

function factorOf(values: { before: Usd; after: Usd }, flow: Flow | null): bigint {
  const grown = values.after - (flow?.value ?? 0n);
  if (values.before <= 0n || grown <= 0n) return GROWTH_ONE;
  return (grown * GROWTH_ONE) / values.before;
}
