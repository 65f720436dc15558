import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOf } from '../../lib/policy/bands.ts';
import { nextOutside, type Outside } from '../../lib/policy/breach.ts';
import { costBand, spreadsOf } from '../../lib/policy/costBand.ts';
import { decide } from '../../lib/policy/decide.ts';
import { bothSides, points, type Rule } from '../../lib/policy/rule.ts';
import type { AssetCost, PolicyState } from '../../lib/policy/state.ts';
import { directionVariance, noTradeBand, weightVariance } from '../../lib/quant/noTradeBand.ts';
import { anyBook, anyWeights, covarianceOf, stateOf } from './policyWorlds.ts';
import './seeded.ts';

const OPTIMAL: Partial<Rule> = { band: bothSides({ kind: 'costOptimal' }), to: 'inner' };

interface Given {
  targets: number[];
  share?: number;
  fixed?: number;
  riskAversion?: number;
  volatility?: number;
  sellTax?: number;
}

/** Edges of every asset in the cost-optimal band. */
function edgesOf({ targets, volatility = 1, ...given }: Given) {
  const { share = 0.003, fixed = 1, riskAversion = 3, sellTax = 0 } = given;
  const costs = targets.map(() => ({ share, fixed, sellTax }));
  const covariance = covarianceOf(targets.length).map((row) => row.map((x) => x * volatility ** 2));
  const { edges } = stateOf(targets, targets, { ...OPTIMAL, riskAversion }, { costs, covariance });
  if (!edges) throw new Error('no band');
  return edges;
}

const anyTargets = fc.integer({ min: 2, max: 6 }).chain(anyWeights);
const factor = fc.double({ min: 1.01, max: 50, noNaN: true });

test('every cost-optimal band widens with the share, the fixed cost and the calm of the user', () => {
  fc.assert(
    fc.property(anyTargets, factor, (targets, by) => {
      const now = edgesOf({ targets });
      const dearer = edgesOf({ targets, share: 0.003 * by });
      const gassier = edgesOf({ targets, fixed: by });
      const warier = edgesOf({ targets, riskAversion: 3 * by });
      for (let i = 0; i < targets.length; i += 1) {
        const [outer = 0, inner = 0] = [now.above[i], now.innerAbove[i]];
        expect(dearer.above[i]).toBeGreaterThanOrEqual(outer);
        expect(dearer.innerAbove[i]).toBeGreaterThanOrEqual(inner - 1e-12);
        expect(gassier.above[i]).toBeGreaterThanOrEqual(outer);
        expect(gassier.innerAbove[i]).toBeLessThanOrEqual(inner + 1e-12);
        expect(warier.above[i]).toBeLessThanOrEqual(outer);
      }
    }),
  );
});

