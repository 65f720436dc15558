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

/** Weights in the order of the ids, each of which gets some; null where the computation did not settle. quant.md B.2-B.5. */
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

/** No budgets at all are equal risk contribution. */
function weighByBudget(
  budgets: Record<ClassId, number>,
  ids: readonly ClassId[],
  covariance: Matrix,
): number[] | null {
  const shares = normalised(ids.map((id) => budgets[id] ?? 0));
  return shares ? riskBudgetWeights(covariance, shares) : equalRiskWeights(covariance);
}
