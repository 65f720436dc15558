import type { ClassId } from '../../core/asset.ts';
import type { PolicyKind, TargetPolicy } from '../../core/targetPolicy.ts';
import { hierarchicalWeights } from '../../quant/hierarchicalRiskParity.ts';
import { type Matrix, normalised } from '../../quant/matrix.ts';
import { minVarianceWeights } from '../../quant/minVariance.ts';
import {
  equalRiskWeights,
  inverseVolatilityWeights,
  riskBudgetWeights,
} from '../../quant/riskWeights.ts';
import type { Limits } from './limits.ts';

const BY_RISK = [
  'inverseVolatility',
  'riskBudget',
  'minVariance',
  'hierarchicalRiskParity',
] as const satisfies PolicyKind[];

/** A policy whose weights follow from the covariance alone. */
export type RiskPolicy = Extract<TargetPolicy, { kind: (typeof BY_RISK)[number] }>;

export const isByRisk = (policy: TargetPolicy): policy is RiskPolicy =>
  BY_RISK.some((kind) => kind === policy.kind);

/** Weights in the order of the ids; null where the computation did not settle. quant.md B.2-B.5. */
export function weighByRisk(
  policy: RiskPolicy,
  ids: readonly ClassId[],
  covariance: Matrix,
  limits: Limits,
): number[] | null {
  if (policy.kind === 'riskBudget') return weighByBudget(policy.budgets, ids, covariance);
  if (policy.kind === 'minVariance')
    return minVarianceWeights(covariance, limits.caps, limits.floors);
  if (policy.kind === 'hierarchicalRiskParity') return hierarchicalWeights(covariance);
  return inverseVolatilityWeights(covariance);
}

/** Classes without a budget get nothing; none at all is equal risk contribution. */
function weighByBudget(
  budgets: Record<ClassId, number>,
  ids: readonly ClassId[],
  covariance: Matrix,
): number[] | null {
  const given = ids.map((id) => budgets[id] ?? 0);
  const places = given.flatMap((budget, i) => (budget > 0 ? [i] : []));
  if (places.length === 0) return equalRiskWeights(covariance);
  const part = places.map((i) => places.map((j) => covariance[i]?.[j] ?? Number.NaN));
  const shares = normalised(places.map((i) => given[i] ?? 0)) ?? [];
  const weights = riskBudgetWeights(part, shares);
  return weights && given.map((_, i) => weights[places.indexOf(i)] ?? 0);
}
