import type { ClassTable } from '../core/classes.ts';
import type { Drift } from '../core/drift.ts';
import type { Judgement } from '../core/judgement.ts';
import { absUsd } from '../core/money.ts';
import type { PlanAsk } from '../core/planAsk.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { placesOutside } from '../policy/breach.ts';
import { type Decision, keepDecision } from '../policy/decide.ts';
import { nextDue } from '../policy/schedule.ts';
import { judgementOf } from './judgementOf.ts';
import { type Known, type Measured, measureState, NOTHING_KNOWN } from './policyState.ts';

/** Drift, the decision it led to, and that in whole numbers. */
export interface Judged extends Decision {
  drift: Drift;
  judgement: Judgement;
  /** A look of the schedule had come and there was nothing to do. */
  isLookDone: boolean;
}

/**
 * Drift and verdict of a snapshot by the user's rule. What is not known makes only what hangs on it
 * unknown: without a chain or a price nothing is decided; without costs or past prices a breach is
 * one all the same, and only what it would be worth is unknown.
 */
export function judge(
  portfolio: Portfolio,
  snapshot: Snapshot,
  classes: Pick<ClassTable, 'referenceOf'>,
  known: Known = NOTHING_KNOWN,
): Judged {
  const measured = measureState(portfolio, snapshot, classes, known);
  const isIdle = isIdleLook(portfolio, measured);
  const { schedule } = portfolio.strategy;
  const { now } = measured.state;
  const state = isIdle ? { ...measured.state, dueAt: nextDue(schedule, now) } : measured.state;
  const decision = keepDecision(state);
  const isLookDone = isIdle || (isCome(state) && decision.verdict.kind === 'inBand');
  return {
    ...decision,
    drift: measured.drift,
    judgement: judgementOf(decision, measured, { snapshot, classes, past: known.past }),
    isLookDone,
  };
}

/** What a plan is asked for by a verdict, whatever it is: a plan can always be opened. */
export const askOf = ({ judgement }: Pick<Judged, 'judgement'>): PlanAsk => ({
  kind: 'rebalance',
  aim: judgement.aim,
});

const isCome = ({ dueAt, now }: Measured['state']): boolean => dueAt !== null && now >= dueAt;

/** A look has come, all are inside their bands, and nothing is far enough off to be traded. */
function isIdleLook({ limits }: Portfolio, { state, drift }: Measured): boolean {
  const isSmall = drift.rows.every(({ change }) => absUsd(change) < limits.minTrade);
  const isCalm = state.unknown.length === 0 && placesOutside(state).length === 0;
  return isCome(state) && isCalm && isSmall;
}
