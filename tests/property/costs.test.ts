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
import { gasBesideMedian, LEAST_STRETCH, median } from '../../lib/policy/medianGas.ts';
import { type PairCost, swapParts } from '../../lib/policy/swapParts.ts';
import { tradeCost } from '../../lib/policy/worth.ts';

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
          const cost = { classId: 'ETH', chainId: 1, impact, share: own + impact, fixed };
          const known = [{ ...cost, error: 0, asOf: 1, source: 'pool' as const }];
          const { gas, shares } = planCostsOf({ costs: { known } }, new Map([['ETH', of]]));
          const [said] = shares;
          const size = Number(of) / 1e8;
          const whole = Number(said?.share) / 1e6 + (Number(said?.impact) / 1e6) * (size / 1e6);
          expect(whole).toBeGreaterThanOrEqual(cost.share - 1e-11 - (1e-12 * size) / 1e6);
          expect(whole).toBeLessThan(cost.share + 1.1e-6 + (1e-6 * size) / 1e6);
          expect(Number(gas[0]?.fee) / 1e8).toBeCloseTo(fixed, 7);
        },
      ),
    );
  });

  it('hold nothing of what is not known', () => {
    expect(planCostsOf({ costs: { known: [] } }, new Map())).toEqual({
      gas: [],
      shares: [],
      sellTax: {},
    });
  });
});

describe('what each class adds to a swap', () => {
  const share = fc.double({ min: 0, max: 0.03, noNaN: true });
  const sumOf = (parts: ReadonlyMap<string, number>, { pair: [one, other] }: PairCost) =>
    (parts.get(one) ?? Number.NaN) + (parts.get(other) ?? Number.NaN);

  it('makes of each swap for the one all are traded for exactly what it costs', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (shares) => {
        const pairs = shares.map((of, i): PairCost => ({ pair: ['USD', `C${i}`], share: of }));
        const parts = swapParts(pairs);
        for (const one of pairs) expect(sumOf(parts, one)).toBeCloseTo(one.share, 9);
        expect(Math.min(...parts.values())).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is found again from the swaps between each two', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 3, maxLength: 8 }), (own) => {
        const pairs = own.flatMap((a, i) =>
          own.slice(i + 1).map((b, j): PairCost => {
            return { pair: [`C${i}`, `C${i + 1 + j}`], share: a + b };
          }),
        );
        const parts = swapParts(pairs);
        for (const [i, part] of own.entries()) expect(parts.get(`C${i}`)).toBeCloseTo(part, 7);
      }),
    );
  });

  it('does not hang on the order in which swaps or their sides are told', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 7 }), share),
      {
        minLength: 1,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(some, (told) => {
        const pairs = told.map(([a, b, of]): PairCost => ({ pair: [`${a}`, `${b}`], share: of }));
        const turned = pairs
          .toReversed()
          .map(({ pair: [a, b], share: of }): PairCost => ({ pair: [b, a], share: of }));
        const [one, other] = [swapParts(pairs), swapParts(turned)];
        expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
        for (const [id, part] of one) expect(other.get(id)).toBeCloseTo(part, 9);
      }),
    );
  });

  it('is what a correction by one swap costs, and nothing of what nobody told is added', () => {
    const parts = swapParts([
      { pair: ['ETH', 'USD'], share: 0.0005 },
      { pair: ['BTC', 'USD'], share: 0.0035 },
    ]);
    const costs = ['ETH', 'USD', 'BTC'].map((id) => {
      return { share: 0.01, part: parts.get(id) ?? 1, fixed: 0, sellTax: 0 };
    });
    const weights = [0.4, 0.3, 0.3];
    const costOf = (to: number[]) => tradeCost({ weights, value: 10_000, costs }, to);
    expect(costOf([0.3, 0.4, 0.3])).toBeCloseTo(0.5, 6);
    expect(costOf([0.4, 0.4, 0.2])).toBeCloseTo(3.5, 6);
    // By way of the dollar at the most.
    expect(costOf([0.5, 0.3, 0.2])).toBeLessThanOrEqual(4 + 1e-6);
    expect(swapParts([])).toEqual(new Map());
  });
});

const fee = fc.double({ min: 0.001, max: 100, noNaN: true });
const week = (fees: readonly number[], hoursApart = 6) => ({
  now: fees.at(-1) ?? 1,
  past: fees.map((one, i) => ({ hour: i * hoursApart, fee: one })),
});

describe('gas beside its median', () => {
  it('is the middle reading, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fee, { minLength: 12, maxLength: 168 }), (fees) => {
        const chain = week(fees);
        const sorted = fees.toSorted((a, b) => a - b);
        const usual = gasBesideMedian([{ ...chain, past: chain.past.toReversed() }])?.median ?? 0;
        const below = sorted.filter((one) => one < usual).length;
        const above = sorted.filter((one) => one > usual).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(fees.length / 2);
        expect(usual).toBe(median(fees));
      }),
    );
  });

  it('is unknown until a day was seen, every second hour of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (count, apart) => {
          const said = gasBesideMedian([week(Array<number>(count).fill(1), apart)]);
          const isSeen = (count - 1) * apart >= LEAST_STRETCH && count >= 12;
          expect(said !== null).toBe(isSeen);
        },
      ),
    );
    expect(gasBesideMedian([])).toBeNull();
  });

  it('is of the chain where it stands highest over its median', () => {
    const chains = fc.array(fc.array(fee, { minLength: 12, maxLength: 20 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(chains, (all) => {
        const read = all.map((fees) => week(fees));
        const said = gasBesideMedian(read);
        const ratios = read.map(({ now }, i) => now / median(all[i] ?? []));
        expect((said?.now ?? 0) / (said?.median ?? 1)).toBeCloseTo(Math.max(...ratios), 9);
      }),
    );
  });
});
