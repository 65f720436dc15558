import { correlationMatrix, crossProducts, demeaned, sampleCovariance } from './covariance.ts';
import {
  at,
  cell,
  column,
  columnsOf,
  diagonal,
  dot,
  type Matrix,
  mean,
  products,
  square,
  sum,
} from './matrix.ts';

/** A covariance drawn towards a calmer one: (1 - shrinkage) sample + shrinkage target. */
export interface Shrunk {
  covariance: number[][];
  /** 0 to 1. */
  shrinkage: number;
}

const total = (m: Matrix): number => sum(m.map(sum));

const mapped = (m: Matrix, of: (x: number, i: number, j: number) => number): number[][] =>
  m.map((row, i) => row.map((x, j) => of(x, i, j)));

const unit = (x: number): number => Math.max(0, Math.min(1, x));

const distance = (a: Matrix, b: Matrix): number =>
  total(mapped(a, (x, i, j) => (x - cell(b, i, j)) ** 2));

const blend = (sample: Matrix, target: Matrix, shrinkage: number): Shrunk => ({
  covariance: mapped(sample, (x, i, j) => (1 - shrinkage) * x + shrinkage * cell(target, i, j)),
  shrinkage,
});

/** The products x_i^a x_j^b averaged over the rows. */
const moments = (rows: Matrix, a: 1 | 2 | 3, b: 1 | 2): number[][] => {
  const columns = columnsOf(rows);
  return products(columns.map(POWERS[a]), columns.map(POWERS[b]), rows.length);
};

const POWERS: Record<1 | 2 | 3, (xs: Float64Array) => Float64Array> = {
  1: (xs) => xs,
  2: (xs) => xs.map((x) => x * x),
  3: (xs) => xs.map((x) => x * x * x),
};

/** The mean variance on the diagonal, zero elsewhere. */
const identityTarget = (sample: Matrix): number[][] => {
  const mu = mean(diagonal(sample));
  return square(sample.length, (i, j) => (i === j ? mu : 0));
};

/**
 * Towards the scaled identity (Ledoit-Wolf 2004, "A well-conditioned estimator"), moments over n
 * as in scikit-learn. In the rows' own period. Null for fewer than two rows.
 */
export function shrinkToIdentity(rows: Matrix): Shrunk | null {
  if (rows.length < 2) return null;
  const x = demeaned(rows);
  const sample = crossProducts(x, rows.length);
  const target = identityTarget(sample);
  const gap = distance(sample, target);
  const noise = total(moments(x, 2, 2)) - total(mapped(sample, (s) => s * s));
  return blend(sample, target, gap > 0 ? unit(noise / rows.length / gap) : 0);
}

/** Towards the scaled identity with the oracle approximating weight (Chen et al. 2010). */
export function shrinkByOracle(rows: Matrix): Shrunk | null {
  if (rows.length < 2) return null;
  const sample = crossProducts(demeaned(rows), rows.length);
  const n = sample.length;
  const mu = mean(diagonal(sample));
  const alpha = total(mapped(sample, (s) => s * s)) / n ** 2;
  const over = (rows.length + 1) * (alpha - mu ** 2 / n);
  return blend(sample, identityTarget(sample), over > 0 ? unit((alpha + mu ** 2) / over) : 1);
}

/**
 * Towards one common correlation, variances kept (Ledoit-Wolf 2004, "Honey, I shrunk the sample
 * covariance matrix"), sample with n - 1 as PyPortfolioOpt has it. Null for fewer than two rows or
 * two assets, or for an asset that does not move.
 */
export function shrinkToConstantCorrelation(rows: Matrix): Shrunk | null {
  const sample = sampleCovariance(rows);
  const n = sample?.length ?? 0;
  if (!sample || n < 2) return null;
  const variance = diagonal(sample);
  if (!variance.every((v) => v > 0)) return null;
  const s = variance.map(Math.sqrt);
  const common = (total(correlationMatrix(sample)) - n) / (n * (n - 1));
  const target = square(n, (i, j) => (i === j ? at(variance, i) : common * at(s, i) * at(s, j)));
  const x = demeaned(rows);
  const second = moments(x, 1, 1);
  const cubic = moments(x, 3, 1);
  const pi = mapped(moments(x, 2, 2), (m, i, j) => {
    const sij = cell(sample, i, j);
    return m - 2 * cell(second, i, j) * sij + sij ** 2;
  });
  const theta = square(n, (i, j) => {
    if (i === j) return 0;
    const sij = cell(sample, i, j);
    const drift = cell(second, i, i) * sij + cell(second, i, j) * at(variance, i);
    return (at(s, j) / at(s, i)) * (cell(cubic, i, j) - drift + at(variance, i) * sij);
  });
  const rho = sum(diagonal(pi)) + common * total(theta);
  const gap = distance(sample, target);
  return blend(sample, target, gap > 0 ? unit((total(pi) - rho) / gap / rows.length) : 0);
}

/**
 * The same among the columns that move; one that does not has no variance and none with any. With a
 * single one that moves, the sample. Null for fewer than two rows.
 */
export function shrinkMoving(rows: Matrix): Shrunk | null {
  const sample = sampleCovariance(rows);
  if (!sample) return null;
  const moving = diagonal(sample).flatMap((v, i) => (v > 0 ? [i] : []));
  const part = shrinkToConstantCorrelation(rows.map((row) => moving.map((i) => at(row, i))));
  if (!part) return { covariance: sample, shrinkage: 0 };
  const place = new Map(moving.map((i, j) => [i, j]));
  const covariance = square(sample.length, (i, j) => {
    const [a, b] = [place.get(i), place.get(j)];
    return a === undefined || b === undefined ? 0 : cell(part.covariance, a, b);
  });
  return { covariance, shrinkage: part.shrinkage };
}

/**
 * Towards one factor, the equally weighted mean of the assets (Ledoit-Wolf 2003), moments over n
 * as PyPortfolioOpt has it. Null for fewer than two rows or a market that does not move.
 */
export function shrinkToSingleFactor(rows: Matrix): Shrunk | null {
  if (rows.length < 2) return null;
  const x = demeaned(rows);
  const market = x.map(mean);
  const t = rows.length;
  const n = x[0]?.length ?? 0;
  const sample = crossProducts(x, t);
  const beta = Array.from({ length: n }, (_, j) => dot(column(x, j), market) / t);
  const spread = dot(market, market) / t;
  if (!(spread > 0)) return null;
  const factor = (i: number, j: number) => (at(beta, i) * at(beta, j)) / spread;
  const target = square(n, (i, j) => (i === j ? cell(sample, i, i) : factor(i, j)));
  const fourth = moments(x, 2, 2);
  const p = total(fourth) - total(mapped(sample, (s) => s * s));
  const onDiagonal = sum(diagonal(fourth)) - sum(diagonal(sample).map((s) => s * s));
  const z = x.map((row, d) => row.map((xi) => xi * at(market, d)));
  const v1 = square(n, (i, j) => {
    const third =
      dot(
        column(x, i).map((xi) => xi * xi),
        column(z, j),
      ) / t;
    return (third - at(beta, i) * cell(sample, i, j)) * (at(beta, j) / spread);
  });
  const v3 = mapped(
    crossProducts(z, t),
    (m, i, j) => (m - spread * cell(sample, i, j)) * (factor(i, j) / spread),
  );
  const off = (m: Matrix) => total(m) - sum(diagonal(m));
  const gap = distance(sample, target);
  const k = (p - onDiagonal - 2 * off(v1) + off(v3)) / gap;
  return blend(sample, target, gap > 0 ? unit(k / t) : 0);
}
