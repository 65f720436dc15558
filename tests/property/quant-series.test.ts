import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackScholes } from '../../lib/quant/blackScholes.ts';
import {
  blockDays,
  bootstrapInterval,
  bootstrapSums,
  seededRandom,
  shuffledDays,
} from '../../lib/quant/bootstrap.ts';
import { correlation, correlationInterval } from '../../lib/quant/correlation.ts';
import {
  clipOutliers,
  ewmaCovariance,
  sampleCovariance,
  semiCovariance,
} from '../../lib/quant/covariance.ts';
import { eigenpairs } from '../../lib/quant/diversification.ts';
import { chooseForecast } from '../../lib/quant/forecast.ts';
import { fitGarch } from '../../lib/quant/garch.ts';
import { mean, sum } from '../../lib/quant/matrix.ts';
import * as metrics from '../../lib/quant/metrics.ts';
import { middleOf } from '../../lib/quant/middleOf.ts';
import { normalCdf } from '../../lib/quant/normal.ts';
import { playInsurance } from '../../lib/quant/portfolioInsurance.ts';
import { playPath } from '../../lib/quant/portfolioPath.ts';
import { RollingCovariance } from '../../lib/quant/rollingCovariance.ts';
import * as shrinkage from '../../lib/quant/shrinkage.ts';
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

test('volatility and Sharpe do not care in which order the days came', () => {
  fc.assert(
    fc.property(anyReturns(3, 60), (returns) => {
      const turned = [...returns].reverse();
      expect(metrics.volatility(turned)).toBeCloseTo(metrics.volatility(returns), 9);
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

test('a call less a put is the spot less the discounted strike', () => {
  const market = fc.record({
    spot: anyNumber(10, 1e5),
    strike: anyNumber(10, 1e5),
    years: anyNumber(0.01, 3),
    rate: anyNumber(-0.02, 0.1),
    sigma: anyNumber(0.05, 2),
  });
  fc.assert(
    fc.property(market, (given) => {
      const [call, put] = [
        blackScholes({ ...given, kind: 'call' }),
        blackScholes({ ...given, kind: 'put' }),
      ];
      const forward = given.spot - given.strike * Math.exp(-given.rate * given.years);
      expect((call.value - put.value - forward) / given.spot).toBeCloseTo(0, 10);
      expect(call.delta - put.delta).toBeCloseTo(1, 12);
      expect(call.gamma).toBe(put.gamma);
    }),
  );
});

test('the normal distribution rises, and both of its tails are alike', () => {
  fc.assert(
    fc.property(anyNumber(-9, 9), anyNumber(0.001, 1), (x, step) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x));
    }),
  );
});

test('a statistic of sums has the interval it has over the days drawn', () => {
  fc.assert(
    fc.property(anyReturns(2, 80), fc.integer({ min: 1, max: 100 }), (returns, block) => {
      const other = returns.map((r, t) => r * Math.cos(t));
      const sampling = () => ({ days: returns.length, block, draws: 40, random: seededRandom(7) });
      const slow = bootstrapInterval(sampling(), (days) =>
        sum(days.map((day) => (returns[day] ?? 0) - 2 * (other[day] ?? 0))),
      );
      const fast = bootstrapSums([returns, other], sampling(), ([a = 0, b = 0]) => a - 2 * b);
      expect(fast.low).toBeCloseTo(slow.low, 9);
      expect(fast.high).toBeCloseTo(slow.high, 9);
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

test('resampled days are days of the history, in runs of a block', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      (days, block, seed) => {
        const drawn = blockDays(days, block, seededRandom(seed));
        expect(drawn).toHaveLength(days);
        expect(drawn).toEqual(blockDays(days, block, seededRandom(seed)));
        for (const [t, day] of drawn.entries()) {
          expect(day >= 0 && day < days).toBe(true);
          if (t % block !== 0) expect(day).toBe(((drawn[t - 1] ?? 0) + 1) % days);
        }
        expect(shuffledDays(days, seededRandom(seed)).sort((a, b) => a - b)).toEqual([
          ...Array(days).keys(),
        ]);
      },
    ),
  );
});

test('a bootstrap interval of a mean holds the mean of the whole', () => {
  const random = seededRandom(7);
  const returns = Array.from({ length: 400 }, () => random() - 0.5);
  const { low, high } = bootstrapInterval({ days: 400, block: 30, draws: 400, random }, (days) =>
    mean(days.map((day) => returns[day] ?? 0)),
  );
  expect(low).toBeLessThan(mean(returns));
  expect(high).toBeGreaterThan(mean(returns));
});

/** Returns of a GARCH(1,1) process with the parameters given. */
function simulated(days: number, seed: number): number[] {
  const random = seededRandom(seed);
  let h = 1e-3;
  return Array.from({ length: days }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const r = Math.sqrt(h) * normal;
    h = 5e-5 + 0.1 * r * r + 0.85 * h;
    return r;
  });
}

test('a GARCH fit finds what the series was made with, in any unit', () => {
  const returns = simulated(6000, 11);
  const fit = fitGarch(returns);
  expect(fit?.converged).toBe(true);
  expect(fit?.alpha).toBeCloseTo(0.1, 1);
  expect(fit?.beta).toBeCloseTo(0.85, 1);
  const percent = fitGarch(returns.map((r) => 100 * r));
  expect(percent?.alpha).toBeCloseTo(fit?.alpha ?? -1, 5);
  expect((percent?.omega ?? 0) / (fit?.omega ?? 1)).toBeCloseTo(1e4, 0);
});

test('a forecast that beats the plain 30 days is used, and short histories have none', () => {
  const chosen = chooseForecast({ returns: simulated(1200, 3) });
  expect(chosen?.score?.isUsable).toBe(
    (chosen?.score?.model ?? 1) <= (chosen?.score?.rolling ?? 0),
  );
  expect(chosen?.source).toBe(chosen?.score?.isUsable ? 'forecast' : 'rolling');
  expect(chooseForecast({ returns: simulated(29, 3) })).toBeNull();
  expect(chooseForecast({ returns: simulated(100, 3) })?.source).toBe('rolling');
});
