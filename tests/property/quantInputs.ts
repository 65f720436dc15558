import fc from 'fast-check';
import { sum } from '../../lib/quant/matrix.ts';

/** A number in a range that is never NaN. */
export const anyNumber = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

/** Covariances of 2 to 6 assets a day, positive definite: A A' with a ridge, volatilities far apart. */
export const anyCovariance: fc.Arbitrary<number[][]> = fc
  .integer({ min: 2, max: 6 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.array(anyNumber(-1, 1), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      fc.array(anyNumber(0.005, 0.15), { minLength: n, maxLength: n }),
    ),
  )
  .map(([a, vols]) => {
    const raw = a.map((x, i) =>
      a.map((y, j) => sum(x.map((v, k) => v * (y[k] ?? 0))) + (i === j ? 0.3 : 0)),
    );
    const sd = raw.map((row, i) => Math.sqrt(row[i] ?? 1));
    return raw.map((row, i) =>
      row.map((v, j) => (v / ((sd[i] ?? 1) * (sd[j] ?? 1))) * (vols[i] ?? 1) * (vols[j] ?? 1)),
    );
  });

/** Daily returns of one asset, wild but never a total loss. */
export const anyReturns = (min: number, max: number): fc.Arbitrary<number[]> =>
  fc.array(anyNumber(-0.9, 2), { minLength: min, maxLength: max });

/** Rows of daily returns of n assets. */
export const anyRows = (n: number, min: number, max: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(anyNumber(-0.5, 0.5), { minLength: n, maxLength: n }), {
    minLength: min,
    maxLength: max,
  });

/** Positive weights of n assets that sum to 1. */
export const anyWeights = (n: number): fc.Arbitrary<number[]> =>
  fc.array(anyNumber(0.01, 1), { minLength: n, maxLength: n }).map((w) => w.map((x) => x / sum(w)));
