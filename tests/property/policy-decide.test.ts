import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOf } from '../../lib/policy/bands.ts';
import { breachPrices, nextOutside, type Outside } from '../../lib/policy/breach.ts';
import { decide, keepDecision } from '../../lib/policy/decide.ts';
import { bothSides, type Rule } from '../../lib/policy/rule.ts';
import { nextDue } from '../../lib/policy/schedule.ts';
import { anyBook, stateOf } from './policyWorlds.ts';
import './seeded.ts';

const kindOf = (weights: number[], targets: number[], rule: Partial<Rule> = {}) =>
  decide(stateOf(weights, targets, rule)).kind;
const relative = (size: number) => bothSides({ kind: 'relative', size });

test('30 % ± 5 acts below 25 and above 35, not at them', () => {
  const at = (weight: number) => kindOf([weight, 1 - weight], [0.3, 0.7]);
  expect([0.25, 0.35, 0.3].map(at)).toEqual(['inBand', 'inBand', 'inBand']);
  expect([0.2499, 0.3501].map(at)).toEqual(['act', 'act']);
  expect(at(0.1 + 0.25)).toBe('inBand');
});

test('50/30/20 with bitcoin at 65 acts on what is outside, and brings it to its target', () => {
  const verdict = decide(stateOf([0.65, 0.21, 0.14], [0.5, 0.3, 0.2]));
  expect(verdict).toMatchObject({ kind: 'act', outside: ['A', 'B', 'C'] });
  if (verdict.kind !== 'act') return;
  expect(verdict.to).toEqual([0.5, 0.3, 0.2]);
});

test('relative, geometric, one-sided and own bands stand where their words say', () => {
  const edgesOf = (rule: Partial<Rule>) => stateOf([0.3, 0.7], [0.3, 0.7], rule).edges;
  expect(edgesOf({ band: relative(0.2) })?.above[0]).toBeCloseTo(0.06, 12);
  const geometric = edgesOf({ band: bothSides({ kind: 'geometric', size: Math.log(1.25) }) });
  expect(geometric?.above[0]).toBeCloseTo(0.075, 12);
  expect(geometric?.below[0]).toBeCloseTo(0.06, 12);
  const own = {
    A: {
      above: { kind: 'points' as const, size: 0.1 },
      below: { kind: 'points' as const, size: 0.02 },
    },
  };
  expect(edgesOf({ own })).toMatchObject({ above: [0.1, 0.05], below: [0.02, 0.05] });
});

test('a rule of schedule and band needs both, one of schedule or band needs either', () => {
  const at = (join: 'and' | 'or', weight: number, now: number) =>
    decide(stateOf([weight, 1 - weight], [0.5, 0.5], { join }, { now, dueAt: 100 })).kind;
  expect(at('and', 0.6, 99)).toBe('wait');
  expect(at('and', 0.6, 100)).toBe('act');
  expect(at('and', 0.52, 100)).toBe('inBand');
  expect(at('or', 0.6, 99)).toBe('act');
  expect(at('or', 0.52, 100)).toBe('act');
  expect(at('or', 0.52, 99)).toBe('inBand');
});

test('a tracking error above its limit acts inside every band, and without covariance is unknown', () => {
  const rule = { trackingError: 0.02 };
  expect(kindOf([0.54, 0.46], [0.5, 0.5], rule)).toBe('act');
  expect(kindOf([0.51, 0.49], [0.5, 0.5], rule)).toBe('inBand');
  const blind = decide(stateOf([0.6, 0.4], [0.5, 0.5], rule, { covariance: null }));
  expect(blind).toEqual({ kind: 'unknown', outside: ['A', 'B'], missing: ['covariance'] });
});

test('looks fall on the close of the last day of their period', () => {
  const utc = (...date: [number, number, number]) => Date.UTC(...date) / 1000;
  const friday = utc(2026, 10, 20) + 3_600;
  expect(nextDue({ every: 'week', closes: 0 }, friday)).toBe(utc(2026, 10, 23));
  expect(nextDue({ every: 'week', closes: 0 }, utc(2026, 10, 23))).toBe(utc(2026, 10, 30));
  expect(nextDue({ every: 'month' }, friday)).toBe(utc(2026, 11, 1));
  expect(nextDue({ every: 'month' }, utc(2026, 11, 1))).toBe(utc(2027, 0, 1));
  expect(nextDue({ every: 'quarter' }, friday)).toBe(utc(2027, 0, 1));
  expect(nextDue({ every: 'year' }, friday)).toBe(utc(2027, 0, 1));
  expect(nextDue({ every: 'days', days: 7 }, friday)).toBe(friday + 7 * 86_400);
});

