import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bps, usd } from '../../lib/core/money.ts';
import { equalWeights, requireWhole, weightsOf } from '../../lib/core/weights.ts';
import { anyPositive, anyUint } from './seeded.ts';

const anyValues = fc.array(anyUint.map(usd), { maxLength: 40 });
const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

test('weights of anything that has value sum to exactly 10 000', () => {
  fc.assert(
    fc.property(anyValues, anyPositive, (values, one) => {
      expect(sumOf(weightsOf([...values, usd(one)]))).toBe(10_000);
    }),
  );
});

test('weights of nothing are all zero', () => {
  fc.assert(
    fc.property(fc.nat(40), (count) => {
      const nothing = Array.from({ length: count }, () => usd(0n));
      return weightsOf(nothing).every((weight) => weight === 0);
    }),
  );
});

test('each weight is within one basis point of its exact share, and a larger value never weighs less', () => {
  fc.assert(
    fc.property(anyValues, anyPositive, (some, one) => {
      const values = [...some, usd(one)];
      const total = values.reduce((sum, value) => sum + value, 0n);
      const weights = weightsOf(values);
      weights.forEach((weight, i) => {
        const gap = BigInt(weight) * total - (values[i] ?? 0n) * 10_000n;
        expect(gap < total && gap > -total).toBe(true);
        weights.forEach((other, j) => {
          if ((values[i] ?? 0n) > (values[j] ?? 0n)) expect(weight).toBeGreaterThanOrEqual(other);
        });
      });
    }),
  );
});

test('the order of the values changes no weight but of values that are equal', () => {
  const shuffled = anyValues.chain((values) =>
    fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
  );
  const byValue = (values: readonly bigint[]) =>
    values
      .map((value, i) => ({ value, weight: weightsOf(values.map(usd))[i] ?? 0 }))
      .sort((a, b) => (a.value === b.value ? a.weight - b.weight : a.value < b.value ? -1 : 1));
  const hasTies = (values: readonly bigint[]) => {
    const total = values.reduce((sum, value) => sum + value, 0n);
    const remainders = values.map((value) => (total === 0n ? 0n : (value * 10_000n) % total));
    return new Map(remainders.map((r, i) => [r, values[i]])).size < new Set(values).size;
  };
  fc.assert(
    fc.property(shuffled, ([values, others]) => {
      fc.pre(!hasTies(values));
      expect(byValue(others)).toEqual(byValue(values));
    }),
  );
});

test('equal weights sum to 10 000 and differ by one basis point at most', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(1, 3, 9_999, 10_000, 10_001), fc.integer({ min: 1, max: 12_000 })),
      (n) => {
        const weights = equalWeights(n);
        expect(weights).toHaveLength(n);
        expect(sumOf(weights)).toBe(10_000);
        expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(1);
      },
    ),
  );
  expect(equalWeights(0)).toEqual([]);
});

test('whole weights pass, and one basis point more or less never does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.constantFrom(-1, 1), (n, at, by) => {
      const weights = equalWeights(n);
      expect(() => requireWhole(weights)).not.toThrow();
      weights[at % n] = ((weights[at % n] ?? 0) + by) as Bps;
      expect(() => requireWhole(weights)).toThrow('input.targetNotWhole');
    }),
  );
});

test.each([
  ['a negative weight', [-1, 10_001]],
  ['half a basis point', [0.5, 9_999.5]],
  ['no number', [Number.NaN, 10_000]],
  ['nothing at all', []],
])('%s is refused even where the sum would do', (_name, weights) => {
  expect(() => requireWhole(weights as Bps[])).toThrow('input.targetNotWhole');
});
