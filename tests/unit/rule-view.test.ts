import { describe, expect, test } from 'vitest';
import { bothSides, DEFAULT_RULE, points } from '../../lib/policy/rule.ts';
import { breachesOf, impliedBands, type RuleGround, reachOf } from '../../lib/policy/ruleView.ts';

const GROUND: RuleGround = {
  ids: ['ETH', 'BTC', 'USD'],
  targets: [0.5, 0.3, 0.2],
  weights: [0.52, 0.29, 0.19],
  value: 10_000,
  covariance: [
    [0.64, 0.4, 0],
    [0.4, 0.36, 0],
    [0, 0, 0.0001],
  ],
  costs: [1, 2, 3].map(() => ({ share: 0.003, fixed: 2, sellTax: 0 })),
  volatilityRatios: null,
};
const costly = { ...DEFAULT_RULE, band: bothSides({ kind: 'costOptimal' }) };

describe('the reach of a rule', () => {
  test('is its band, also while neither costs nor weights are known', () => {
    const bare = { ...GROUND, weights: null, costs: null, covariance: null };
    expect(reachOf({ ...DEFAULT_RULE, band: points(0.02) }, bare)).toEqual(
      GROUND.ids.map(() => ({ above: 0.02, below: 0.02 })),
    );
  });

  test('is not known for a cost-optimal band without costs, and none without a band', () => {
    expect(reachOf(costly, { ...GROUND, costs: null })).toEqual([null, null, null]);
    expect(reachOf({ ...DEFAULT_RULE, band: null }, GROUND)).toEqual([null, null, null]);
  });

  test('is not known for the one class alone whose own band lacks its costs', () => {
    const rule = { ...DEFAULT_RULE, own: { BTC: bothSides({ kind: 'costOptimal' }) } };
    const reaches = reachOf(rule, { ...GROUND, costs: null });
    expect(reaches.map((reach) => reach !== null)).toEqual([true, false, true]);
  });
});

describe('a price of breach', () => {
  test('moves the class to its edge, all other prices unmoved', () => {
    const reaches = reachOf(DEFAULT_RULE, GROUND);
    const prices = [2_600, 81_000, 1];
    const breaches = breachesOf(GROUND, reaches, prices);
    const [weight = 0] = GROUND.weights ?? [];
    for (const [side, edge] of [
      ['above', 0.55],
      ['below', 0.45],
    ] as const) {
      const move = (breaches[0]?.[side] ?? 0) / 2_600;
      expect((weight * move) / (1 - weight + weight * move)).toBeCloseTo(edge, 12);
    }
  });

  test('is not told without a price, a weight or a band', () => {
    const never = { above: null, below: null };
    const reaches = reachOf(DEFAULT_RULE, GROUND);
    expect(breachesOf(GROUND, reaches, [null, 81_000, 1])[0]).toEqual(never);
    expect(breachesOf({ ...GROUND, weights: null }, reaches, [1, 1, 1])[1]).toEqual(never);
    expect(breachesOf(GROUND, [null, null, null], [1, 1, 1])).toEqual([never, never, never]);
  });
});

describe('the band an answer implies', () => {
  test('is the narrower the more it bothers', () => {
    const { little, middle, much } = impliedBands(GROUND);
    expect(little?.to).toBeGreaterThan(middle?.to ?? Number.NaN);
    expect(middle?.to).toBeGreaterThan(much?.to ?? Number.NaN);
    expect(much?.from).toBeGreaterThan(0);
  });

  test('is not told without costs or past prices', () => {
    const none = { little: null, middle: null, much: null };
    expect(impliedBands({ ...GROUND, costs: null })).toEqual(none);
    expect(impliedBands({ ...GROUND, covariance: null })).toEqual(none);
  });
});
