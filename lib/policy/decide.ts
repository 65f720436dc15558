import { at, quadratic } from '../quant/matrix.ts';
import { placesOutside } from './breach.ts';
import { destinationOf } from './destination.ts';
import { NOISE, type PolicyState } from './state.ts';
import { type WaitCause, waitCauses } from './waits.ts';
import { type Worth, worthOf } from './worth.ts';

/** What to do, as a value. `outside` names what is beyond its band, also while nothing is to be done. */
export type Verdict =
  | { kind: 'inBand'; outside: string[] }
  | { kind: 'act'; outside: string[]; to: number[]; worth: Worth | null }
  | { kind: 'wait'; outside: string[]; causes: WaitCause[] }
  | { kind: 'notWorth'; outside: string[]; worth: Worth }
  | { kind: 'unknown'; outside: string[]; missing: string[] };

/** A verdict beside all it was made of: `decide(state)` gives it again. */
export interface Decision {
  state: PolicyState;
  verdict: Verdict;
}

/**
 * The user's rule on one state of the portfolio; the same function serves live use and simulation.
 * Acts on a band only strictly beyond it. `to` holds the weights to trade to, in the state's order.
 */
export function decide(state: PolicyState): Verdict {
  if (state.unknown.length > 0)
    return { kind: 'unknown', outside: [], missing: [...state.unknown] };
  const places = placesOutside(state);
  const due = state.dueAt !== null && state.now >= state.dueAt;
  const byRisk = isRiskOver(state);
  if (byRisk === null)
    return { kind: 'unknown', outside: names(state, places), missing: ['covariance'] };
  if (!(byRisk || isTriggered(state, places, due))) return idle(state, places);
  return judge(state, places);
}

/** The decision with its own copy of the state. */
export const keepDecision = (state: PolicyState): Decision => ({
  state: structuredClone(state),
  verdict: decide(state),
});

const names = ({ ids }: PolicyState, places: readonly number[]): string[] =>
  places.map((i) => ids[i] ?? '');

/** Whether schedule and band, as the rule joins them, call for acting. */
function isTriggered(state: PolicyState, places: readonly number[], due: boolean): boolean {
  const isBroken = places.length > 0;
  if (state.dueAt === null || !state.edges) return due || isBroken;
  return state.rule.join === 'and' ? due && isBroken : due || isBroken;
}

/** Whether the expected tracking error is above its limit; null when it cannot be known. */
function isRiskOver({ rule, covariance, weights, targets }: PolicyState): boolean | null {
  if (rule.trackingError === null) return false;
  if (!covariance) return null;
  const gaps = weights.map((w, i) => w - at(targets, i));
  return Math.sqrt(Math.max(0, quadratic(covariance, gaps))) > rule.trackingError + NOISE;
}

function idle(state: PolicyState, places: readonly number[]): Verdict {
  const outside = names(state, places);
  const isAwaited = state.dueAt !== null && (outside.length > 0 || !state.edges);
  if (!isAwaited || state.dueAt === null) return { kind: 'inBand', outside };
  return { kind: 'wait', outside, causes: [{ cause: 'schedule', until: state.dueAt }] };
}

/** Called for: act, unless something stands in the way or it is not worth it. */
function judge(state: PolicyState, places: readonly number[]): Verdict {
  const { rule, weights, targets } = state;
  const outside = names(state, places);
  const isOnTarget = weights.every((w, i) => Math.abs(w - at(targets, i)) <= NOISE);
  if (isOnTarget) return { kind: 'inBand', outside };
  const causes = waitCauses(state, places);
  if (causes.length > 0) return { kind: 'wait', outside, causes };
  const moving = movingOf(state, places);
  const worth = rule.isCostWeighed ? worthOf(state, moving) : null;
  if (rule.isCostWeighed && !worth)
    return { kind: 'unknown', outside, missing: missingForWorth(state) };
  if (worth && worth.relief <= worth.cost) return { kind: 'notWorth', outside, worth };
  return { kind: 'act', outside, to: destinationOf(state, moving), worth };
}

/** Places of the assets a correction moves: what is outside, or all where nothing is or all is asked. */
export const movingOf = (
  { rule, weights }: Pick<PolicyState, 'rule' | 'weights'>,
  places: readonly number[],
): readonly number[] =>
  rule.moves === 'outside' && places.length > 0 ? places : weights.map((_, i) => i);

const missingForWorth = ({ costs, covariance }: PolicyState): string[] => [
  ...(costs ? [] : ['cost']),
  ...(covariance ? [] : ['covariance']),
];
