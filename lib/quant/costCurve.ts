import { leastSquares } from './leastSquares.ts';
import { mean } from './matrix.ts';

/** What a swap of some size cost: both in dollars, cost = what was lost to fee, spread and impact. */
export interface CostPoint {
  size: number;
  cost: number;
}

/** Cost of a swap x: rate x + impact x^2. */
export interface CostCurve {
  /** Fee and half spread, a share of the size. */
  rate: number;
  /** Further share of the size lost a dollar of size: 1/(2 depth) in a constant-product pool. */
  impact: number;
  /** Typical miss of the curve, as a share of the size (root mean square). */
  error: number;
  points: number;
}

/**
 * The curve through past quotes and fills of a pair: least squares of cost/size on size, neither
 * part below zero. With one size only, its mean share and no impact. Null without a point.
 */
export function fitCostCurve(points: readonly CostPoint[]): CostCurve | null {
  const known = points.filter(({ size, cost }) => size > 0 && Number.isFinite(cost));
  if (known.length === 0) return null;
  const shares = known.map(({ size, cost }) => cost / size);
  const fit = leastSquares(
    known.map(({ size }) => [1, size]),
    shares,
  );
  const [rate = 0, impact = 0] = fit?.coefficients ?? [];
  const curve = shape(rate, impact, { known, shares, isFitted: fit !== null });
  const misses = known.map(({ size, cost }) => (costAt(curve, size) - cost) / size);
  const error = Math.sqrt(mean(misses.map((miss) => miss * miss)));
  return { ...curve, error, points: known.length };
}

interface Sample {
  known: readonly CostPoint[];
  shares: readonly number[];
  isFitted: boolean;
}

/** The fitted line where both parts are possible, else the best with one of them at zero. */
function shape(rate: number, impact: number, { known, shares, isFitted }: Sample) {
  if (isFitted && rate >= 0 && impact >= 0) return { rate, impact };
  if (!isFitted || impact < 0) return { rate: Math.max(0, mean(shares)), impact: 0 };
  const squares = mean(known.map(({ size }) => size * size));
  return { rate: 0, impact: Math.max(0, mean(known.map(({ cost }) => cost)) / squares) };
}

/** Expected cost of a swap of this size, in dollars. */
export const costAt = ({ rate, impact }: Pick<CostCurve, 'rate' | 'impact'>, size: number) =>
  rate * size + impact * size ** 2;

/**
 * Into how many parts a trade is best cut when its impact costs q x^2/m and each part F: the whole
 * number m with the least q x^2/m + F m, one of the two beside x sqrt(q/F).
 */
export function bestSlices(size: number, impact: number, fixedCost: number): number {
  if (!(fixedCost > 0) || !(impact > 0) || !(size > 0)) return 1;
  const cost = (m: number) => (impact * size ** 2) / m + fixedCost * m;
  const below = Math.max(1, Math.floor(size * Math.sqrt(impact / fixedCost)));
  return cost(below) <= cost(below + 1) ? below : below + 1;
}
