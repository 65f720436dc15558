import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from '../../lib/quant/matrix.ts';
import * as metrics from '../../lib/quant/metrics.ts';
import { middleOf } from '../../lib/quant/middleOf.ts';
import { playInsurance } from '../../lib/quant/portfolioInsurance.ts';
import { playPath } from '../../lib/quant/portfolioPath.ts';
import { anyNumber, anyReturns, anyRows, anyWeights } from './quantInputs.ts';
import './seeded.ts';

test('a drawdown lies between nothing and all, and nothing falls while prices rise', () => {
  fc.assert(
    fc.property(anyReturns(1, 60), (returns) => {
      const worst = metrics.maxDrawdown(returns);
      expect(worst).toBeGreaterThanOrEqual(0);
      expect(worst).toBeLessThanOrEqual(1);
      expect(metrics.ulcerIndex(returns)).toBeLessThanOrEqual(worst + 1e-12);
      expect(metrics.maxDrawdown(returns.map(Math.abs))).toBe(0);
    }),
  );
});

test('volatility, Sharpe and growth do not care in which order the days came', () => {
  fc.assert(
    fc.property(anyReturns(3, 60), (returns) => {
      const turned = [...returns].reverse();
      expect(metrics.volatility(turned)).toBeCloseTo(metrics.volatility(returns), 9);
      if (metrics.volatility(returns) > 1e-3)
        expect(metrics.sharpeArithmetic(turned)).toBeCloseTo(metrics.sharpeArithmetic(returns), 6);
      expect(metrics.finalWealth(turned) / metrics.finalWealth(returns)).toBeCloseTo(1, 9);
    }),
  );
});

test('a steady return compounds to itself and has no tracking error to itself', () => {
  fc.assert(
    fc.property(anyNumber(-0.01, 0.01), fc.integer({ min: 2, max: 800 }), (r, days) => {
      const returns = Array.from({ length: days }, () => r);
      expect(metrics.cagr(returns)).toBeCloseTo((1 + r) ** 365 - 1, 8);
      expect(metrics.trackingError(returns, returns)).toBe(0);
    }),
  );
});

test('a shortfall is no better than the quantile it lies under', () => {
  fc.assert(
    fc.property(anyReturns(2, 80), (returns) => {
      expect(metrics.expectedShortfall(returns)).toBeLessThanOrEqual(
        metrics.valueAtRisk(returns) + 1e-12,
      );
      expect(metrics.quantile(returns, 0)).toBeCloseTo(Math.min(...returns), 15);
      expect(metrics.quantile(returns, 1)).toBeCloseTo(Math.max(...returns), 15);
    }),
  );
});

test('the median is what sorting puts in the middle', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyNumber(-9, 9), fc.integer({ min: -3, max: 3 })), {
        minLength: 1,
        maxLength: 60,
      }),
      (xs) => {
        expect(middleOf(Float64Array.from(xs))).toBeCloseTo(metrics.quantile(xs, 0.5), 9);
      },
    ),
  );
  expect(middleOf(new Float64Array(0))).toBeNaN();
});

test('what is never traded grows by the weighted growth of its parts', () => {
  fc.assert(
    fc.property(anyRows(3, 1, 40), anyWeights(3), (rows, weights) => {
      const held = weights.map((w, i) => w * rows.reduce((v, row) => v * (1 + (row[i] ?? 0)), 1));
      const played = playPath(rows, weights, () => null);
      expect((played.wealth.at(-1) ?? 0) / sum(held)).toBeCloseTo(1, 9);
      expect(played.turnover).toBe(0);
      expect(sum(played.lastWeights)).toBeCloseTo(1, 9);
    }),
  );
});

test('costs take exactly their share of what is turned over', () => {
  fc.assert(
    fc.property(anyRows(3, 2, 30), anyWeights(3), anyNumber(0, 0.02), (rows, weights, cost) => {
      const free = playPath(rows, weights, () => weights);
      const paid = playPath(rows, weights, () => weights, cost);
      expect(paid.turnover).toBeCloseTo(free.turnover, 9);
      expect(paid.wealth.at(-1) ?? 0).toBeLessThanOrEqual((free.wealth.at(-1) ?? 0) * (1 + 1e-12));
      expect(paid.wealth[0]).toBe(free.wealth[0]);
    }),
  );
});

test('a floor holds while no step falls by more than one over the multiplier', () => {
  fc.assert(
    fc.property(
      anyReturns(1, 60),
      anyNumber(1, 6),
      anyNumber(0.3, 0.95),
      (wild, multiplier, share) => {
        const returns = wild.map((r) => Math.max(r, -1 / multiplier));
        const rule = { multiplier, start: 1000, safeReturn: 0 };
        const fixed = playInsurance({ ...rule, floor: { shareOfStart: share } }, returns);
        const ratchet = playInsurance({ ...rule, floor: { maxDrawdown: 1 - share } }, returns);
        for (const path of [fixed, ratchet])
          for (const [t, value] of path.values.entries()) {
            expect(value).toBeGreaterThanOrEqual((path.floors[t] ?? 0) * (1 - 1e-9));
            expect(path.exposures[t]).toBeGreaterThanOrEqual(0);
            expect(path.exposures[t]).toBeLessThanOrEqual(1);
          }
        for (const [t, floor] of ratchet.floors.entries())
          expect(floor).toBeGreaterThanOrEqual(ratchet.floors[t - 1] ?? 0);
      },
    ),
  );
});
