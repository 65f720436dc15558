import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bps, dollars, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import type { Insurance, TargetPolicy, WeightBounds } from '../../lib/core/targetPolicy.ts';
import type { Proposed } from '../../lib/core/targetProposal.ts';
import { wholeWeights } from '../../lib/policy/targets/limits.ts';
import type { ProposalInput } from '../../lib/policy/targets/proposalInput.ts';
import { proposeTargets } from '../../lib/policy/targets/proposeTargets.ts';
import { riskViewOf } from '../../lib/policy/targets/riskView.ts';
import { quadratic, sum, times } from '../../lib/quant/matrix.ts';
import { minVarianceWeights } from '../../lib/quant/minVariance.ts';
import { riskShares } from '../../lib/quant/riskWeights.ts';
import { anyHistory, MORNING, turned } from './pastPrices.ts';
import { anyCovariance, anyNumber, anyWeights } from './quantInputs.ts';
import './seeded.ts';
import { proposalInput } from '../fixtures/proposalInput.ts';

const RUNS = { numRuns: 60 };

/** What a policy sees of a history, all classes targeted alike. */
function seen(history: ProposalInput['history'], more: Partial<ProposalInput> = {}): ProposalInput {
  const n = history.ids.length;
  const targets = wholeWeights(
    history.ids,
    history.ids.map(() => 1 / n),
  );
  return proposalInput(history, targets, more);
}

/** The class that takes the rest is the first by id; it hardly moves. */
const stableOf = (ids: readonly string[]): string => [...ids].sort()[0] ?? '';
const calmed = (history: ProposalInput['history']) => {
  const place = history.ids.indexOf(stableOf(history.ids));
  const prices = history.prices.map((row) =>
    row.map((price, i) => (i === place ? (price / 100) ** 0.02 : price)),
  );
  return { ...history, prices };
};

function policiesOf(ids: readonly string[]): TargetPolicy[] {
  const stable = stableOf(ids);
  const risky = [...ids].sort().slice(1);
  const mix = wholeWeights(
    risky,
    risky.map(() => 1 / risky.length),
  );
  const insurance = {
    floor: bps(8_000),
    multiplier: 250,
    stable,
    mix,
    mostRisky: bps(9_000),
    since: MORNING - 86_400,
    base: dollars(50_000),
    growth: GROWTH_ONE,
    resetAfterDays: 30,
  };
  return [
    { kind: 'fixed' },
    { kind: 'equal' },
    { kind: 'inverseVolatility' },
    { kind: 'riskBudget', budgets: {} },
    { kind: 'minVariance' },
    { kind: 'hierarchicalRiskParity' },
    { kind: 'volatilityTarget', volatility: bps(3_000), stable, mix },
    { kind: 'cppi', ...insurance },
    { kind: 'tipp', ...insurance },
    {
      kind: 'glide',
      from: { [stable]: WHOLE },
      to: mix,
      start: MORNING - 86_400,
      end: MORNING + 3 * 86_400,
    },
  ];
}

const anyCase = anyHistory.chain((history) =>
  fc.record({
    history: fc.constant(calmed(history)),
    policy: fc.constantFrom(...policiesOf(history.ids)),
  }),
);

/** Bounds that can be kept: floors below an equal share, caps above it, in whole basis points. */
const anyBounds = (ids: readonly string[]): fc.Arbitrary<Record<string, WeightBounds>> => {
  const even = Math.floor(WHOLE / ids.length);
  const one = fc.record({
    least: fc.integer({ min: 0, max: even }).map(bps),
    most: fc.integer({ min: even + 1, max: WHOLE }).map(bps),
  });
  return fc
    .array(one, { minLength: ids.length, maxLength: ids.length })
    .map((all) => Object.fromEntries(ids.map((id, i) => [id, all[i] ?? all[0]])))
    .map((all) => all as Record<string, WeightBounds>);
};

