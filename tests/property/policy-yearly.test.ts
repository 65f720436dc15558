import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOf } from '../../lib/policy/bands.ts';
import {
  bothSides,
  DEFAULT_RULE,
  points,
  REFERENCE_RULES,
  type Rule,
} from '../../lib/policy/rule.ts';
import { type Yearly, yearlyOf } from '../../lib/policy/yearly.ts';
import type { YearWorld } from '../../lib/policy/yearPlay.ts';
import { bandLoss, directionVariance } from '../../lib/quant/noTradeBand.ts';
import { covarianceOf } from './policyWorlds.ts';
import './seeded.ts';

const world = (more: Partial<YearWorld> = {}, targets = [0.5, 0.3, 0.2]): YearWorld => ({
  ids: targets.map((_, i) => String.fromCharCode(65 + i)),
  targets,
  covariance: covarianceOf(targets.length),
  costs: targets.map(() => ({ share: 0.003, fixed: 0.1, sellTax: 0 })),
  value: 10_000,
  looksADay: 1,
  minTrade: 0,
  ...more,
});

function yearly(rule: Partial<Rule>, given = world()): Yearly {
  const of = yearlyOf(given);
  if (!of) throw new Error('no ground');
  return of({ ...DEFAULT_RULE, ...rule });
}

const flagsIn = (rule: Partial<Rule>, given = world()) =>
  yearly(rule, given).flags.map(({ flag }) => flag);
const gas = (fixed: number) => world().costs.map((cost) => ({ ...cost, fixed }));
const OPTIMAL = { band: bothSides({ kind: 'costOptimal' as const }), to: 'inner' as const };

test('an estimate of a rule is the same each time, and never acting costs nothing', () => {
  expect(yearly({})).toEqual(yearly({}));
  expect(yearly(REFERENCE_RULES.hold)).toMatchObject({ cost: 0, trades: 0, swaps: 0, turnover: 0 });
});

test('a wider band costs less a year, trades less and strays further', () => {
  const of = yearlyOf(world());
  const years = [0.01, 0.02, 0.05, 0.1, 0.2].map((size) =>
    of?.({ ...DEFAULT_RULE, band: points(size) }),
  );
  for (const [i, year] of years.slice(1).entries()) {
    expect(year?.cost).toBeLessThan(years[i]?.cost ?? 0);
    expect(year?.trades).toBeLessThan(years[i]?.trades ?? 0);
    expect(year?.trackingError).toBeGreaterThan(years[i]?.trackingError ?? 1);
  }
});

test('two assets in the cost-optimal band lose a year what its formula says, to a tenth', () => {
  const two = world({}, [0.5, 0.5]);
  const { edges } = bandsOf({ ...DEFAULT_RULE, ...OPTIMAL }, { ...two, volatilityRatios: null });
  const variance = directionVariance(two.covariance, two.targets, 0, 1);
  const loss = bandLoss(
    {
      target: 0.5,
      cost: 0.003,
      fixedCost: 0.1 / 10_000,
      riskAversion: 3,
      weightVariance: variance / 16,
      directionVariance: variance,
    },
    { inner: edges?.innerAbove[0] ?? 0, outer: edges?.above[0] ?? 0 },
  );
  const { share, risk } = yearly(OPTIMAL, two);
  expect((share + risk / 10_000) / loss).toBeGreaterThan(0.9);
  expect((share + risk / 10_000) / loss).toBeLessThan(1.1);
});

test('one point looked at every hour is too narrow, three years without a look too wide, five points neither', () => {
  const hourly = world({ looksADay: 24 });
  expect(flagsIn({ band: points(0.01) }, hourly)).toEqual(['tooNarrow']);
  expect(flagsIn({ band: points(0.01) }, { ...hourly, costs: gas(5) })).toEqual(['tooNarrow']);
  expect(flagsIn(REFERENCE_RULES.hold)).toEqual(['tooWide']);
  expect(flagsIn({})).toEqual([]);
  expect(flagsIn(OPTIMAL)).toEqual([]);
});

