import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PairCost, swapParts } from '../../lib/policy/swapParts.ts';
import { tradeCost } from '../../lib/policy/worth.ts';

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
