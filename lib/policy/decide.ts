import { at, cell } from '../quant/matrix.ts';
import { isAnyOutside, placesOutside } from './breach.ts';
import { destinationOf } from './destination.ts';
import { NOISE, type PolicyState } from './state.ts';
import { type WaitCause, waitCauses } from './waits.ts';
import { uncosted, type Worth, worthOf } from './worth.ts';

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
  const isBroken = isAnyOutside(state);
  const byRisk = isRiskOver(state);
  if (byRisk === null)
    return { kind: 'unknown', outside: namesOutside(state), missing: ['covariance'] };
  if (byRisk || isTriggered(state, isBroken)) return judge(state, placesOutside(state));
  if (state.unbanded.length > 0 && isBandAsked(state))
    return { kind: 'unknown', outside: [], missing: state.unbanded.map((id) => `band ${id}`) };
  return idle(state, isBroken);
}

/** The decision with its own copy of the state. */
export const keepDecision = (state: PolicyState): Decision => ({
  state: structuredClone(state),
  verdict: decide(state),
});

const namesOutside = (state: PolicyState): string[] => names(state, placesOutside(state));

const names = ({ ids }: PolicyState, places: readonly number[]): string[] =>
  places.map((i) => ids[i] ?? '');

/** Whether schedule and band, as the rule joins them, call for acting. */
function isTriggered({ dueAt, now, edges, rule }: PolicyState, isBroken: boolean): boolean {
  const due = dueAt !== null && now >= dueAt;
  return dueAt !== null && edges && rule.join === 'and' ? due && isBroken : due || isBroken;
}

/** Whether a broken band would call for acting now, whatever the schedule says. */
const isBandAsked = ({ dueAt, now, rule }: PolicyState): boolean =>
  dueAt === null || rule.join === 'or' || now >= dueAt;

/**
 * Whether the expected tracking error is above its limit, or above this part of it; null when it
 * cannot be known.
 */
export function isRiskOver(
  { rule, covariance, weights, targets }: PolicyState,
  part = 1,
): boolean | null {
  if (rule.trackingError === null) return false;
  if (!covariance) return null;
  let variance = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const gap = at(weights, i) - at(targets, i);
    for (let j = 0; j < i; j += 1)
      variance += 2 * gap * cell(covariance, i, j) * (at(weights, j) - at(targets, j));
    variance += gap * gap * cell(covariance, i, i);
  }
  return Math.sqrt(Math.max(0, variance)) > rule.trackingError * part + NOISE;
}

/** The one verdict of nearly every look; made once. */
const CALM_VERDICT: Verdict = { kind: 'inBand', outside: [] };
Object.freeze(CALM_VERDICT.outside);
Object.freeze(CALM_VERDICT);

function idle(state: PolicyState, isBroken: boolean): Verdict {
  const isAwaited = state.dueAt !== null && (isBroken || !state.edges);
  if (!isAwaited || state.dueAt === null) return CALM_VERDICT;
  const causes: WaitCause[] = [{ cause: 'schedule', until: state.dueAt }];
  return { kind: 'wait', outside: namesOutside(state), causes };
}

/** Called for: act, unless something stands in the way or it is not worth it. */
function judge(state: PolicyState, places: readonly number[]): Verdict {
  const { rule, weights, targets } = state;
  const outside = names(state, places);
  const isOnTarget = weights.every((w, i) => Math.abs(w - at(targets, i)) <= NOISE);
  if (isOnTarget) return { kind: 'inBand', outside };
  const moving = movingOf(state, places);
  const to = destinationOf(state, moving);
  const causes = waitCauses(state, places, to);
  if (causes.length > 0) return { kind: 'wait', outside, causes };
  const worth = rule.isCostWeighed ? worthOf(state, moving) : null;
  if (rule.isCostWeighed && !worth)
    return { kind: 'unknown', outside, missing: missingForWorth(state, moving) };
  if (worth && worth.relief <= worth.cost) return { kind: 'notWorth', outside, worth };
  return { kind: 'act', outside, to, worth };
}

/** Places of the assets a correction moves: what is outside, or all where nothing is or all is asked. */
export const movingOf = (
  { rule, weights }: Pick<PolicyState, 'rule' | 'weights'>,
  places: readonly number[],
): readonly number[] =>
  rule.moves === 'outside' && places.length > 0 ? places : weights.map((_, i) => i);

/** Assets that a correction trades and whose cost nothing tells. */
export const lackingCost = (state: PolicyState, moving: readonly number[]): string[] =>
  names(state, uncosted(state, destinationOf(state, moving)));

const missingForWorth = (state: PolicyState, moving: readonly number[]): string[] => [
  ...lackingCost(state, moving).map((id) => `cost ${id}`),
  ...(state.covariance ? [] : ['covariance']),
];
