import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  diversificationRatio,
  effectiveBets,
  eigenpairs,
  excessGrowth,
} from '../../lib/quant/diversification.ts';
import { hierarchicalWeights } from '../../lib/quant/hierarchicalRiskParity.ts';
import { quadratic, sum } from '../../lib/quant/matrix.ts';
import { minVarianceWeights } from '../../lib/quant/minVariance.ts';
import * as risk from '../../lib/quant/riskWeights.ts';
import { anyCovariance, anyNumber, anyWeights } from './quantInputs.ts';
import './seeded.ts';

const ones = (s: readonly unknown[]): number[] => s.map(() => 1);

const POLICIES: Record<string, (s: number[][]) => number[] | null> = {
  'inverse volatility': risk.inverseVolatilityWeights,
  'inverse variance': risk.inverseVarianceWeights,
  'equal risk': risk.equalRiskWeights,
  'minimum variance': (s) => minVarianceWeights(s, ones(s)),
  'hierarchical risk parity': (s) => hierarchicalWeights(s),
};

for (const [name, weigh] of Object.entries(POLICIES)) {
  test(`${name} weights are not negative and sum to one`, () => {
    fc.assert(
      fc.property(anyCovariance, (s) => {
        const w = weigh(s) ?? [];
        expect(w).toHaveLength(s.length);
        expect(Math.min(...w)).toBeGreaterThanOrEqual(0);
        expect(sum(w)).toBeCloseTo(1, 10);
      }),
    );
  });

  test(`${name} weights do not depend on the unit of time`, () => {
    fc.assert(
      fc.property(anyCovariance, anyNumber(0.01, 1000), (s, factor) => {
        const w = weigh(s) ?? [];
        const scaled = weigh(s.map((row) => row.map((x) => x * factor))) ?? [];
        for (const [i, x] of scaled.entries()) expect(x).toBeCloseTo(w[i] ?? -1, 6);
      }),
    );
  });
}

for (const name of ['equal risk', 'minimum variance', 'inverse volatility'])
  test(`${name} weights follow their assets when the order changes`, () => {
    fc.assert(
      fc.property(anyCovariance, (s) => {
        const w = POLICIES[name]?.(s) ?? [];
        const turned = POLICIES[name]?.([...s].reverse().map((row) => [...row].reverse())) ?? [];
        for (const [i, x] of [...turned].reverse().entries()) expect(x).toBeCloseTo(w[i] ?? -1, 5);
      }),
    );
  });

test('risk shares under a budget are the budget', () => {
  const given = anyCovariance.chain((s) => fc.tuple(fc.constant(s), anyWeights(s.length)));
  fc.assert(
    fc.property(given, ([s, budget]) => {
      const w = risk.riskBudgetWeights(s, budget) ?? [];
      for (const [i, share] of risk.riskShares(s, w).entries())
        expect(share).toBeCloseTo(budget[i] ?? -1, 9);
    }),
  );
});

test('a covariance that is no covariance has no risk budget', () => {
  const twins = [
    [1, -1],
    [-1, 1],
  ];
  expect(risk.equalRiskWeights(twins)).toBeNull();
  expect(risk.equalRiskWeights([[0]])).toBeNull();
  expect(risk.equalRiskWeights([[Number.NaN]])).toBeNull();
});

test('no mix within the caps has less variance than the minimum variance one', () => {
  const given = anyCovariance.chain((s) =>
    fc.tuple(fc.constant(s), anyWeights(s.length), anyNumber(0.02, 1)),
  );
  fc.assert(
    fc.property(given, ([s, other, room]) => {
      const caps = s.map(() => Math.min(1, 1 / s.length + room));
      const w = minVarianceWeights(s, caps) ?? [];
      for (const x of w) expect(x).toBeLessThanOrEqual((caps[0] ?? 0) + 1e-12);
      const rival =
        risk.boundWeights(
          other,
          caps,
          s.map(() => 0),
        ) ?? [];
      expect(quadratic(s, w)).toBeLessThanOrEqual(quadratic(s, rival) * (1 + 1e-9));
    }),
  );
});

test('bounded weights keep their limits and sum to one, and weights already inside stay', () => {
  const given = fc
    .integer({ min: 2, max: 8 })
    .chain((n) => fc.tuple(anyWeights(n), anyNumber(0, 1), anyNumber(0, 1)));
  fc.assert(
    fc.property(given, ([w, above, below]) => {
      const caps = w.map(() => 1 / w.length + above * (1 - 1 / w.length));
      const floors = w.map(() => (below * 0.99) / w.length);
      const bound = risk.boundWeights(w, caps, floors) ?? [];
      expect(sum(bound)).toBeCloseTo(1, 12);
      for (const [i, x] of bound.entries()) {
        expect(x).toBeLessThanOrEqual((caps[i] ?? 0) + 1e-12);
        expect(x).toBeGreaterThanOrEqual((floors[i] ?? 0) - 1e-12);
      }
      const free =
        risk.boundWeights(
          w,
          ones(w),
          w.map(() => 0),
        ) ?? [];
      for (const [i, x] of free.entries()) expect(x).toBeCloseTo(w[i] ?? -1, 10);
    }),
  );
});

test('caps that do not reach one, and floors beyond it, have no weights', () => {
  expect(risk.boundWeights([0.5, 0.5], [0.4, 0.4], [0, 0])).toBeNull();
  expect(risk.boundWeights([0.5, 0.5], [1, 1], [0.6, 0.6])).toBeNull();
  expect(
    minVarianceWeights(
      [
        [1, 0],
        [0, 1],
      ],
      [0.4, 0.4],
    ),
  ).toBeNull();
});

test('diversifying never concentrates: the ratio is at least one, the bets between one and n', () => {
  const given = anyCovariance.chain((s) => fc.tuple(fc.constant(s), anyWeights(s.length)));
  fc.assert(
    fc.property(given, ([s, w]) => {
      expect(diversificationRatio(s, w)).toBeGreaterThanOrEqual(1 - 1e-12);
      expect(effectiveBets(s, w)).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(effectiveBets(s, w)).toBeLessThanOrEqual(s.length + 1e-9);
      expect(excessGrowth(s, w)).toBeGreaterThanOrEqual(-1e-15);
    }),
  );
});

test('eigenvalues sum to the trace, and each pair satisfies S v = lambda v', () => {
  fc.assert(
    fc.property(anyCovariance, (s) => {
      const { values, vectors } = eigenpairs(s);
      const trace = sum(s.map((row, i) => row[i] ?? 0));
      expect(sum(values) / trace).toBeCloseTo(1, 10);
      for (const [k, v] of vectors.entries())
        for (const row of s.keys()) {
          const image = sum((s[row] ?? []).map((x, j) => x * (v[j] ?? 0)));
          expect((image - (values[k] ?? 0) * (v[row] ?? 0)) / trace).toBeCloseTo(0, 10);
        }
    }),
  );
});
