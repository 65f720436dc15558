import fc from 'fast-check';
import { bandsOf } from '../../lib/policy/bands.ts';
import { DEFAULT_RULE, type Rule } from '../../lib/policy/rule.ts';
import { CALM, type PolicyState } from '../../lib/policy/state.ts';

/** Volatilities of 60, 80, 100 … per cent a year, all pairs correlated alike. */
export const covarianceOf = (n: number, correlation = 0.5): number[][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from(
      { length: n },
      (__, j) => (0.6 + 0.2 * i) * (0.6 + 0.2 * j) * (i === j ? 1 : correlation),
    ),
  );

/** A state of assets A, B, C … with bands from the rule and equal costs. */
export function stateOf(
  weights: number[],
  targets: number[],
  rule: Partial<Rule> = {},
  more: Partial<PolicyState> = {},
): PolicyState {
  const whole = { ...DEFAULT_RULE, ...rule };
  const known = {
    ids: weights.map((_, i) => String.fromCharCode(65 + i)),
    targets,
    value: 10_000,
    covariance: covarianceOf(weights.length),
    costs: weights.map(() => ({ share: 0.003, fixed: 1, sellTax: 0 })),
    ...more,
  };
  const { edges, missing } = bandsOf(whole, { ...known, volatilityRatios: null });
  return {
    rule: whole,
    now: 0,
    dueAt: null,
    weights,
    edges,
    market: CALM,
    unknown: missing,
    unbanded: [],
    ...known,
    ...more,
  };
}

/** Two to six fractions that sum to one. */
export const anyWeights = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: n, maxLength: n }).map((parts) => {
    const sum = parts.reduce((all, part) => all + part, 0);
    return parts.map((part) => part / sum);
  });

/** Weights and targets of the same assets. */
export const anyBook: fc.Arbitrary<{ weights: number[]; targets: number[] }> = fc
  .integer({ min: 2, max: 6 })
  .chain((n) => fc.record({ weights: anyWeights(n), targets: anyWeights(n) }));