test('weights to trade to sum to what is there, and none is further from its target than before', () => {
  const anyStop = fc.constantFrom<Rule['to']>('target', 'edge', 'halfway', 'inner');
  const anyMoves = fc.constantFrom<Rule['moves']>('outside', 'all');
  fc.assert(
    fc.property(anyBook, anyStop, anyMoves, ({ weights, targets }, to, moves) => {
      const state = stateOf(weights, targets, { to, moves, band: relative(0.2) });
      const verdict = decide(state);
      if (verdict.kind !== 'act') return;
      expect(verdict.to.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 9);
      for (const [i, w] of verdict.to.entries()) {
        const [before, target] = [weights[i] ?? 0, targets[i] ?? 0];
        expect(Math.abs(w - target)).toBeLessThanOrEqual(Math.abs(before - target) + 1e-9);
      }
      expect(decide({ ...state, weights: verdict.to }).kind).toBe('inBand');
    }),
  );
});

test('the order of assets does not change the verdict', () => {
  fc.assert(
    fc.property(anyBook, ({ weights, targets }) => {
      const forth = decide(stateOf(weights, targets));
      const back = decide(stateOf([...weights].reverse(), [...targets].reverse()));
      expect(back.kind).toBe(forth.kind);
      expect(back.outside).toHaveLength(forth.outside.length);
    }),
  );
});

test('a decision that was kept as JSON gives its verdict again', () => {
  fc.assert(
    fc.property(anyBook, fc.boolean(), ({ weights, targets }, isCostWeighed) => {
      const kept = keepDecision(stateOf(weights, targets, { isCostWeighed }));
      const read = JSON.parse(JSON.stringify(kept));
      expect(decide(read.state)).toEqual(kept.verdict);
      expect(read.verdict).toEqual(kept.verdict);
    }),
  );
});

test('anything missing decides nothing', () => {
  const verdict = decide(stateOf([0.9, 0.1], [0.5, 0.5], {}, { unknown: ['chain 1'] }));
  expect(verdict).toEqual({ kind: 'unknown', outside: [], missing: ['chain 1'] });
  const rule = { band: bothSides({ kind: 'costOptimal' }) };
  expect(kindOf([0.9, 0.1], [0.5, 0.5], rule)).toBe('act');
  expect(decide(stateOf([0.9, 0.1], [0.5, 0.5], rule, { costs: null }))).toMatchObject({
    kind: 'unknown',
    missing: ['cost A', 'cost B'],
  });
});

test('an asset that wavers at its edge is outside once, and back only a tenth of its band inside', () => {
  let before: Outside[] = [];
  const starts: number[] = [];
  for (const [step, weight] of [0.34, 0.351, 0.349, 0.351, 0.346, 0.352, 0.344, 0.351].entries()) {
    const now = nextOutside(before, stateOf([weight, 0.65, 0.35 - weight], [0.3, 0.65, 0.05]));
    const isIn = (some: Outside[]) => some.some(({ id }) => id === 'A');
    if (isIn(now) && !isIn(before)) starts.push(step);
    before = now;
  }
  expect(starts).toEqual([1, 7]);
});

test('at a breach price the weight stands at its edge', () => {
  fc.assert(
    fc.property(anyBook, ({ weights, targets }) => {
      const state = stateOf(weights, targets);
      const prices = weights.map((_, i) => 10 * (i + 1));
      for (const [i, { above, below }] of breachPrices(state, prices).entries()) {
        const [w, t, p] = [weights[i] ?? 0, targets[i] ?? 0, prices[i] ?? 0];
        const weightAt = (price: number) => (w * price) / (p * (1 - w) + w * price);
        if (above !== null) expect(weightAt(above)).toBeCloseTo(t + 0.05, 9);
        if (below !== null) expect(weightAt(below)).toBeCloseTo(t - 0.05, 9);
        expect(below === null).toBe(t - 0.05 <= 0);
      }
    }),
  );
});

test('volatility widens a band by its exponent, within 0.6 and 2 times', () => {
  const { rule, ids, targets, value, covariance, costs } = stateOf([0.5, 0.5], [0.5, 0.5], {
    volatilityExponent: 2 / 3,
  });
  const width = (ratio: number) =>
    bandsOf(rule, { ids, targets, value, covariance, costs, volatilityRatios: [ratio, 1] }).edges
      ?.above[0];
  expect(width(1)).toBe(0.05);
  expect(width(1.5)).toBeCloseTo(0.05 * 1.5 ** (2 / 3), 12);
  expect(width(100)).toBeCloseTo(0.1, 12);
  expect(width(0.01)).toBeCloseTo(0.03, 12);
});
