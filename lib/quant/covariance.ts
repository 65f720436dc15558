import {
  at,
  cell,
  column,
  columnsOf,
  type Matrix,
  products,
  quadratic,
  square,
  type Vector,
} from './matrix.ts';
import { DAYS_A_YEAR } from './returns.ts';

/**
 * Sample covariance with n - 1 of the rows (a row a day, a column an asset), in the rows' own
 * period: times 365 makes it annual. Null for fewer than two rows.
 */
export function sampleCovariance(rows: Matrix): number[][] | null {
  return rows.length < 2 ? null : crossProducts(demeaned(rows), rows.length - 1);
}

/** Rows less the mean of their column. */
export function demeaned(rows: Matrix): number[][] {
  const means = columnsOf(rows).map(meanOf);
  return rows.map((row) => row.map((x, j) => x - at(means, j)));
}

function meanOf(xs: Float64Array): number {
  let total = 0;
  for (let t = 0; t < xs.length; t += 1) total += xs[t] ?? 0;
  return total / xs.length;
}

/** X'X over `count`. */
export function crossProducts(rows: Matrix, count: number): number[][] {
  const columns = columnsOf(rows);
  return products(columns, columns, count);
}

/**
 * Zero-mean exponentially weighted covariance: S_t = lambda S_{t-1} + (1 - lambda) r r', the
 * forecast for the next day (RiskMetrics 1996). Over the first `burnIn` rows it is the plain mean
 * of the products, so that one wild first day does not linger. Null without rows.
 */
export function ewmaCovariance(rows: Matrix, lambda: number, burnIn = 30): number[][] | null {
  const first = rows[0];
  if (!first) return null;
  const n = first.length;
  const s = square(n, () => 0);
  for (const [t, row] of rows.entries()) {
    const keep = t < burnIn ? t / (t + 1) : lambda;
    for (const [i, si] of s.entries())
      for (let j = 0; j < n; j += 1)
        si[j] = keep * at(si, j) + (1 - keep) * at(row, i) * at(row, j);
  }
  return s;
}

/**
 * Demeaned products under weights falling by 1 - 2/(span + 1) a row, weights summing to 1
 * (pandas `ewm(span, adjust=True)`, PyPortfolioOpt `exp_cov`). Null without rows.
 */
export function spanCovariance(rows: Matrix, span: number): number[][] | null {
  if (rows.length === 0) return null;
  const keep = 1 - 2 / (span + 1);
  const weights = rows.map((_, t) => keep ** (rows.length - 1 - t));
  const total = weights.reduce((all, w) => all + w, 0);
  const weighted = demeaned(rows).map((row, t) => row.map((x) => x * Math.sqrt(at(weights, t))));
  return crossProducts(weighted, total);
}

/** Mean product of the falls below `benchmark`: min(r - b, 0), over all rows (PyPortfolioOpt). */
export const semiCovariance = (rows: Matrix, benchmark = 0): number[][] =>
  crossProducts(
    rows.map((row) => row.map((r) => Math.min(r - benchmark, 0))),
    rows.length,
  );

/** Square roots of the diagonal. */
export const volatilities = (covariance: Matrix): number[] =>
  covariance.map((row, i) => Math.sqrt(at(row, i)));

/** S_ij / (s_i s_j); 0 beside an asset that does not move. */
export function correlationMatrix(covariance: Matrix): number[][] {
  const s = volatilities(covariance);
  return square(s.length, (i, j) => {
    const scale = at(s, i) * at(s, j);
    return i === j ? 1 : scale > 0 ? cell(covariance, i, j) / scale : 0;
  });
}

/** Ex ante tracking error a year of the weight gaps d: sqrt(365 d'Sd), S daily. */
export const expectedTrackingError = (dailyCovariance: Matrix, gaps: Vector): number =>
  Math.sqrt(DAYS_A_YEAR * Math.max(0, quadratic(dailyCovariance, gaps)));

/** beta_i = cov(i, market) / var(market); NaN if the market does not move. */
export const betasTo = (covariance: Matrix, market: number): number[] =>
  column(covariance, market).map((c) => c / cell(covariance, market, market));

/**
 * Returns clipped to +-`limit` of the EWMA(0.94) standard deviation known the day before, so that
 * one day (DOGE +350 %) does not set a covariance. The first 30 rows are left as they are.
 */
export function clipOutliers(rows: Matrix, limit = 6, lambda = 0.94): number[][] {
  const variances = (rows[0] ?? []).map(() => 0);
  return rows.map((row, t) =>
    row.map((r, i) => {
      const sd = Math.sqrt(at(variances, i));
      const clipped = t < 30 ? r : Math.max(-limit * sd, Math.min(limit * sd, r));
      const keep = t < 30 ? t / (t + 1) : lambda;
      variances[i] = keep * at(variances, i) + (1 - keep) * clipped * clipped;
      return clipped;
    }),
  );
}
