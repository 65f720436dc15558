import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followInsurance, type InsuredState, insuredStanding } from '../../lib/core/insurance.ts';
import { bps, dollars, usd, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import type { Insurance } from '../../lib/core/targetPolicy.ts';
import { proposeTargets } from '../../lib/policy/targets/proposeTargets.ts';
import { anyNumber } from './quantInputs.ts';
import './seeded.ts';

const HOUR = 3_600;
const START = 1_795_219_199;
const NONE = { ids: [], times: [], prices: [] };

const anyInsurance: fc.Arbitrary<Insurance> = fc
  .record({
    kind: fc.constantFrom('cppi' as const, 'tipp' as const),
    floor: fc.integer({ min: 1_000, max: 9_500 }).map(bps),
    multiplier: fc.integer({ min: 100, max: 500 }),
    mostRisky: fc.integer({ min: 1_000, max: 10_000 }).map(bps),
  })
  .map((some) => ({
    ...some,
    stable: 'USD',
    mix: { ETH: WHOLE },
    since: START,
    base: dollars(50_000),
    growth: GROWTH_ONE,
    resetAfterDays: null,
  }));

/** Returns of the risky part between looks, each above -1/m: no gap. */
const anyMoves = (multiplier: number) =>
  fc.array(anyNumber(-0.98 / (multiplier / 100), 0.3), { minLength: 1, maxLength: 60 });

/** The policy asked and followed after every move, its weights held in between. */
function walk(policy: Insurance, moves: readonly number[], deposit = 1n) {
  let growth = GROWTH_ONE;
  let insured: InsuredState | null = null;
  const seen: { growth: bigint; peak: bigint; risky: number }[] = [];
  for (const [i, move] of [0, ...moves].entries()) {
    const before = seen.at(-1);
    const grown = 1 + ((before?.risky ?? 0) / WHOLE) * move;
    growth = (growth * BigInt(Math.round(grown * 1e12))) / 10n ** 12n;
    const now = START + i * HOUR;
    insured = followInsurance(policy, insured, growth, now);
    const proposal = proposeTargets(policy, {
      history: NONE,
      now,
      targets: { ETH: bps(5_000), USD: bps(5_000) },
      value: usd((dollars(50_000) * growth * deposit) / GROWTH_ONE),
      bounds: {},
      inForce: policy,
      growth,
      insured,
    });
    const risky = proposal.kind === 'proposed' ? (proposal.weights.ETH ?? -1) : -1;
    seen.push({ growth, peak: insured.peak, risky });
  }
  return seen;
}

const anyWalk = anyInsurance.chain((policy) =>
  fc.record({ policy: fc.constant(policy), moves: anyMoves(policy.multiplier) }),
);

test('no path whose moves stay above -1/m breaks the floor, and no exposure exceeds its most', () => {
  fc.assert(
    fc.property(anyWalk, ({ policy, moves }) => {
      // The walk rounds growth twice at each move.
      const rounded = (2n * policy.base * BigInt(moves.length + 1)) / GROWTH_ONE;
      for (const { growth, peak, risky } of walk(policy, moves)) {
        const { value, floor } = insuredStanding(policy, growth, peak);
        expect(value + rounded).toBeGreaterThanOrEqual(floor);
        if (value <= floor + rounded) break;
        expect(risky).toBeGreaterThanOrEqual(0);
        expect(risky).toBeLessThanOrEqual(policy.mostRisky);
      }
    }),
  );
});

test('exposure is the multiplier times the cushion, to a basis point, unless its most is less', () => {
  fc.assert(
    fc.property(anyWalk, ({ policy, moves }) => {
      for (const { growth, peak, risky } of walk(policy, moves)) {
        const { value, floor } = insuredStanding(policy, growth, peak);
        const cushion = 1 - Number(floor) / Number(value);
        const asked = (policy.multiplier / 100) * cushion * WHOLE;
        expect(Math.abs(risky - Math.min(policy.mostRisky, asked))).toBeLessThan(1);
      }
    }),
  );
});

test('the floor that follows the peak never falls', () => {
  fc.assert(
    fc.property(anyWalk, ({ policy, moves }) => {
      const tipp = { ...policy, kind: 'tipp' as const };
      const floors = walk(tipp, moves).map(
        ({ growth, peak }) => insuredStanding(tipp, growth, peak).floor,
      );
      for (const [i, floor] of floors.entries()) expect(floor >= (floors[i - 1] ?? 0n)).toBe(true);
    }),
  );
});

test('a deposit moves neither floor nor exposure', () => {
  fc.assert(
    fc.property(anyWalk, fc.bigInt({ min: 2n, max: 1_000n }), ({ policy, moves }, deposit) => {
      expect(walk(policy, moves, deposit)).toEqual(walk(policy, moves));
    }),
  );
});
