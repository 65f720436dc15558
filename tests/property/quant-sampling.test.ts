import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blockDays,
  bootstrapInterval,
  bootstrapSums,
  seededRandom,
  shuffledDays,
} from '../../lib/quant/bootstrap.ts';
import { chooseForecast } from '../../lib/quant/forecast.ts';
import { fitGarch } from '../../lib/quant/garch.ts';
import { mean, sum } from '../../lib/quant/matrix.ts';
import { garchReturns } from './garchReturns.ts';
import { anyReturns } from './quantInputs.ts';
import './seeded.ts';

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

test('a GARCH fit finds what the series was made with, in any unit', () => {
  const returns = garchReturns(6000, 11);
  const fit = fitGarch(returns);
  expect(fit?.converged).toBe(true);
  expect(fit?.alpha).toBeCloseTo(0.1, 1);
  expect(fit?.beta).toBeCloseTo(0.85, 1);
  const percent = fitGarch(returns.map((r) => 100 * r));
  expect(percent?.alpha).toBeCloseTo(fit?.alpha ?? -1, 5);
  expect((percent?.omega ?? 0) / (fit?.omega ?? 1)).toBeCloseTo(1e4, 0);
});

test('a forecast that beats the plain 30 days is used, and short histories have none', () => {
  const chosen = chooseForecast({ returns: garchReturns(1200, 3) });
  expect(chosen?.score?.isUsable).toBe(
    (chosen?.score?.model ?? 1) <= (chosen?.score?.rolling ?? 0),
  );
  expect(chosen?.source).toBe(chosen?.score?.isUsable ? 'forecast' : 'rolling');
  expect(chooseForecast({ returns: garchReturns(29, 3) })).toBeNull();
  expect(chooseForecast({ returns: garchReturns(100, 3) })?.source).toBe('rolling');
});