const proposed = (policy: TargetPolicy, input: ProposalInput): Proposed => {
  const proposal = proposeTargets(policy, input);
  if (proposal.kind === 'refused') throw new Error(JSON.stringify({ policy, proposal }));
  return proposal;
};

test('every policy gives every class a weight within its bounds, exactly 10 000 in sum', () => {
  const given = anyCase.chain((one) =>
    fc.record({ one: fc.constant(one), bounds: anyBounds(one.history.ids) }),
  );
  fc.assert(
    fc.property(given, ({ one: { history, policy }, bounds }) => {
      const { weights } = proposed(policy, seen(history, { bounds }));
      expect(Object.keys(weights).sort()).toEqual([...history.ids].sort());
      expect(sum(Object.values(weights))).toBe(WHOLE);
      for (const [id, weight] of Object.entries(weights)) {
        expect(weight).toBeGreaterThanOrEqual(bounds[id]?.least ?? 0);
        expect(weight).toBeLessThanOrEqual(bounds[id]?.most ?? WHOLE);
        expect(Number.isInteger(weight)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('an exposure is kept to the basis point wherever the bounds allow it', () => {
  const given = anyHistory.chain((history) =>
    fc.record({ history: fc.constant(calmed(history)), bounds: anyBounds(history.ids) }),
  );
  fc.assert(
    fc.property(given, anyNumber(0.8, 1.2), ({ history, bounds }, grown) => {
      const stable = stableOf(history.ids);
      const policy = policiesOf(history.ids).find(({ kind }) => kind === 'cppi') as Insurance;
      const growth = (GROWTH_ONE * BigInt(Math.round(grown * 1e6))) / 1_000_000n;
      const { weights, notes } = proposed(policy, seen(history, { bounds, growth }));
      const allowed = Math.min(9_000, Math.max(0, 2.5 * (1 - 0.8 / grown)) * WHOLE);
      const risky = history.ids.filter((id) => id !== stable);
      const least = sum(risky.map((id) => bounds[id]?.least ?? 0));
      const floor = Math.max(least, WHOLE - (bounds[stable]?.most ?? WHOLE));
      const told = notes.find(({ note }) => note === 'beyondFloor');
      if (floor > allowed + 1) {
        expect(told).toMatchObject({ proposed: floor });
        expect(WHOLE - (weights[stable] ?? 0)).toBe(floor);
      } else {
        expect(WHOLE - (weights[stable] ?? 0)).toBeLessThanOrEqual(Math.max(floor, allowed + 1));
      }
    }),
    RUNS,
  );
});

test('the order classes come in changes nothing', () => {
  fc.assert(
    fc.property(anyCase, ({ history, policy }) => {
      const input = seen(history);
      const other = {
        ...input,
        history: turned(history),
        targets: Object.fromEntries(Object.entries(input.targets).reverse()),
      };
      expect(proposed(policy, other)).toEqual(proposed(policy, input));
    }),
    RUNS,
  );
});

/** How far a risk share moves at the most, to first order, when each weight does by a basis point. */
function slackOf(covariance: number[][], w: number[], i: number): number {
  const pull = times(covariance, w);
  const whole = quadratic(covariance, w);
  const share = ((w[i] ?? 0) * (pull[i] ?? 0)) / whole;
  const slopes = w.map((_, j) => {
    const own = i === j ? (pull[i] ?? 0) : 0;
    return own + (w[i] ?? 0) * (covariance[i]?.[j] ?? 0) - 2 * share * (pull[j] ?? 0);
  });
  return (1e-4 * sum(slopes.map(Math.abs))) / whole;
}

test('equal risk gives every class the same share of the risk, but for the rounding of weights', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const { weights } = proposed({ kind: 'riskBudget', budgets: {} }, seen(history));
      const ids = Object.keys(weights).sort();
      const view = riskViewOf(history, ids, MORNING);
      if ('kind' in view) throw new Error(view.why);
      const w = ids.map((id) => (weights[id] ?? 0) / WHOLE);
      for (const [i, share] of riskShares(view.covariance, w).entries())
        expect(Math.abs(share - 1 / ids.length)).toBeLessThan(
          1.1 * slackOf(view.covariance, w, i) + 1e-9,
        );
    }),
    RUNS,
  );
});

test('within floors and caps no exchange of two classes lowers the least variance', () => {
  const given = anyCovariance.chain((s) =>
    fc.tuple(fc.constant(s), anyWeights(s.length), anyNumber(0, 1), anyNumber(0, 1)),
  );
  fc.assert(
    fc.property(given, ([s, parts, below, above]) => {
      const floors = parts.map((part) => below * part);
      const caps = parts.map((part) => part + above * (1 - part));
      const w = minVarianceWeights(s, caps, floors) ?? [];
      expect(sum(w)).toBeCloseTo(1, 9);
      const pull = times(s, w);
      for (const [i, x] of w.entries()) {
        expect(x).toBeGreaterThanOrEqual((floors[i] ?? 1) - 1e-12);
        expect(x).toBeLessThanOrEqual((caps[i] ?? 0) + 1e-12);
      }
      const givers = pull.filter((_, i) => (w[i] ?? 0) > (floors[i] ?? 0) + 1e-9);
      const takers = pull.filter((_, i) => (w[i] ?? 0) < (caps[i] ?? 0) - 1e-9);
      if (givers.length === 0 || takers.length === 0) return;
      const gain = Math.max(...givers) - Math.min(...takers);
      expect(gain / quadratic(s, w)).toBeLessThan(1e-6);
    }),
  );
});

test('a glide stands exactly on its first mix until it starts and on its last from its end', () => {
  const mix = anyWeights(4).map((w) => wholeWeights(['a', 'b', 'c', 'd'], w));
  fc.assert(
    fc.property(mix, mix, fc.integer({ min: 1, max: 4_000 }), (from, to, days) => {
      const end = MORNING + days * 86_400;
      const policy: TargetPolicy = { kind: 'glide', from, to, start: MORNING, end };
      const history = { ids: [], times: [], prices: [] };
      const on = (now: number) => proposed(policy, seen(history, { targets: from, now })).weights;
      expect(on(MORNING - 1)).toEqual(from);
      expect(on(MORNING)).toEqual(from);
      expect(on(end)).toEqual(to);
      expect(on(end + 1)).toEqual(to);
      for (const id of ['a', 'b', 'c', 'd']) {
        const [least, most] = [from[id] ?? 0, to[id] ?? 0].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const half = on(MORNING + Math.floor((end - MORNING) / 2))[id] ?? -1;
        expect(half).toBeGreaterThanOrEqual(least - 1);
        expect(half).toBeLessThanOrEqual(most + 1);
      }
    }),
  );
});

test('the rounding of a mix does not depend on the order of its classes', () => {
  fc.assert(
    fc.property(
      anyWeights(7),
      fc.shuffledSubarray([...'abcdefg'], { minLength: 7 }),
      (w, order) => {
        const ids = [...'abcdefg'];
        const even = ids.map(() => 1 / 7);
        const shuffled = order.map((id) => w[ids.indexOf(id)] ?? 0);
        expect(wholeWeights(order, shuffled)).toEqual(wholeWeights(ids, w));
        expect(wholeWeights(order, even)).toEqual(wholeWeights(ids, even));
      },
    ),
  );
});

test('weights of whole basis points come back as they were', () => {
  const whole = anyWeights(6).map((w) => wholeWeights([...'abcdef'], w));
  fc.assert(
    fc.property(whole, (weights) => {
      const ids = Object.keys(weights);
      expect(
        wholeWeights(
          ids,
          ids.map((id) => (weights[id] ?? 0) / WHOLE),
        ),
      ).toEqual(weights);
    }),
  );
});
