import type { ClassId } from '../../core/asset.ts';
import { bps, WHOLE } from '../../core/money.ts';
import type { Glide, TargetPolicy } from '../../core/targetPolicy.ts';
import type {
  CovarianceInputs,
  ProposalNote,
  Refused,
  TargetProposal,
} from '../../core/targetProposal.ts';
import { at, normalised, sum } from '../../quant/matrix.ts';
import { equalWeights } from '../../quant/riskWeights.ts';
import {
  type Bounded,
  type Limits,
  limitsOf,
  wholeWeights,
  withinExposure,
  withinLimits,
} from './limits.ts';
import { overridden } from './overridden.ts';
import type { ProposalInput } from './proposalInput.ts';
import { riskViewOf } from './riskView.ts';
import { singularOf, stillOf } from './singular.ts';
import { isByRisk, type RiskPolicy, weighByRisk } from './weighByRisk.ts';
import { insuredPart, volatilityExposure } from './withStable.ts';

/** Weights before limits and rounding, in the order of the ids, with what is to be said. */
interface Weighed {
  weights: number[];
  /** The same within the limits, where the policy has its own way of keeping them. */
  kept?: Bounded;
  notes: ProposalNote[];
  inputs: CovarianceInputs | null;
  policy: TargetPolicy;
}

/**
 * The weights a policy gives on this day, or why it gives none. Pure; no forecast of any return.
 * Classes are taken in the order of their ids, so the order they come in changes nothing. Every
 * result keeps the bounds: minimum variance is solved within them, an exposure is kept while they allow
 * it, the others are water-filled.
 */
export function proposeTargets(policy: TargetPolicy, input: ProposalInput): TargetProposal {
  const ids = Object.keys(input.targets).sort();
  if (ids.length === 0) return { kind: 'refused', why: 'noClasses' };
  const strange = strangers(policy, ids);
  if (strange) return strange;
  const limits = limitsOf(ids, input.bounds);
  if ('kind' in limits) return limits;
  const weighed = weigh(policy, ids, input, limits);
  if ('kind' in weighed) return weighed;
  const { weights, at: places } = weighed.kept ?? withinLimits(weighed.weights, limits);
  const bounded = ids.filter((_, i) => places.includes(i) || isHeld(policy, weights, limits, i));
  return {
    kind: 'proposed',
    weights: wholeWeights(ids, weights),
    notes: [
      ...weighed.notes,
      ...(bounded.length > 0 ? [{ note: 'bounded' as const, classIds: bounded }] : []),
      ...concentrated(policy, ids, weights),
    ],
    inputs: weighed.inputs,
    policy: weighed.policy,
  };
}

/** Minimum variance stops at its limits by itself; what stands at one short of all or nothing. */
function isHeld(policy: TargetPolicy, weights: number[], { caps, floors }: Limits, i: number) {
  if (policy.kind !== 'minVariance') return false;
  const w = at(weights, i);
  const isAtCap = at(caps, i) < 1 && w >= at(caps, i) - 1e-9;
  return isAtCap || (at(floors, i) > 0 && w <= at(floors, i) + 1e-9);
}

/** From this weight on a mix by risk is said to be one class. */
const MOST_OF_ALL = 0.8;

function concentrated(
  policy: TargetPolicy,
  ids: readonly ClassId[],
  weights: readonly number[],
): ProposalNote[] {
  if (!isByRisk(policy) || ids.length < 2) return [];
  const most = Math.max(...weights);
  const classId = ids[weights.indexOf(most)] ?? '';
  const weight = bps(Math.round(most * WHOLE));
  return most > MOST_OF_ALL ? [{ note: 'concentrated', classId, weight }] : [];
}

/** A policy that names other classes than have targets was made for another set of them. */
function strangers(policy: TargetPolicy, ids: readonly ClassId[]): Refused | null {
  const named = namedBy(policy);
  if (!named) return null;
  if ('stable' in policy && policy.stable === '') return { kind: 'refused', why: 'noStable' };
  const unknown = named.classIds.filter((id) => !ids.includes(id));
  const isEmpty = named.parts.some((part) => !(sum(Object.values(part)) > 0));
  if (unknown.length === 0 && !isEmpty) return null;
  return { kind: 'refused', why: 'otherClasses', classIds: [...new Set(unknown)].sort() };
}