test('looking at one point every hour costs half as much again as once a day', () => {
  const narrow = { band: points(0.01) };
  const [daily, hourly] = [1, 24].map((looksADay) =>
    yearly(narrow, world({ looksADay, costs: gas(5) })),
  );
  expect(hourly?.cost).toBeGreaterThan(1.5 * (daily?.cost ?? Number.NaN));
});

test('a loss pays for no sale of a year, and a trade under the minimum does not happen', () => {
  const lossy = world().costs.map((cost) => ({ ...cost, sellTax: -0.1 }));
  expect(yearly({ band: points(0.02) }, world({ costs: lossy }))).toEqual(
    yearly({ band: points(0.02) }),
  );
  const small = world({ value: 100 });
  expect(yearly({ band: points(0.01) }, small).trades).toBeGreaterThan(50);
  expect(yearly({ band: points(0.01) }, { ...small, minTrade: 25 }).trades).toBeLessThan(5);
});

test('what a narrow rule is held against is named: the cost-optimal band, or never acting', () => {
  const than = (value: number) =>
    yearly({}, world({ value, costs: gas(1).slice(1) }, [0.5, 0.5])).flags.flatMap((flag) =>
      flag.flag === 'tooNarrow' ? flag.than : [],
    );
  expect(than(2)).toEqual(['hold']);
  expect(than(100)).toEqual(['costOptimal']);
});

test('a portfolio is too small where within a year the best rule loses no less than none, and it says from where on not', () => {
  const small = world({ value: 200, costs: gas(5) });
  const [flag] = yearly({ band: points(0.2) }, small).flags;
  if (flag?.flag !== 'tooSmall') throw new Error('not flagged');
  expect(flag.cost + flag.left).toBeGreaterThanOrEqual(flag.risk);
  const from = flag.payingFrom ?? 0;
  expect(flagsIn(OPTIMAL, { ...small, value: from })).not.toContain('tooSmall');
  expect(flagsIn(OPTIMAL, { ...small, value: from / 2 })).toContain('tooSmall');
});

test('that a portfolio is too small is said by what is compared, also where a single swap costs less than there is to relieve', () => {
  const small = world({ value: 100, costs: gas(0.7) });
  const [flag] = yearly({}, small).flags;
  if (flag?.flag !== 'tooSmall') throw new Error('not flagged');
  expect(flag.risk).toBeGreaterThan(0.7);
  expect(flag.cost + flag.left).toBeGreaterThanOrEqual(flag.risk);
});

test('every flag says a figure beyond its limit', () => {
  const anyRule = fc.oneof(
    fc.double({ min: 0.001, max: 0.5, noNaN: true }).map((size) => ({ band: points(size) })),
    fc.constantFrom(REFERENCE_RULES.hold, REFERENCE_RULES.monthEnd, OPTIMAL),
  );
  const anyWorld = fc.record({
    value: fc.integer({ min: 50, max: 1_000_000 }),
    costs: fc.double({ min: 0, max: 20, noNaN: true }).map(gas),
  });
  fc.assert(
    fc.property(anyRule, anyWorld, (rule, more) => {
      const { flags, cost, share } = yearly(rule, world(more));
      expect(share).toBe(cost / more.value);
      for (const flag of flags)
        if (flag.flag !== 'tooSmall') expect(flag.figure).toBeGreaterThan(flag.limit);
    }),
    { numRuns: 10 },
  );
});

test('without value, a cost or a covariance that is a number, there is no estimate', () => {
  expect(yearlyOf(world({ value: 0 }))).toBeNull();
  expect(yearlyOf(world({ costs: gas(Number.NaN) }))).toBeNull();
  expect(yearlyOf(world({ covariance: [[Number.NaN]] }))).toBeNull();
  expect(yearlyOf(world({}, [1]))).toBeNull();
});
