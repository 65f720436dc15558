import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureDrift } from '../../lib/core/drift.ts';
import { edgesOf, isFoundEdge, withEdges } from '../../lib/core/edges.ts';
import { bps } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Target } from '../../lib/core/portfolio.ts';
import {
  type BandSides,
  type BandWidth,
  DEFAULT_STRATEGY,
  type Strategy,
} from '../../lib/core/strategy.ts';
import { bandsOf } from '../../lib/policy/bands.ts';
import { riskAversionOf, ruleOf } from '../../lib/policy/ruleOf.ts';
import { dollarWorld } from './dollarWorld.ts';
import './seeded.ts';

const settingsOf = (strategy: Partial<Strategy>, band = 500) => ({
  limits: { ...DEFAULT_LIMITS, band: bps(band) },
  strategy: { ...DEFAULT_STRATEGY, ...strategy },
});
const target = (weight: number, band: number | null = null): Target => ({
  classId: 'A',
  weight: bps(weight),
  band: band === null ? null : bps(band),
});
const both = (width: BandWidth): BandSides => ({ above: width, below: width });
const COST: BandWidth = { kind: 'costOptimal' };

const anyWidth: fc.Arbitrary<BandWidth> = fc.record({
  kind: fc.constantFrom('points' as const, 'relative' as const, 'geometric' as const),
  size: fc.integer({ min: 0, max: 5_000 }).map(bps),
});
const anySides: fc.Arbitrary<BandSides> = fc.record({ above: anyWidth, below: anyWidth });

test('the edges that are drawn are those the rule acts on, to the basis point', () => {
  const anySettings = fc.record({
    band: fc.option(anySides),
    own: fc.option(anySides),
    targetBand: fc.option(fc.integer({ min: 0, max: 3_000 })),
    limit: fc.integer({ min: 0, max: 3_000 }),
    weight: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(anySettings, ({ band, own, targetBand, limit, weight }) => {
      const settings = settingsOf({ band, own: own ? { A: own } : {} }, limit);
      const targets = [target(weight, targetBand), { ...target(10_000 - weight), classId: 'B' }];
      const { edges } = bandsOf(ruleOf({ ...settings, targets }), {
        ids: ['A', 'B'],
        targets: targets.map((one) => one.weight / 10_000),
        value: 1,
        covariance: null,
        costs: null,
        volatilityRatios: null,
      });
      for (const [i, one] of targets.entries()) {
        const { above, below } = edgesOf(settings, one);
        expect(Math.abs((edges?.above[i] ?? Number.NaN) * 10_000 - above)).toBeLessThan(0.51);
        expect(Math.abs((edges?.below[i] ?? Number.NaN) * 10_000 - below)).toBeLessThan(0.51);
      }
    }),
  );
});

test("a class's own band goes before that of all, and that before its points and the limit", () => {
  const points = (size: number) => both({ kind: 'points', size: bps(size) });
  expect(edgesOf(settingsOf({}), target(3_000)).above).toBe(500);
  expect(edgesOf(settingsOf({}), target(3_000, 200)).above).toBe(200);
  const ofAll = { band: both({ kind: 'relative', size: bps(2_000) }) };
  expect(edgesOf(settingsOf(ofAll), target(3_000, 200)).above).toBe(600);
  expect(edgesOf(settingsOf({ ...ofAll, own: { A: points(100) } }), target(3_000)).above).toBe(100);
});

test('a log band is wider above its target than below it', () => {
  const band = both({ kind: 'geometric', size: bps(2_231) });
  expect(edgesOf(settingsOf({ band }), target(4_000))).toEqual({ above: 1_000, below: 800 });
});

test('a cost-optimal edge is the one that was found, and plain points until one is', () => {
  const settings = settingsOf({ band: { above: COST, below: { kind: 'points', size: bps(300) } } });
  expect(edgesOf(settings, target(3_000))).toEqual({ above: 500, below: 300 });
  const found = { A: { above: bps(740), below: bps(300) } };
  expect(edgesOf(withEdges(settings, found), target(3_000))).toEqual(found.A);
  expect(isFoundEdge(settings, target(3_000))).toBe(true);
  expect(isFoundEdge(settingsOf({}), target(3_000))).toBe(false);
});

test('a rule of a schedule alone has no band, and nothing is ever outside', () => {
  const settings = settingsOf({ trigger: 'schedule' });
  const targets = [target(3_000)];
  expect(edgesOf(settings, target(3_000))).toEqual({ above: 10_000, below: 10_000 });
  expect(ruleOf({ ...settings, targets })).toMatchObject({ band: null, own: {} });
});

test.each([
  [3_301, 'over'],
  [3_300, 'inBand'],
  [2_400, 'inBand'],
  [2_399, 'under'],
])('with a band of 3 above and 6 below 30 %%, %i basis points are %s', (weight, position) => {
  const world = dollarWorld({
    rows: [
      { classId: 'A', cents: weight },
      { classId: 'B', cents: 10_000 - weight },
    ],
    targets: { A: 3_000, B: [7_000, 10_000] },
  });
  const points = (size: number) => ({ kind: 'points' as const, size: bps(size) });
  const own = { A: { above: points(300), below: points(600) } };
  const portfolio = { ...world.portfolio, strategy: { ...DEFAULT_STRATEGY, own } };
  const { rows } = measureDrift(portfolio, world.snapshot, world.classes);
  const row = rows.find(({ classId }) => classId === 'A');
  expect(row).toMatchObject({ position, above: 300, below: 600 });
  expect(row?.band).toBe(weight < 3_000 ? 600 : 300);
});

test('the more being off target weighs, the higher the risk aversion; unanswered is the middle', () => {
  const [little, middle, much] = (['little', 'middle', 'much'] as const).map(riskAversionOf);
  expect([little, middle, much]).toEqual([1.5, 3, 6]);
  expect(riskAversionOf(null)).toBe(middle);
});
