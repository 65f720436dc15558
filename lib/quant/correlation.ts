import { at, dot, type Matrix, mean, type Vector } from './matrix.ts';
import { quantile } from './metrics.ts';

/** Pearson correlation; NaN when one does not move. */
export function correlation(xs: Vector, ys: Vector): number {
  const [x0, y0] = [mean(xs), mean(ys)];
  const a = xs.map((x) => x - x0);
  const b = ys.map((y) => y - y0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Where a correlation of n pairs lies, 95 %: Fisher's z, tanh(atanh r -+ 1.96/sqrt(n - 3)). */
export function correlationInterval(r: number, n: number): { low: number; high: number } {
  if (n <= 3) return { low: -1, high: 1 };
  const spread = 1.959963984540054 / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - spread), high: Math.tanh(Math.atanh(r) + spread) };
}

/** Rows of the worst `share` of days and the rest, by the return of the book with these weights. */
export function splitByStress(rows: Matrix, weights: Vector, share = 0.05) {
  const book = rows.map((row) => dot(row, weights));
  const limit = quantile(book, share);
  return {
    worst: rows.filter((_, t) => at(book, t) <= limit),
    calm: rows.filter((_, t) => at(book, t) > limit),
  };
}
