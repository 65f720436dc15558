import type { Step } from '../../lib/core/bundle.ts';
import { CHECK_LIMIT_SECONDS, isRunning } from '../../lib/core/check.ts';
import { isLookDue } from '../../lib/core/judgement.ts';
import { absUsd } from '../../lib/core/money.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import { type UnixSeconds, unknownChains } from '../../lib/core/snapshot.ts';

/** What the user can do from popup and overview. */
export interface PortfolioActs {
  onRefresh: () => void;
  onTogglePrivacy: () => void;
  onReviewPlan: () => void;
  /** Goes to the plan that is under way. */
  onResume: () => void;
  onSetTargets: () => void;
  onOpenSettings: () => void;
  onLeaveDemo: () => void;
  /** Asks for the permission the browser took back. */
  onRepair: () => void;
}

/** Three ways to begin. */
export interface WelcomeActs {
  onWatchAddress: () => void;
  onConnect: () => void;
  onTryDemo: () => void;
}

/** What the popup offers besides. */
export interface PopupActs extends PortfolioActs, WelcomeActs {
  /** Opens the overview on the full page. */
  onOpenPage: () => void;
}

/** The one next step: what the primary button says and does. */
export type NextAct =
  | 'setTargets'
  | 'resume'
  | 'wait'
  | 'refreshFirst'
  | 'checkAgain'
  | 'review'
  | 'openPlan';

export interface Standing {
  isChecking: boolean;
  /** Older than two intervals: shown greyed, not to be planned on. */
  isStale: boolean;
  progress: { step: number; of: number } | null;
  next: NextAct;
}

/** Whether classes are outside their band, each by less than the smallest trade. Pure. */
export function isTooLittle({ portfolio, drift }: PortfolioFacts): boolean {
  const outside = drift?.rows.filter(({ position }) => position !== 'inBand') ?? [];
  const { minTrade } = portfolio.limits;
  return outside.length > 0 && outside.every(({ change }) => absUsd(change) < minTrade);
}

/** Intervals after which figures count as stale. */
const STALE_INTERVALS = 2;

/** Where a portfolio stands now and what comes next. Pure. */
export function standingOf(facts: PortfolioFacts): Standing {
  const isStale = facts.now >= staleFrom(facts);
  return {
    isChecking: isRunning(facts.check, facts.now),
    isStale,
    progress: facts.bundle && progressOf(facts.bundle.steps),
    next: nextAct(facts, isStale),
  };
}

/** The first second at which the figures count as stale. */
function staleFrom({ snapshot, portfolio, checkMinutes }: PortfolioFacts): UnixSeconds {
  if (!snapshot || portfolio.kind !== 'own') return Number.POSITIVE_INFINITY;
  return snapshot.takenAt + STALE_INTERVALS * checkMinutes * 60 + 1;
}

/** The first moment after `now` at which time alone changes more than ages; infinity for none. */
export function standsUntil(facts: PortfolioFacts): UnixSeconds {
  const { now, check } = facts;
  const lostFrom = check && isRunning(check, now) ? check.startedAt + CHECK_LIMIT_SECONDS : now;
  return Math.min(...[staleFrom(facts), lostFrom].filter((at) => at > now));
}

function nextAct(facts: PortfolioFacts, isStale: boolean): NextAct {
  const { portfolio, bundle, snapshot, drift, check, judgement } = facts;
  if (bundle) return 'resume';
  if (portfolio.targets.length === 0) return 'setTargets';
  if (!snapshot || !drift) return check?.fault ? 'checkAgain' : 'wait';
  if (isStale) return 'refreshFirst';
  if (unknownChains(snapshot).length > 0 || drift.total === 0n) return 'checkAgain';
  const isDue = judgement !== null && isLookDue(judgement);
  return drift.outside > 0 || isDue ? 'review' : 'openPlan';
}

/** The step whose turn it is, counted from 1; the last one when all are done. */
export function progressOf(steps: readonly Pick<Step, 'state'>[]): { step: number; of: number } {
  const index = steps.findIndex(({ state }) => state !== 'confirmed' && state !== 'skipped');
  return { step: index < 0 ? steps.length : index + 1, of: steps.length };
}
