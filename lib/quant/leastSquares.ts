import { at, cell, column, dot, type Matrix, mean, sum, type Vector } from './matrix.ts';

export interface Regression {
  coefficients: number[];
  standardErrors: number[];
  rSquared: number;
  /** Sum of squared residuals over n. */
  residualVariance: number;
}

/**
 * Ordinary least squares of y on the columns of x (a row an observation; put a column of ones in
 * yourself) by modified Gram-Schmidt. R^2 is about the mean of y. Null when columns depend on each
 * other or there are fewer rows than columns.
 */
export function leastSquares(x: Matrix, y: Vector): Regression | null {
  const k = x[0]?.length ?? 0;
  if (k === 0 || x.length < k) return null;
  const factors = orthogonalise(x, k);
  if (!factors) return null;
  const { q, r } = factors;
  const inverse = invertUpper(r);
  const projected = q.map((qj) => dot(qj, y));
  const coefficients = inverse.map((row) => dot(row, projected));
  const middle = mean(y);
  const residual = sum(x.map((row, t) => (at(y, t) - dot(row, coefficients)) ** 2));
  const noise = residual / (x.length - k);
  return {
    coefficients,
    standardErrors: inverse.map((row) => Math.sqrt(noise * dot(row, row))),
    rSquared: 1 - residual / sum(y.map((v) => (v - middle) ** 2)),
    residualVariance: residual / x.length,
  };
}

/** x = q r: columns of q at right angles and of length 1, r upper triangular. */
function orthogonalise(x: Matrix, k: number): { q: number[][]; r: number[][] } | null {
  const q = Array.from({ length: k }, (_, j) => column(x, j));
  const r = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  for (const [j, qj] of q.entries()) {
    const whole = Math.sqrt(dot(qj, qj));
    for (const [i, qi] of q.slice(0, j).entries()) {
      const share = dot(qi, qj);
      r[i]?.splice(j, 1, share);
      for (let t = 0; t < qj.length; t += 1) qj[t] = at(qj, t) - share * at(qi, t);
    }
    const left = Math.sqrt(dot(qj, qj));
    if (!(left > 1e-12 * whole)) return null;
    r[j]?.splice(j, 1, left);
    for (let t = 0; t < qj.length; t += 1) qj[t] = at(qj, t) / left;
  }
  return { q, r };
}

/** Inverse of an upper triangular matrix. */
function invertUpper(r: Matrix): number[][] {
  const n = r.length;
  const inverse = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
  for (let j = 0; j < n; j += 1)
    for (let i = j; i >= 0; i -= 1) {
      let rest = i === j ? 1 : 0;
      for (let m = i + 1; m <= j; m += 1) rest -= cell(r, i, m) * cell(inverse, m, j);
      inverse[i]?.splice(j, 1, rest / cell(r, i, i));
    }
  return inverse;
}
