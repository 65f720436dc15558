import type { ChainId, ClassId } from './asset.ts';
import type { Bundle } from './bundle.ts';
import type { CheckRecord } from './check.ts';
import type { ClassTable } from './classes.ts';
import { type Drift, measureDrift } from './drift.ts';
import { withEdges } from './edges.ts';
import type { Judgement } from './judgement.ts';
import { type Plan, planTrades } from './plan.ts';
import type { Portfolio } from './portfolio.ts';
import type { Snapshot, UnixSeconds } from './snapshot.ts';

/** What popup and overview draw: stored values and the time, nothing fetched. */
export interface PortfolioFacts extends Measures {
  portfolio: Portfolio;
  /** The last stored reading; null before the first check ended. */
  snapshot: Snapshot | null;
  /** The last or running check. */
  check: CheckRecord | null;
  /** The last verdict; null before the first check. */
  judgement: Judgement | null;
  /** A bundle under way; null when none is open. */
  bundle: Pick<Bundle, 'steps'> | null;
  now: UnixSeconds;
  checkMinutes: number;
  nextCheckAt: UnixSeconds | null;
  isOffline: boolean;
  labels: Labels;
}

/** What follows from a portfolio and its snapshot; null without one. */
export interface Measures {
  drift: Drift | null;
  /** Trades from that snapshot, when they are known: gives counts and traded value. */
  plan: Plan | null;
}

/** Names of what core knows only by id; the registry's entries fit as they are. */
export interface Labels {
  chains: readonly { id: ChainId; name: string }[];
  classes: readonly { id: ClassId; name: string }[];
}

/** Drift and plan of a portfolio as its snapshot and the last verdict show it. Pure. */
export function measurePortfolio(
  portfolio: Portfolio,
  snapshot: Snapshot | null,
  classes: ClassTable,
  judgement: Judgement | null = null,
): Measures {
  if (!snapshot) return { drift: null, plan: null };
  const settled = withEdges(portfolio, judgement?.found ?? {});
  const drift = measureDrift(settled, snapshot, classes);
  const aim = judgement?.at === snapshot.takenAt ? judgement.aim : null;
  return { drift, plan: planTrades(settled, drift, snapshot, classes, { kind: 'rebalance', aim }) };
}

/** When the figures of a snapshot are read anew, in seconds since 1970; null without one. */
export const nextCheckAt = (snapshot: Snapshot | null, checkMinutes: number): UnixSeconds | null =>
  snapshot && snapshot.takenAt + checkMinutes * 60;