test('no level of volatility moves a cost-optimal band', () => {
  fc.assert(
    fc.property(anyTargets, fc.double({ min: 0.2, max: 5, noNaN: true }), (targets, volatility) => {
      const [calm, wild] = [edgesOf({ targets }), edgesOf({ targets, volatility })];
      for (const side of ['above', 'below', 'innerAbove', 'innerBelow'] as const)
        for (const [i, edge] of wild[side].entries())
          expect(edge / (calm[side][i] ?? 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('a weight varies by A.6, and its direction by A.6 against all others or the mean of single ones', () => {
  fc.assert(
    fc.property(anyTargets, (targets) => {
      const covariance = covarianceOf(targets.length, 0.3);
      const all = spreadsOf(covariance, targets, 'all');
      const outside = spreadsOf(covariance, targets, 'outside');
      for (const [i, target] of targets.entries()) {
        expect(all[i]?.weight).toBeCloseTo(weightVariance(covariance, targets, i), 12);
        expect(outside[i]?.weight).toBe(all[i]?.weight);
        const proRata = directionVariance(covariance, targets, i);
        expect((all[i]?.direction ?? 0) / proRata).toBeCloseTo(1, 9);
        const single = targets.map((t, j) =>
          i === j ? 0 : (t / (1 - target)) * directionVariance(covariance, targets, i, j),
        );
        const mean = single.reduce((sum, part) => sum + part, 0);
        expect((outside[i]?.direction ?? 0) / mean).toBeCloseTo(1, 9);
      }
    }),
  );
});

test('correlation with what is traded against widens a band that moves alone, not one that moves all', () => {
  const targets = [0.4, 0.4, 0.2];
  const edgeAt = (rho: number, moves: Rule['moves']) => {
    const covariance = [
      [0.36, 0.48 * rho, 0],
      [0.48 * rho, 0.64, 0],
      [0, 0, 0.0001],
    ];
    return stateOf(targets, targets, { ...OPTIMAL, moves }, { covariance }).edges?.above[0] ?? 0;
  };
  const rising = [0, 0.25, 0.5, 0.75, 0.95].map((rho) => edgeAt(rho, 'outside'));
  for (const [i, edge] of rising.entries())
    if (i > 0) expect(Math.abs(edge / (rising[i - 1] ?? 0) - 1)).toBeGreaterThan(0.001);
  expect(edgeAt(0.95, 'all')).toBeCloseTo(edgeAt(0, 'all'), 12);
});

test('two assets have the band of their pair, whichever way it is moved', () => {
  const target = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const rho = fc.double({ min: -0.99, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(target, rho, (t, correlation) => {
      const covariance = covarianceOf(2, correlation);
      const targets = [t, 1 - t];
      const { above, below } = noTradeBand({
        target: t,
        cost: 0.003,
        fixedCost: 1e-4,
        riskAversion: 3,
        weightVariance: weightVariance(covariance, targets, 0),
        directionVariance: directionVariance(covariance, targets, 0, 1),
      });
      for (const moves of ['outside', 'all'] as const) {
        const { edges } = stateOf(targets, targets, { ...OPTIMAL, moves }, { covariance });
        expect((edges?.above[0] ?? 0) / above.outer).toBeCloseTo(1, 9);
        expect((edges?.innerBelow[0] ?? 0) / below.inner).toBeCloseTo(1, 9);
      }
    }),
  );
});

test('assets that hardly move, or not at all, keep the band of those that do', () => {
  const edgeAt = (volatility: number) =>
    edgesOf({ targets: [0.5, 0.5], volatility, share: 0.0005, fixed: 0.05 }).above[0] ?? 0;
  for (const volatility of [0.01, 0.001, 1e-6, 0])
    expect(edgeAt(volatility) / edgeAt(1)).toBeCloseTo(1, 9);
  const still = costBand(
    { target: 0.5, value: 1, riskAversion: 3 },
    { share: 0.001, fixed: 0, sellTax: 0 },
    { weight: 0, direction: 0 },
  );
  expect(still.above.outer).toBeGreaterThan(0.01);
});

test('a tax on gains widens only the side that sells, and the tax relief of a loss narrows it', () => {
  fc.assert(
    fc.property(anyTargets, fc.double({ min: 0.01, max: 0.3, noNaN: true }), (targets, tax) => {
      const [none, gain, loss] = [
        edgesOf({ targets }),
        edgesOf({ targets, sellTax: tax }),
        edgesOf({ targets, sellTax: -tax }),
      ];
      expect([gain.below, loss.below]).toEqual([none.below, none.below]);
      for (const [i, edge] of none.above.entries()) {
        expect(gain.above[i]).toBeGreaterThanOrEqual(edge);
        expect(loss.above[i]).toBeLessThanOrEqual(edge);
      }
    }),
  );
});

test('nothing is done at the edge itself, a ten-billionth of the portfolio beside it or not', () => {
  const anySide = fc.constantFrom(1, -1);
  const anyTarget = fc.double({ min: 0.2, max: 0.8, noNaN: true });
  const anyWidth = fc.double({ min: 0.01, max: 0.15, noNaN: true });
  fc.assert(
    fc.property(anyTarget, anyWidth, anySide, (target, width, side) => {
      const kindAt = (beyond: number) => {
        const weight = target + side * (width + beyond);
        return decide(stateOf([weight, 1 - weight], [target, 1 - target], { band: points(width) }))
          .kind;
      };
      expect([-1e-10, 0, 1e-10].map(kindAt)).toEqual(['inBand', 'inBand', 'inBand']);
      expect([1e-8, 1e-6].map(kindAt)).toEqual(['act', 'act']);
    }),
  );
});

/** The same state with its columns in another order. */
function permuted(state: PolicyState, order: readonly number[]): PolicyState {
  const pick = <T>(xs: readonly T[]): T[] => order.flatMap((i) => xs.slice(i, i + 1));
  const { edges, covariance, costs } = state;
  return {
    ...state,
    ids: pick(state.ids),
    weights: pick(state.weights),
    targets: pick(state.targets),
    covariance: covariance && pick(covariance).map(pick),
    costs: costs && pick(costs),
    edges: edges && {
      above: pick(edges.above),
      below: pick(edges.below),
      innerAbove: pick(edges.innerAbove),
      innerBelow: pick(edges.innerBelow),
    },
  };
}

test('the order of assets changes no part of what is decided', () => {
  const anyRule = fc.record({
    to: fc.constantFrom<Rule['to']>('target', 'edge', 'halfway', 'inner'),
    moves: fc.constantFrom<Rule['moves']>('outside', 'all'),
    band: fc.constantFrom(points(0.05), bothSides({ kind: 'costOptimal' })),
    isCostWeighed: fc.boolean(),
    trackingError: fc.constantFrom(null, 0.05),
  });
  fc.assert(
    fc.property(
      anyBook,
      anyRule,
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      (book, rule, keys) => {
        const costs: AssetCost[] = book.targets.map((_, i) => ({
          share: 0.001 * (i + 1),
          fixed: i,
          sellTax: 0,
        }));
        const state = stateOf(book.weights, book.targets, rule, { costs });
        const order = [...state.ids.keys()].sort(
          (i, j) => (keys[i] ?? 0) - (keys[j] ?? 0) || i - j,
        );
        const [forth, back] = [decide(state), decide(permuted(state, order))];
        expect(back.kind).toBe(forth.kind);
        expect([...back.outside].sort()).toEqual([...forth.outside].sort());
        if (forth.kind !== 'act' || back.kind !== 'act') return;
        for (const [place, i] of order.entries())
          expect(back.to[place]).toBeCloseTo(forth.to[i] ?? Number.NaN, 9);
        expect(back.worth?.cost ?? 0).toBeCloseTo(forth.worth?.cost ?? 0, 6);
        expect(back.worth?.relief ?? 0).toBeCloseTo(forth.worth?.relief ?? 0, 6);
      },
    ),
  );
});

test('a weight that wavers by less than a tenth of its band at its edge raises one episode', () => {
  const anyWidth = fc.double({ min: 0.01, max: 0.2, noNaN: true });
  const anySteps = fc.array(fc.double({ min: -0.09, max: 0.5, noNaN: true }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(anyWidth, anySteps, (width, steps) => {
      let before: Outside[] = [];
      const isIn = (some: Outside[]) => some.some(({ id }) => id === 'A');
      let starts = 0;
      for (const step of [0.2, ...steps]) {
        const weight = 0.3 + width * (1 + step);
        const state = stateOf([weight, 1 - weight], [0.3, 0.7], {
          own: { B: bothSides({ kind: 'points', size: 1 }) },
          band: points(width),
        });
        const now = nextOutside(before, state);
        if (isIn(now) && !isIn(before)) starts += 1;
        before = now;
      }
      expect(starts).toBe(1);
    }),
  );
});

test('a band is the same whichever way its costs were reached: half the fixed cost at half the value', () => {
  fc.assert(
    fc.property(anyTargets, factor, (targets, by) => {
      const known = {
        ids: targets.map(String),
        targets,
        covariance: covarianceOf(targets.length),
        volatilityRatios: null,
      };
      const rule = { ...stateOf(targets, targets, OPTIMAL).rule };
      const of = (fixed: number, value: number) =>
        bandsOf(rule, {
          ...known,
          value,
          costs: targets.map(() => ({ share: 0.003, fixed, sellTax: 0 })),
        }).edges?.above;
      for (const [i, edge] of (of(1, 10_000) ?? []).entries())
        expect(of(by, 10_000 * by)?.[i]).toBeCloseTo(edge, 9);
    }),
  );
});
