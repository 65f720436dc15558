import { at, cell, type Matrix, quadratic, type Vector } from './matrix.ts';

/** Where to act and where to trade back to, as distances from the target weight (0.01 = 1 point). */
export interface Edges {
  /** Trade back to this far from the target. */
  inner: number;
  /** Act beyond this. */
  outer: number;
}

export interface BandInputs {
  /** Target weight, above 0 and below 1. */
  target: number;
  /** Cost of a unit of notional swapped one way: pool fee, half spread, expected impact. */
  cost: number;
  /** What tax adds to selling this asset a unit of notional; negative at a loss. */
  sellTax?: number;
  /** Cost of a swap that does not depend on its size (gas), over the portfolio's value. */
  fixedCost: number;
  /** Relative risk aversion; 3 by default in the product. */
  riskAversion: number;
  /** Variance a year of the weight itself: see `weightVariance`. */
  weightVariance: number;
  /** Variance a year of the direction the weight is moved in: see `directionVariance`. */
  directionVariance: number;
}

/** Least direction variance: two assets that move as one would give an endless band. */
const FLOOR = 1e-4;
/** A band never reaches further than this share of the way to 0 or to 1. */
const REACH = 0.9;

/**
 * The cost-optimal band of one weight: beyond `outer` trade back to `inner`. Between trades the
 * deviation is Brownian with variance rate s2; a cycle costs f + k(b - a); a deviation x costs
 * (g/2) kappa x^2 a year. Renewal: J(a, b) = s2 (f + k(b - a))/(b^2 - a^2) + (g kappa/12)(a^2 + b^2).
 * Selling (above the target) bears the tax as well (Leland 2000). The limits are the cube-root law
 * of Shreve-Soner 1994 (f = 0: trade to the edge) and the fourth-root law of Morton-Pliska 1995
 * (k = 0: trade to the target).
 */
export function noTradeBand(inputs: BandInputs): { above: Edges; below: Edges } {
  const { target, cost, fixedCost, sellTax = 0 } = inputs;
  const scale = bandScale(inputs);
  const below = bandEdges(scale, cost, fixedCost);
  const above = sellTax === 0 ? below : bandEdges(scale, Math.max(0, cost + sellTax), fixedCost);
  return { above: within(above, REACH * (1 - target)), below: within(below, REACH * target) };
}

const within = ({ inner, outer }: Edges, most: number): Edges => ({
  inner: Math.min(inner, most),
  outer: Math.min(outer, most),
});

const bandScale = ({ riskAversion, weightVariance, directionVariance }: BandInputs): number =>
  (12 * weightVariance) / (riskAversion * Math.max(directionVariance, FLOOR));

/**
 * The pair a, b that minimises J, with A = 12 s2/(g kappa). Setting both derivatives to zero leaves,
 * for p = a + b and d = b - a: p^3 - A k = (A^2 f^2 p)^(1/3) and d = (A f/p)^(1/3). The first has
 * one positive root; it curves upwards there, so Newton's steps from above fall to it without fail.
 */
export function bandEdges(scale: number, cost: number, fixedCost: number): Edges {
  const proportional = scale * cost;
  const fixed = Math.cbrt(scale * fixedCost);
  const square = fixed * fixed;
  // p^3 is at most twice the greater of its two parts.
  let p = Math.max(Math.cbrt(2 * proportional), (2 * square) ** (3 / 8));
  if (!(p > 0)) return { inner: 0, outer: 0 };
  for (let step = 0; step < 60; step += 1) {
    const part = square * Math.cbrt(p);
    const next = p - (p * p * p - proportional - part) / (3 * p * p - part / (3 * p));
    if (!(next < p)) break;
    p = next;
  }
  const spread = Math.min(p, fixed / Math.cbrt(p));
  return { inner: Math.max(0, (p - spread) / 2), outer: (p + spread) / 2 };
}

/** Expected loss a year, costs and risk together, as a share of the portfolio: J(a, b) above. */
export function bandLoss(inputs: BandInputs, { inner, outer }: Edges): number {
  const { weightVariance, directionVariance, cost, fixedCost, riskAversion } = inputs;
  const risk = (riskAversion * Math.max(directionVariance, FLOOR)) / 12;
  const carried = risk * (inner ** 2 + outer ** 2);
  const atRest = fixedCost === 0 && outer === inner;
  const rate = atRest ? cost / (2 * outer) : perTrip(inputs, { inner, outer });
  return weightVariance * rate + carried;
}

const perTrip = ({ cost, fixedCost }: BandInputs, { inner, outer }: Edges): number =>
  (fixedCost + cost * (outer - inner)) / (outer ** 2 - inner ** 2);

/** Mean years between trades of one asset: (b^2 - a^2)/s2. */
export const yearsBetweenTrades = ({ inner, outer }: Edges, weightVariance: number): number =>
  (outer ** 2 - inner ** 2) / weightVariance;

/** s2_i = t_i^2 (e_i - t)'S(e_i - t): variance a year of weight i as prices move, S annual. */
export function weightVariance(covariance: Matrix, targets: Vector, i: number): number {
  const t = at(targets, i);
  return t ** 2 * quadratic(covariance, apart(targets, i));
}

const apart = (targets: Vector, i: number): number[] =>
  targets.map((t, j) => (i === j ? 1 : 0) - t);

/**
 * kappa_i: variance a year of the direction weight i is moved in; against all others pro rata
 * (e_i - t)/(1 - t_i), or against one asset `counter`: s_i^2 + s_j^2 - 2 s_ij.
 */
export function directionVariance(
  covariance: Matrix,
  targets: Vector,
  i: number,
  counter?: number,
): number {
  if (counter === undefined)
    return quadratic(covariance, apart(targets, i)) / (1 - at(targets, i)) ** 2;
  const both = cell(covariance, i, i) + cell(covariance, counter, counter);
  return both - 2 * cell(covariance, i, counter);
}

/** (3/(2g) t^2 (1-t)^2 k)^(1/3): half-width under proportional cost alone (arXiv 1108.1167). */
export const proportionalHalfWidth = (target: number, cost: number, riskAversion: number) =>
  Math.cbrt((1.5 / riskAversion) * (target * (1 - target)) ** 2 * cost);

/** (12/g t^2 (1-t)^2 f)^(1/4): half-width under a fixed cost alone, trading to the target. */
export const fixedHalfWidth = (target: number, fixedCost: number, riskAversion: number) =>
  ((12 / riskAversion) * (target * (1 - target)) ** 2 * fixedCost) ** (1 / 4);

/** What tax adds to selling: rate (1 - basis/price); negative below the basis (a loss). */
export const sellTaxOf = (rate: number, basis: number, price: number): number =>
  rate * (1 - basis / price);
