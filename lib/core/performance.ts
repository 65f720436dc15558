import type { Bundle } from './bundle.ts';
import { type Comparison, compareSnapshots, type Flow, LEAST_FLOW } from './flows.ts';
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
  /** Transfers noticed, newest last. */
  flows: DatedFlow[];
  /** Transfers up to then are kept no more; absent while all are. */
  forgottenUntil?: UnixSeconds;
  /** The newest deposit that was neither planned nor put aside. */
  deposit: DatedFlow | null;
}

/** From when on every transfer is known. */
export const knownSince = ({ since, forgottenUntil = since }: Performance): UnixSeconds =>
  Math.max(since, forgottenUntil);

export const GROWTH_ONE = 10n ** 12n;
/** Two a week for ten years. */
export const KEPT_FLOWS = 1_000;

/**
 * Performance after one more snapshot: the period's growth is the later value without what came in,
 * over the earlier value; what own bundles did is no transfer. A period that began with less than a
 * transfer is noticed from, or ended with nothing or with debts above holdings, multiplies by one.
 */
export function nextPerformance(
  so: Performance | null,
  before: Snapshot | null,
  after: Snapshot,
  bundles: readonly Bundle[] = [],
): Performance {
  const start = so ?? { since: after.takenAt, growth: GROWTH_ONE, flows: [], deposit: null };
  if (!before || before.takenAt >= after.takenAt) return start;
  const compared = compareSnapshots(before, after, bundles);
  const { flow } = compared;
  const growth = (start.growth * factorOf(compared)) / GROWTH_ONE;
  if (!flow) return { ...start, growth };
  const dated = { ...flow, at: after.takenAt };
  const deposit = flow.value > 0n ? dated : start.deposit;
  const flows = [...start.flows, dated];
  const forgotten = flows.at(-KEPT_FLOWS - 1);
  return {
    ...start,
    growth,
    deposit,
    flows: flows.slice(-KEPT_FLOWS),
    ...(forgotten && { forgottenUntil: forgotten.at }),
  };
}

function factorOf({ before, after, flow, exchanged }: Comparison): bigint {
  const grown = after - (flow?.value ?? 0n) - exchanged;
  if (before < LEAST_FLOW || grown <= 0n) return GROWTH_ONE;
  return (grown * GROWTH_ONE) / before;
}
