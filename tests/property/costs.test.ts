import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usd } from '../../lib/core/money.ts';
import { planCostsOf } from '../../lib/flow/planCostsOf.ts';
import {
  type CostSample,
  curveCost,
  isKnownFromPast,
  LEAST_PAST,
  usualGas,
} from '../../lib/policy/classCost.ts';

const sample = (size: number, cost: number | null, more: Partial<CostSample> = {}): CostSample => ({
  at: 1_000,
  size,
  cost,
  gas: null,
  source: 'pool',
  ...more,
});
const rate = fc.double({ min: 1e-4, max: 0.02, noNaN: true });
/** Share lost more for each dollar of size. */
const slope = fc.double({ min: 0, max: 1e-6, noNaN: true });
const size = fc.double({ min: 10, max: 100_000, noNaN: true });
const SIZES = [0.1, 1, 3];

describe('the cost of a typical trade', () => {
  it('is what its samples lie on, whatever their order, with the impact told from the fee', () => {
    fc.assert(
      fc.property(rate, slope, size, fc.boolean(), (fee, more, typical, isTurned) => {
        const samples = SIZES.map((times) => {
          const x = typical * times;
          return sample(x, fee * x + more * x * x);
        });
        const cost = curveCost(isTurned ? samples.toReversed() : samples, typical);
        expect(cost?.share).toBeCloseTo(fee + more * typical, 9);
        expect(cost?.impact).toBeCloseTo(more * typical, 9);
        expect(cost?.error).toBeCloseTo(0, 9);
      }),
    );
  });

  it('does not hang on how far our price lies from the pool’s, asked there and back; its error says it', () => {
    const gap = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(rate, size, gap, (fee, typical, off) => {
        const samples = SIZES.flatMap((times) => {
          const x = typical * times;
          const received = [x * (1 - fee) * (1 + off), (x * (1 - fee)) / (1 + off)];
          return received.map((value) => sample(x, x - value));
        });
        const cost = curveCost(samples, typical);
        // What is left is of second order: half of the gap's square.
        expect(Math.abs((cost?.share ?? 1) - fee)).toBeLessThanOrEqual(off * off + 1e-12);
        expect(cost?.error).toBeGreaterThanOrEqual(0.98 * Math.abs(off) * (1 - fee) - 1e-9);
      }),
    );
  });

  it('is never below zero, and never known beyond three times the largest trade it was told of', () => {
    const some = fc.array(fc.tuple(size, fc.double({ min: -50, max: 500, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, size, (told, typical) => {
        const samples = told.map(([of, lost]) => sample(of, lost));
        const largest = Math.max(...told.map(([of]) => of));
        const cost = curveCost(samples, typical);
        expect(cost !== null).toBe(3 * largest >= typical);
        if (cost) expect(Math.min(cost.share, cost.impact, cost.error)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('comes from past swaps exactly where there are three of them, near it and apart in size', () => {
    const some = fc.array(size, { minLength: 0, maxLength: 6 });
    fc.assert(
      fc.property(some, size, (sizes, typical) => {
        const past = sizes.map((x) => sample(x, x * 0.02, { source: 'past' }));
        const pools = SIZES.map((times) => sample(typical * times, typical * times * 0.001));
        const isPast =
          sizes.length >= LEAST_PAST &&
          Math.max(...sizes) >= 1.5 * Math.min(...sizes) &&
          3 * Math.max(...sizes) >= typical;
        expect(isKnownFromPast(past, typical)).toBe(isPast);
        expect(curveCost([...pools, ...past], typical)?.source).toBe(isPast ? 'past' : 'pool');
      }),
    );
  });

  it('is as old as the oldest of what it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1 }), (times) => {
        const samples = times.map((at, i) => sample(100 + i, 1, { at }));
        expect(curveCost(samples, 100)?.asOf).toBe(Math.min(...times));
      }),
    );
  });
});

describe('edges of what is known', () => {
  it('a trade that pools cannot fill is unknown, however cheap a tenth of it is', () => {
    const samples = [sample(10, 0.01), sample(100, null), sample(300, null)];
    expect(curveCost(samples, 100)).toBeNull();
  });

  it('few past swaps count where pools say nothing', () => {
    expect(curveCost([sample(100, 1, { source: 'past' })], 100)).toMatchObject({
      share: 0.01,
      impact: 0,
      source: 'past',
    });
  });

  it('nothing told is nothing known, of a trade of nothing too', () => {
    expect(curveCost([], 100)).toBeNull();
    expect(curveCost([sample(100, 1)], 0)).toBeNull();
    expect(usualGas([sample(100, 1)])).toBeNull();
  });

  it('gas is the middle of past swaps’, else of pools’ and 150,000 beside', () => {
    const pools = [100_000, 300_000, 120_000].map((gas) => sample(1, 0, { gas }));
    expect(usualGas(pools)).toBe(270_000);
    expect(usualGas([...pools, sample(1, 0, { gas: 200_000, source: 'past' })])).toBe(200_000);
  });
});

describe('costs as a plan counts them', () => {
  it('make of a typical trade what they made of it before, and never less', () => {
    const worth = fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n }).map(usd);
    const impactOf = fc.double({ min: 0, max: 0.05, noNaN: true });
    fc.assert(
      fc.property(
        rate,
        impactOf,
        worth,
        fc.double({ min: 0, max: 50, noNaN: true }),
        (own, impact, of, fixed) => {
          const size = Number(of) / 1e8;
          const cost = { classId: 'ETH', chainId: 1, size, impact, share: own + impact, fixed };
          const known = [{ ...cost, error: 0, asOf: 1, source: 'pool' as const }];
          const { gas, shares } = planCostsOf({ costs: { known } });
          const [said] = shares;
          const whole = Number(said?.share) / 1e6 + (Number(said?.impact) / 1e6) * (size / 1e6);
          expect(whole).toBeGreaterThanOrEqual(cost.share - 1e-11 - (1e-12 * size) / 1e6);
          expect(whole).toBeLessThan(cost.share + 1.1e-6 + (1e-6 * size) / 1e6);
          expect(Number(gas[0]?.fee) / 1e8).toBeCloseTo(fixed, 7);
        },
      ),
    );
  });

  it('hold nothing of what is not known', () => {
    expect(planCostsOf({ costs: { known: [] } })).toEqual({
      gas: [],
      shares: [],
      sellTax: {},
    });
  });
});
