import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOutside } from '../../lib/policy/breach.ts';
import { decide, movingOf, type Verdict } from '../../lib/policy/decide.ts';
import { destinationOf } from '../../lib/policy/destination.ts';
import { bothSides, type Rule } from '../../lib/policy/rule.ts';
import { CALM, type Market, NOISE } from '../../lib/policy/state.ts';
import { anyBook, covarianceOf, stateOf } from './policyWorlds.ts';
import './seeded.ts';

const WEIGHED: Partial<Rule> = {
  band: bothSides({ kind: 'points', size: 0 }),
  isCostWeighed: true,
};

test('the verdict turns exactly where it says that correcting becomes worth it', () => {
  let turned = 0;
  fc.assert(
    fc.property(anyBook, fc.boolean(), ({ weights, targets }, isDeep) => {
      const typical = { size: 500, impact: 0.001 };
      const costs = targets.map(() => ({
        share: 0.003,
        fixed: 1,
        sellTax: 0,
        ...(isDeep ? {} : { typical }),
      }));
      const near = targets.map((t, i) => t + 0.05 * ((weights[i] ?? 0) - t));
      const verdict = decide(stateOf(near, targets, WEIGHED, { costs }));
      if (verdict.kind !== 'notWorth' || verdict.worth.worthFrom == null) return;
      const furthest = Math.max(...near.map((w, i) => Math.abs(w - (targets[i] ?? 0))));
      const times = verdict.worth.worthFrom / furthest;
      const kindAt = (by: number) =>
        decide(
          stateOf(
            near.map((w, i) => (targets[i] ?? 0) + by * (w - (targets[i] ?? 0))),
            targets,
            WEIGHED,
            { costs },
          ),
        ).kind;
      expect([kindAt(times * (1 - 1e-6)), kindAt(times * (1 + 1e-6))]).toEqual(['notWorth', 'act']);
      turned += 1;
    }),
  );
  expect(turned).toBeGreaterThan(10);
});

test.each([1, 1e-6])(
  'for one swap back to the inner edge it turns at the outer edge of the cost-optimal band, at %d of usual volatility',
  (part) => {
    const covariance = covarianceOf(2).map((row) => row.map((x) => x * part ** 2));
    const band = bothSides({ kind: 'costOptimal' });
    const edge = stateOf([0.5, 0.5], [0.5, 0.5], { band }, { covariance }).edges?.above[0] ?? 0;
    expect(edge).toBeGreaterThan(0.03);
    // Bands of nothing break always; only the worth decides. The inner edge is the optimal one.
    const at = (gap: number) => {
      const state = stateOf(
        [0.5 + gap, 0.5 - gap],
        [0.5, 0.5],
        { band, to: 'inner' },
        { covariance },
      );
      const rule = { ...state.rule, isCostWeighed: true };
      const edges = state.edges && { ...state.edges, above: [0, 0], below: [0, 0] };
      return decide({ ...state, rule, edges }).kind;
    };
    expect([at(edge * (1 - 1e-6)), at(edge * (1 + 1e-6))]).toEqual(['notWorth', 'act']);
  },
);

test('a correction is worth it exactly when it relieves more than it costs, from the distance said on', () => {
  fc.assert(
    fc.property(anyBook, ({ weights, targets }) => {
      const state = stateOf(weights, targets, WEIGHED);
      const verdict = decide(state);
      if (verdict.kind === 'notWorth')
        expect(verdict.worth.cost).toBeGreaterThanOrEqual(verdict.worth.relief);
      if (verdict.kind !== 'act' || !verdict.worth) return;
      expect(verdict.worth.relief).toBeGreaterThan(verdict.worth.cost);
      expect(verdict.worth.worthFrom).toBeLessThanOrEqual(
        Math.max(...weights.map((w, i) => Math.abs(w - (targets[i] ?? 0)))),
      );
    }),
  );
});

test('a tax on selling is a cost, and can make a correction not worth it', () => {
  const kindWith = (sellTax: number) => {
    const costs = [0, 1].map(() => ({ share: 0.003, fixed: 0, sellTax }));
    return decide(stateOf([0.6, 0.4], [0.5, 0.5], WEIGHED, { costs })).kind;
  };
  expect([kindWith(0), kindWith(0.3)]).toEqual(['act', 'notWorth']);
});

test('without costs or covariance a weighed verdict is unknown, and still says what is outside', () => {
  const verdict = decide(
    stateOf([0.6, 0.4], [0.5, 0.5], WEIGHED, { costs: null, covariance: null }),
  );
  expect(verdict).toEqual({
    kind: 'unknown',
    outside: ['A', 'B'],
    missing: ['cost A', 'cost B', 'covariance'],
  });
});

