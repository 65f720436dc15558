import { volatilities } from './covariance.ts';
import { at, cell, dot, type Matrix, quadratic, sum, times, type Vector } from './matrix.ts';
import { volatilityOf } from './riskWeights.ts';

/** sum w_i s_i / sqrt(w'Sw): 1 when all moves as one (Choueifaty-Coignard 2008). */
export const diversificationRatio = (covariance: Matrix, weights: Vector): number =>
  dot(weights, volatilities(covariance)) / volatilityOf(covariance, weights);

/**
 * Effective number of bets: exp of the entropy of the variance shares of the principal portfolios
 * (Meucci 2009), from 1 (one risk) to n. NaN when nothing moves.
 */
export function effectiveBets(covariance: Matrix, weights: Vector): number {
  const { values, vectors } = eigenpairs(covariance);
  const shares = values.map((value, k) => Math.max(0, value) * dot(vectors[k] ?? [], weights) ** 2);
  const whole = sum(shares);
  if (!(whole > 0)) return Number.NaN;
  return Math.exp(-sum(shares.map((s) => (s > 0 ? (s / whole) * Math.log(s / whole) : 0))));
}

/** Eigenvalues of a symmetric matrix with their unit vectors, by cyclic Jacobi rotations. */
export function eigenpairs(matrix: Matrix): { values: number[]; vectors: number[][] } {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const size = quadraticSize(matrix);
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-30 * size; sweep += 1)
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, p, q);
  return { values: a.map((row, i) => at(row, i)), vectors: v };
}

const quadraticSize = (m: Matrix): number => sum(m.map((row) => dot(row, row)));

const offDiagonal = (m: Matrix): number =>
  sum(m.map((row, i) => sum(row.map((x, j) => (i === j ? 0 : x * x)))));

/** One rotation that makes entry (p, q) zero; rows of v are the vectors so far. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = cell(a, p, q);
  if (apq === 0) return;
  const theta = (cell(a, q, q) - cell(a, p, p)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (rows: [number[] | undefined, number[] | undefined]) => {
    const [x, y] = rows;
    if (!x || !y) return;
    for (let k = 0; k < x.length; k += 1) {
      const [xk, yk] = [at(x, k), at(y, k)];
      x[k] = c * xk - s * yk;
      y[k] = s * xk + c * yk;
    }
  };
  turn([a[p], a[q]]);
  for (const row of a) {
    const [xp, xq] = [at(row, p), at(row, q)];
    row[p] = c * xp - s * xq;
    row[q] = s * xp + c * xq;
  }
  turn([v[p], v[q]]);
}

/**
 * Growth a year that mixing adds before the assets drift apart: (sum t_i s_i^2 - t'St)/2, S annual
 * (Fernholz-Shay 1982). Never negative; the dispersion it is paid for may be larger.
 */
export const excessGrowth = (covariance: Matrix, targets: Vector): number =>
  (sum(targets.map((t, i) => t * cell(covariance, i, i))) - quadratic(covariance, targets)) / 2;

/** Bernstein's pair bonus 1996: P1 P2 (s1 s2 (1 - c) + (s1 - s2)^2/2). */
export const pairBonus = (weights: Vector, vols: Vector, correlation: number): number => {
  const [s1, s2] = [at(vols, 0), at(vols, 1)];
  return at(weights, 0) * at(weights, 1) * (s1 * s2 * (1 - correlation) + (s1 - s2) ** 2 / 2);
};

/** Share of the book's variance one asset cannot hedge: 1 - corr(book, asset)^2. */
export function unhedgedShare(covariance: Matrix, weights: Vector, hedge: number): number {
  const together = at(times(covariance, weights), hedge);
  return 1 - together ** 2 / (quadratic(covariance, weights) * cell(covariance, hedge, hedge));
}
