import { cell, type Matrix } from './matrix.ts';

/** Less than this is no movement of its own. */
const NOTHING = 1e-14;

/** L with LL' = S, rows of a lower triangle (Cholesky); a direction that does not move gets zeros. */
export function lowerRoot(covariance: Matrix): Float64Array[] {
  const root = covariance.map((row) => new Float64Array(row.length));
  for (const [i, row] of root.entries()) {
    for (const [j, other] of root.slice(0, i).entries()) {
      const pivot = other[j] ?? 0;
      row[j] = pivot > 0 ? (cell(covariance, i, j) - dotUpTo(row, other, j)) / pivot : 0;
    }
    const rest = cell(covariance, i, i) - dotUpTo(row, row, i);
    row[i] = rest > NOTHING ? Math.sqrt(rest) : 0;
  }
  return root;
}

function dotUpTo(a: Float64Array, b: Float64Array, end: number): number {
  let total = 0;
  for (let k = 0; k < end; k += 1) total += (a[k] ?? 0) * (b[k] ?? 0);
  return total;
}
