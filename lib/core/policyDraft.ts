import type { ClassId } from './asset.ts';
import { type Bps, bps, type Usd, WHOLE } from './money.ts';
import type { Target } from './portfolio.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { Glide, TargetPolicy, WeightBounds } from './targetPolicy.ts';
import { type TypedProblem, typedDecimal, typedPercent } from './typedNumber.ts';
import { equalWeights } from './weights.ts';

/** Policies as they are chosen: equal risk is a budget of the same for all. */
export const POLICY_CHOICES = [
  'fixed',
  'equal',
  'inverseVolatility',
  'equalRisk',
  'riskBudget',
  'minVariance',
  'hierarchicalRiskParity',
  'volatilityTarget',
  'cppi',
  'tipp',
  'glide',
] as const;
export type PolicyChoice = (typeof POLICY_CHOICES)[number];

/** A policy while it is edited. Holds every keystroke, valid or not. */
export interface PolicyDraft {
  choice: PolicyChoice;
  budgets: Record<ClassId, string>;
  /** The mix a glide ends on, and in how many days. */
  to: Record<ClassId, string>;
  days: string;
  volatility: string;
  /** Empty: not chosen. */
  stable: ClassId;
  floor: string;
  multiplier: string;
  mostRisky: string;
  /** Days at the floor until it starts anew; empty is never. */
  resetAfterDays: string;
  /** A floor is counted from now, whatever is stored. */
  isStartedAnew: boolean;
  /** Empty is none. */
  least: Record<ClassId, string>;
  most: Record<ClassId, string>;
}

export type PolicyField =
  | 'days'
  | 'volatility'
  | 'floor'
  | 'multiplier'
  | 'mostRisky'
  | 'resetAfterDays';
export type ClassField = 'budgets' | 'to' | 'least' | 'most';

export type PolicyProblem =
  | { at: PolicyField; why: TypedProblem }
  | { at: ClassField; classId: ClassId; why: TypedProblem }
  /** Basis points missing to the whole; negative when there are too many. */
  | { at: 'budgetSum' | 'toSum'; left: number };

export type PolicyReading =
  | { isOk: true; policy: TargetPolicy; bounds: Record<ClassId, WeightBounds> }
  | { isOk: false; problems: PolicyProblem[] };

/** What a policy starts from. */
export interface PolicyGround {
  targets: readonly Pick<Target, 'classId' | 'weight'>[];
  policy: TargetPolicy | null;
  bounds: Record<ClassId, WeightBounds>;
  now: UnixSeconds;
  value: Usd | null;
  growth: bigint;
}

export const DAY = 86_400;
export const MULTIPLIER_DECIMALS = 2;

/** Figures of a common size that a choice starts from; none of them is in force. */
const EXAMPLE = {
  days: 90,
  volatility: bps(3_000),
  floor: bps(8_000),
  multiplier: 250,
  mostRisky: WHOLE,
  resetAfterDays: null,
};

/** The draft an editor starts from: the policy in force, examples for the rest. */
export function draftPolicy({ targets, policy, bounds }: PolicyGround): PolicyDraft {
  const ids = targets.map(({ classId }) => classId);
  const byClass = (of: (id: ClassId) => string) =>
    Object.fromEntries(ids.map((id) => [id, of(id)]));
  const typed = (parts: Record<ClassId, Bps>) => byClass((id) => typedPercent(parts[id] ?? bps(0)));
  const figures = { ...EXAMPLE, ...policy };
  return {
    choice: choiceOf(policy),
    budgets: typed(choiceOf(policy) === 'riskBudget' ? budgetsOf(policy) : evenParts(ids)),
    to: typed(policy?.kind === 'glide' ? policy.to : partsOf(targets)),
    days: `${policy?.kind === 'glide' ? daysOf(policy) : EXAMPLE.days}`,
    volatility: typedPercent(figures.volatility),
    stable: policy && 'stable' in policy ? policy.stable : stableOf(ids),
    floor: typedPercent(figures.floor),
    multiplier: typedDecimal(BigInt(figures.multiplier), MULTIPLIER_DECIMALS, 1),
    mostRisky: typedPercent(figures.mostRisky),
    resetAfterDays: figures.resetAfterDays === null ? '' : `${figures.resetAfterDays}`,
    isStartedAnew: false,
    least: byClass((id) => typedBound(bounds[id]?.least, 0)),
    most: byClass((id) => typedBound(bounds[id]?.most, WHOLE)),
  };
}

const daysOf = ({ start, end }: Glide): number => Math.round((end - start) / DAY);
const stableOf = (ids: readonly ClassId[]): ClassId => ids.find((id) => id === 'USD') ?? '';
const typedBound = (bound: Bps | undefined, none: number): string =>
  bound === undefined || bound === none ? '' : typedPercent(bound);

const budgetsOf = (policy: TargetPolicy | null): Record<ClassId, Bps> =>
  policy?.kind === 'riskBudget' ? policy.budgets : {};

function evenParts(ids: readonly ClassId[]): Record<ClassId, Bps> {
  const even = equalWeights(ids.length);
  return Object.fromEntries(ids.map((id, i) => [id, even[i] ?? bps(0)]));
}

/** Weights by class. */
export const partsOf = (targets: PolicyGround['targets']): Record<ClassId, Bps> =>
  Object.fromEntries(targets.map(({ classId, weight }) => [classId, weight]));

/** As what a policy is chosen. */
export const choiceOf = (policy: TargetPolicy | null): PolicyChoice =>
  policy?.kind !== 'riskBudget'
    ? (policy?.kind ?? 'fixed')
    : Object.keys(policy.budgets).length > 0
      ? 'riskBudget'
      : 'equalRisk';