function namedBy(policy: TargetPolicy) {
  if (policy.kind === 'riskBudget') return { classIds: named(policy.budgets), parts: [] };
  if (policy.kind === 'glide')
    return {
      classIds: [...named(policy.from), ...named(policy.to)],
      parts: [policy.from, policy.to],
    };
  if (!('stable' in policy)) return null;
  const { [policy.stable]: _, ...risky } = policy.mix;
  return { classIds: [policy.stable, ...named(policy.mix)], parts: [risky] };
}

const named = (part: Record<ClassId, number>): ClassId[] =>
  Object.keys(part).filter((id) => (part[id] ?? 0) > 0);

function weigh(
  policy: TargetPolicy,
  ids: readonly ClassId[],
  input: ProposalInput,
  limits: Limits,
): Weighed | Refused {
  const plain = { notes: [], inputs: null, policy };
  if (policy.kind === 'equal') return { ...plain, weights: equalWeights(ids.length) };
  if (policy.kind === 'fixed')
    return { ...plain, weights: ids.map((id) => (input.targets[id] ?? 0) / WHOLE) };
  if (policy.kind === 'glide') return { ...plain, ...glided(policy, ids, input.now) };
  if ('stable' in policy) return mixed(policy, ids, input, limits);
  return byRisk(policy, ids, input, limits);
}

/**
 * By the covariance of the classes that get something. Only inverse volatility has a use for classes
 * of which one follows from the others.
 */
function byRisk(
  policy: RiskPolicy,
  ids: readonly ClassId[],
  { history, now }: ProposalInput,
  limits: Limits,
): Weighed | Refused {
  const given = policy.kind === 'riskBudget' ? named(policy.budgets).sort() : [];
  const weighed = given.length > 0 ? given : ids;
  const spread = (weights: readonly number[]) => ids.map((id) => weights[weighed.indexOf(id)] ?? 0);
  if (weighed.length === 1) return { weights: spread([1]), notes: [], inputs: null, policy };
  const view = riskViewOf(history, weighed, now);
  if ('kind' in view) return view;
  const refused = stillOf(view) ?? (policy.kind === 'inverseVolatility' ? null : singularOf(view));
  if (refused) return refused;
  const weights = weighByRisk(policy, weighed, view.covariance, limits);
  return weights
    ? { weights: spread(weights), notes: [], inputs: view.inputs, policy }
    : { kind: 'refused', why: 'notSettled' };
}

/** t0 + (t1 - t0) of the time that is over, exactly the ends at the ends. quant.md B.8. */
function glided(policy: Glide, ids: readonly ClassId[], now: number) {
  const { from, to, start, end } = policy;
  const done = now >= end ? 1 : now <= start ? 0 : (now - start) / (end - start);
  const [first, last] = [from, to].map(
    (mix) => normalised(ids.map((id) => mix[id] ?? 0)) ?? [],
  ) as [number[], number[]];
  const weights = ids.map((_, i) => (1 - done) * at(first, i) + done * at(last, i));
  const note = { note: 'glide' as const, done: bps(Math.round(done * WHOLE)), end };
  return { weights, notes: [note] };
}

/** The risky mix times its exposure; the stable class takes the rest. */
function mixed(
  policy: Extract<TargetPolicy, { stable: ClassId }>,
  ids: readonly ClassId[],
  input: ProposalInput,
  limits: Limits,
): Weighed | Refused {
  const { [policy.stable]: _, ...risky } = policy.mix;
  const whole = sum(Object.values(risky));
  const mix = Object.fromEntries(
    named(risky)
      .sort()
      .map((id) => [id, (risky[id] ?? 0) / whole]),
  );
  const found =
    policy.kind === 'volatilityTarget'
      ? volatilityExposure(policy, mix, input)
      : insuredPart(policy, mix, input);
  if ('kind' in found) return found;
  const { exposure } = found;
  const { stable } = policy;
  const parts = ids.map((id) => mix[id] ?? 0);
  const kept = withinExposure({ exposure, mix: parts, stable: ids.indexOf(stable) }, limits);
  const weights = ids.map((id, i) => (id === stable ? 1 - exposure : exposure * at(parts, i)));
  const held = { ids, stable, wanted: weights, kept, limits };
  const notes = [...found.notes, ...overridden(found, held, input)];
  return { weights, kept, notes, inputs: null, policy: found.policy };
}
