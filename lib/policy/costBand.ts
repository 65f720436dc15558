import { at, cell, dot, type Matrix, times } from '../quant/matrix.ts';
import { type Edges, noTradeBand } from '../quant/noTradeBand.ts';
import type { Rule } from './rule.ts';
import type { AssetCost } from './state.ts';

/** Of an asset, variances a year: of its weight as prices move, and of the direction it is traded in. */
export interface Spread {
  weight: number;
  direction: number;
}

type Targets = readonly number[];
type Moves = Rule['moves'];
const known = new WeakMap<Matrix, { targets: Targets; moves: Moves; spreads: Spread[] }>();

/**
 * s2 and kappa of every asset (quant.md A.6): t²(e_i - t)'S(e_i - t), and of the direction in which a
 * rule moves it. Where all is moved that is against all others pro rata; where only what is outside
 * is, its counterpart is one other, and kappa the mean of s_i² + s_j² - 2 s_ij by their targets. Kept
 * with the covariance, which is therefore not to be written into once it was asked for.
 */
export function spreadsOf(covariance: Matrix, targets: Targets, moves: Moves): Spread[] {
  const kept = known.get(covariance);
  if (kept && kept.moves === moves && isSame(kept.targets, targets)) return kept.spreads;
  const moved = times(covariance, targets);
  const all = dot(targets, moved);
  let own = 0;
  for (let i = 0; i < targets.length; i += 1) own += at(targets, i) * cell(covariance, i, i);
  const spreads = targets.map((target, i) => {
    const variance = cell(covariance, i, i);
    const apart = Math.max(0, variance - 2 * at(moved, i) + all);
    const single = variance + (own - 2 * at(moved, i) + target * variance) / (1 - target);
    const direction = moves === 'all' ? apart / (1 - target) ** 2 : Math.max(0, single);
    return { weight: target ** 2 * apart, direction };
  });
  known.set(covariance, { targets: [...targets], moves, spreads });
  return spreads;
}

const isSame = (a: Targets, b: Targets): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

interface Ground {
  target: number;
  /** Dollars. */
  value: number;
  riskAversion: number;
}

/**
 * The cost-optimal band of one asset, its target above 0 and below 1. Only the ratio of the two
 * variances counts, so that assets that hardly move keep theirs; of what does not move at all it is
 * that of everything that moves alike.
 */
export function costBand(
  { target, value, riskAversion }: Ground,
  cost: AssetCost,
  { weight, direction }: Spread,
): { above: Edges; below: Edges } {
  const ratio = direction > 0 ? weight / direction : (target * (1 - target)) ** 2;
  return noTradeBand({
    target,
    cost: cost.share,
    sellTax: cost.sellTax,
    fixedCost: cost.fixed / value,
    riskAversion,
    weightVariance: ratio,
    directionVariance: 1,
  });
}
