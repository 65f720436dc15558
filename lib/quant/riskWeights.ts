import { volatilities } from './covariance.ts';
import {
  at,
  cell,
  dot,
  type Matrix,
  normalised,
  quadratic,
  sum,
  times,
  type Vector,
} from './matrix.ts';

/** 1/n each (DeMiguel-Garlappi-Uppal 2009: hard to beat out of sample). */
export const equalWeights = (n: number): number[] => Array.from({ length: n }, () => 1 / n);

const inversePower = (covariance: Matrix, power: number): number[] | null => {
  const s = volatilities(covariance);
  return s.every((x) => x > 0) ? normalised(s.map((x) => x ** -power)) : null;
};

/** w_i ~ 1/s_i. Null when an asset does not move. */
export const inverseVolatilityWeights = (covariance: Matrix): number[] | null =>
  inversePower(covariance, 1);

/** w_i ~ 1/s_i^2. Null when an asset does not move. */
export const inverseVarianceWeights = (covariance: Matrix): number[] | null =>
  inversePower(covariance, 2);

/** Share of the variance each weight brings: w_i (Sw)_i / w'Sw; sums to 1, may be negative. */
export function riskShares(covariance: Matrix, weights: Vector): number[] {
  const pull = times(covariance, weights);
  const whole = dot(weights, pull);
  return weights.map((w, i) => (w * at(pull, i)) / whole);
}

/** sqrt(w'Sw), in the covariance's own period. */
export const volatilityOf = (covariance: Matrix, weights: Vector): number =>
  Math.sqrt(Math.max(0, quadratic(covariance, weights)));

const ROUNDS = 10_000;
/** Gap of the risk shares at which it stops: as near as it gets, and enough. */
const CLOSEST = 1e-14;
const CLOSE = 1e-10;

/**
 * Weights whose risk shares are the budget: min 1/2 x'Sx - sum b_i ln x_i (Spinu 2013) by cyclical
 * coordinate descent (Griveau-Billion, Richard, Roncalli 2013), scaled to sum 1. The budget is
 * positive and sums to 1. Null for a covariance that is not positive definite or did not settle.
 */
export function riskBudgetWeights(covariance: Matrix, budget: Vector): number[] | null {
  const n = covariance.length;
  if (!isBudget(budget, n) || !covariance.every((row, i) => at(row, i) > 0)) return null;
  const start = 1 / Math.sqrt(Math.max(sum(covariance.map(sum)), Number.MIN_VALUE));
  const x = covariance.map(() => start);
  const pull = times(covariance, x);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = 0; i < n; i += 1) descend(covariance, at(budget, i), x, pull, i);
    const shares = riskShares(covariance, x);
    const worst = Math.max(...shares.map((share, i) => Math.abs(share - at(budget, i))));
    if (!Number.isFinite(worst)) return null;
    if (worst < (round < 500 ? CLOSEST : CLOSE)) return normalised(x);
  }
  return null;
}

/** Sets x_i to the root of S_ii x^2 + c x - b_i = 0, c the pull of the others, and updates Sx. */
function descend(covariance: Matrix, budget: number, x: number[], pull: number[], i: number): void {
  const variance = cell(covariance, i, i);
  const rest = at(pull, i) - variance * at(x, i);
  const root = Math.sqrt(rest ** 2 + 4 * variance * budget);
  const next = rest > 0 ? (2 * budget) / (rest + root) : (root - rest) / (2 * variance);
  const step = next - at(x, i);
  x[i] = next;
  for (let j = 0; j < x.length; j += 1) pull[j] = at(pull, j) + step * cell(covariance, j, i);
}

const isBudget = (budget: Vector, n: number): boolean =>
  budget.length === n && budget.every((b) => b > 0) && Math.abs(sum(budget) - 1) < 1e-9;

/** Equal risk contribution: every asset brings the same share of the variance. */
export const equalRiskWeights = (covariance: Matrix): number[] | null =>
  riskBudgetWeights(covariance, equalWeights(covariance.length));

/**
 * Weights within floors and caps, by water-filling: what is outside is set to its limit and the
 * rest shared pro rata over the others, repeated. Null when floors exceed 1 or caps do not reach it.
 */
export function boundWeights(weights: Vector, caps: Vector, floors: Vector): number[] | null {
  if (sum(floors) > 1 + 1e-12 || sum(caps) < 1 - 1e-12) return null;
  const fill = (level: number) =>
    weights.map((w, i) =>
      Math.max(at(floors, i), Math.min(at(caps, i), level * Math.max(w, 1e-12))),
    );
  let low = 0;
  let high = 1;
  while (sum(fill(high)) < 1 && high < 1e15) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (sum(fill(middle)) < 1) low = middle;
    else high = middle;
  }
  return settle(fill(high), caps, floors);
}

/** Gives the last rounding to the weight with the most room. */
function settle(weights: number[], caps: Vector, floors: Vector): number[] {
  const gap = 1 - sum(weights);
  const room = weights.map((w, i) => (gap > 0 ? at(caps, i) - w : w - at(floors, i)));
  const widest = room.indexOf(Math.max(...room));
  return weights.map((w, i) => (i === widest ? w + gap : w));
}
