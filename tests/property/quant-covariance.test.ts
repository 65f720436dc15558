import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation, correlationInterval } from '../../lib/quant/correlation.ts';
import {
  clipOutliers,
  ewmaCovariance,
  sampleCovariance,
  semiCovariance,
} from '../../lib/quant/covariance.ts';
import { eigenpairs } from '../../lib/quant/diversification.ts';
import { RollingCovariance } from '../../lib/quant/rollingCovariance.ts';
import * as shrinkage from '../../lib/quant/shrinkage.ts';
import { anyRows } from './quantInputs.ts';
import './seeded.ts';

test('every covariance has no negative variance in any direction, and shrinking is a share', () => {
  fc.assert(
    fc.property(anyRows(4, 3, 60), (rows) => {
      const shrunk = [
        shrinkage.shrinkToIdentity(rows),
        shrinkage.shrinkByOracle(rows),
        shrinkage.shrinkToConstantCorrelation(rows),
        shrinkage.shrinkToSingleFactor(rows),
      ].filter((s) => s !== null);
      for (const { shrinkage: share } of shrunk) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      const [identity, oracle] = shrunk;
      const all = [
        sampleCovariance(rows),
        ewmaCovariance(rows, 0.97),
        semiCovariance(rows),
        identity?.covariance,
        oracle?.covariance,
      ];
      for (const s of all) {
        const { values } = eigenpairs(s ?? []);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-12 * Math.max(1e-3, ...values));
      }
    }),
  );
});

test('clipping changes no ordinary day and keeps the sign of a wild one', () => {
  const calm = Array.from({ length: 60 }, (_, t) => [t % 2 === 0 ? 0.01 : -0.01]);
  expect(clipOutliers(calm)).toEqual(calm);
  const [wild] = clipOutliers([...calm, [3.5]]).slice(-1);
  expect(wild?.[0]).toBeCloseTo(0.06, 9);
});

test('a correlation lies in its own interval, which narrows with more days', () => {
  fc.assert(
    fc.property(anyRows(2, 5, 60), fc.integer({ min: 5, max: 500 }), (rows, n) => {
      const r = correlation(
        rows.map(([x = 0]) => x),
        rows.map(([, y = 0]) => y),
      );
      fc.pre(Math.abs(r) < 0.999);
      const { low, high } = correlationInterval(r, n);
      const later = correlationInterval(r, 2 * n);
      expect(low).toBeLessThan(r);
      expect(high).toBeGreaterThan(r);
      expect(later.high - later.low).toBeLessThan(high - low);
    }),
  );
});

test('a covariance that is carried on is the one of its window', () => {
  fc.assert(
    fc.property(anyRows(3, 3, 60), fc.integer({ min: 2, max: 40 }), (rows, window) => {
      const flat = Float64Array.from(rows.flat(), (x) => 1 + x);
      const rolling = new RollingCovariance(flat, 3, window, 1);
      for (let end = 0; end <= rows.length; end += 1 + (end % 7)) {
        const found = rolling.before(end, 365);
        const expected = sampleCovariance(rows.slice(Math.max(0, end - window), end));
        expect(found === null).toBe(expected === null);
        for (const [i, row] of (expected ?? []).entries())
          for (const [j, x] of row.entries()) expect(found?.[i]?.[j]).toBeCloseTo(365 * x, 6);
      }
    }),
  );
});