/** A weighed rule of any width that stops anywhere, over any book. */
const anyWeighed = fc
  .record({
    book: anyBook,
    to: fc.constantFrom('target' as const, 'edge' as const, 'inner' as const),
    size: fc.integer({ min: 0, max: 9 }).map((part) => part / 50),
    fixed: fc.constantFrom(1, 3_000),
  })
  .map(({ book: { weights, targets }, to, size, fixed }) => {
    const band = bothSides({ kind: 'points', size });
    const costs = weights.map(() => ({ share: 0.003, fixed, sellTax: 0 }));
    return stateOf(weights, targets, { to, band, isCostWeighed: true }, { costs });
  });

/** Where a rule that stops short would be worth it from, it may trade what it does not trade now. */
const compared = (verdict: Verdict, { to }: Rule): unknown =>
  'worth' in verdict && to !== 'target'
    ? { ...verdict, worth: { ...verdict.worth, worthFrom: null } }
    : verdict;

test('a cost that no trade of the correction needs changes nothing of it; one it needs is asked for', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(anyWeighed, (state) => {
      const known = decide(state);
      if (known.kind !== 'act' && known.kind !== 'notWorth') return;
      const aim = destinationOf(state, movingOf(state, placesOutside(state)));
      const isTraded = aim.map((to, i) => Math.abs(to - (state.weights[i] ?? 0)) > NOISE);
      const all = state.costs ?? [];
      const blind = decide({ ...state, costs: all.map((one, i) => (isTraded[i] ? one : null)) });
      expect(compared(blind, state.rule)).toEqual(compared(known, state.rule));
      if (isTraded.includes(false)) kinds.add(known.kind);
      const i = isTraded.indexOf(true);
      const costs = all.map((one, j) => (i === j ? null : one));
      const missing = [`cost ${state.ids[i]}`];
      expect(decide({ ...state, costs })).toMatchObject({ kind: 'unknown', missing });
    }),
  );
  expect([...kinds].sort()).toEqual(['act', 'notWorth']);
});

const waitsFor = (market: Partial<Market>, rule: Partial<Rule> = {}) => {
  const verdict = decide(stateOf([0.6, 0.4], [0.5, 0.5], rule, { market: { ...CALM, ...market } }));
  return verdict.kind === 'wait' ? verdict.causes : verdict.kind;
};

test('gas above twice its 7-day median waits until it is no more', () => {
  expect(waitsFor({ gas: { now: 20, median: 10 } })).toBe('act');
  expect(waitsFor({ gas: { now: 20.1, median: 10 } })).toEqual([
    { cause: 'gas', now: 20.1, until: 20 },
  ]);
});

test('impact above its limit waits, if it is of something outside', () => {
  expect(waitsFor({ impacts: [{ id: 'A', share: 0.011 }] })).toEqual([
    { cause: 'impact', id: 'A', now: 0.011, until: 0.01 },
  ]);
  expect(waitsFor({ impacts: [{ id: 'Z', share: 0.5 }] })).toBe('act');
});

test('a disputed price and a broken peg wait', () => {
  expect(waitsFor({ disputed: ['A'], depegged: ['B'] })).toEqual([
    { cause: 'price', id: 'A', is: 'disputed' },
    { cause: 'price', id: 'B', is: 'depegged' },
  ]);
});

test('stress waits: a spread or a correlation beyond its limit', () => {
  expect(waitsFor({ spread: 0.02, correlation: 0.96 })).toEqual([
    { cause: 'stress', of: 'spread', now: 0.02, until: 0.01 },
    { cause: 'stress', of: 'correlation', now: 0.96, until: 0.95 },
  ]);
  expect(waitsFor({ spread: 0.01, correlation: 0.95 })).toBe('act');
});

test('an order that rests and funds in transit wait', () => {
  expect(waitsFor({ resting: ['A'], inTransit: ['B'] })).toEqual([
    { cause: 'inTransit', id: 'B' },
    { cause: 'resting', id: 'A' },
  ]);
});

test('a schedule not yet due waits until its look', () => {
  const state = stateOf([0.6, 0.4], [0.5, 0.5], { band: null }, { now: 5, dueAt: 10 });
  expect(decide(state)).toEqual({
    kind: 'wait',
    outside: [],
    causes: [{ cause: 'schedule', until: 10 }],
  });
});

test('a sale waits for its trend only where the rule holds trends; a purchase never does', () => {
  const rule = { trendBars: 50 };
  expect(waitsFor({ rising: ['A'] }, rule)).toEqual([{ cause: 'trend', id: 'A' }]);
  expect(waitsFor({ rising: ['A'] })).toBe('act');
  expect(waitsFor({ rising: ['B'] }, rule)).toBe('act');
  const wideAbove = { A: bothSides({ kind: 'points' as const, size: 0.2 }) };
  expect(waitsFor({ rising: ['A'] }, { ...rule, own: wideAbove })).toBe('act');
});

test('nothing that waits matters while all is in band', () => {
  const market = { ...CALM, disputed: ['A'] };
  expect(decide(stateOf([0.52, 0.48], [0.5, 0.5], {}, { market })).kind).toBe('inBand');
});
