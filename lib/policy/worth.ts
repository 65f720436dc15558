import { at, type Matrix, quadratic } from '../quant/matrix.ts';
import { directionVariance, noTradeBand, weightVariance } from '../quant/noTradeBand.ts';
import { destinationOf } from './destination.ts';
import { type AssetCost, NOISE, type PolicyState } from './state.ts';

/** What correcting costs and what it relieves, in dollars. */
export interface Worth {
  cost: number;
  relief: number;
  /** Years over which the relief is counted. */
  years: number;
  /** Distance of the asset furthest off from which on it would be worth it; null: at none. */
  worthFrom: number | null;
}

type Priced = PolicyState & { costs: AssetCost[]; covariance: Matrix };

/**
 * Dollars it costs to trade to these weights: the share of what is swapped (half of all that
 * moves), tax on what is sold, and the fixed cost of each swap, one fewer than assets that move.
 */
export function tradeCost(
  {
    weights,
    value,
    costs,
  }: Pick<PolicyState, 'weights' | 'value'> & {
    costs: readonly AssetCost[];
  },
  to: readonly number[],
): number {
  let share = 0;
  let fixed = 0;
  let moved = 0;
  for (const [i, cost] of costs.entries()) {
    const change = at(to, i) - at(weights, i);
    if (Math.abs(change) <= NOISE) continue;
    share += (Math.abs(change) * cost.share) / 2 + Math.max(0, -change) * cost.sellTax;
    fixed += cost.fixed;
    moved += 1;
  }
  if (moved === 0) return 0;
  return value * share + (fixed / moved) * Math.max(1, moved - 1);
}

/**
 * Cost and relief of a correction, or null without costs or covariance. The relief is the risk
 * penalty (g/2) d'Sd less that of the gaps left, over H = (a + b)²/(6 s2) years: with (a, b) the
 * cost-optimal edges of quant.md A.6, both derivatives of J being zero make the relief of a trade
 * from b to a over H years exactly its cost. So the verdict turns where the optimal band stands.
 */
export function worthOf(state: PolicyState, moving: readonly number[]): Worth | null {
  const { costs, covariance } = state;
  if (!costs || !covariance) return null;
  const priced = { ...state, costs, covariance };
  const years = horizonOf(priced);
  const weigh = (by: number) => weighedAt(priced, moving, years, by);
  const now = weigh(1);
  return { ...now, years, worthFrom: breakEven(state, weigh) };
}

/** Cost and relief with all gaps `by` times as wide. */
function weighedAt(state: Priced, moving: readonly number[], years: number, by: number) {
  const { targets, rule, value } = state;
  const weights = targets.map((t, i) => t + by * (at(state.weights, i) - t));
  const scaled = by === 1 ? state : { ...state, weights };
  const to = destinationOf(scaled, moving);
  const penalty = (held: readonly number[]) =>
    quadratic(
      state.covariance,
      held.map((w, i) => w - at(targets, i)),
    );
  const relief = value * (rule.riskAversion / 2) * years * (penalty(scaled.weights) - penalty(to));
  return { cost: tradeCost(scaled, to), relief };
}

/** Beyond this many times today's gaps nobody is told that it would be worth it. */
const FURTHEST = 64;

/** The distance at which relief and cost are equal, found by halving. */
function breakEven(
  { weights, targets }: PolicyState,
  weigh: (by: number) => { cost: number; relief: number },
): number | null {
  const isWorth = (by: number) => weigh(by).relief > weigh(by).cost;
  const furthest = Math.max(...weights.map((w, i) => Math.abs(w - at(targets, i))));
  let high = 1;
  while (high < FURTHEST && !isWorth(high)) high *= 2;
  if (!isWorth(high)) return null;
  let low = high === 1 ? 0 : high / 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isWorth(middle)) high = middle;
    else low = middle;
  }
  return high * furthest;
}

/** Years of each asset, weighed by its part in the risk; a year where nothing can be said. */
function horizonOf(state: Priced): number {
  let sum = 0;
  let parts = 0;
  const { covariance } = state;
  for (const [i, cost] of state.costs.entries()) {
    const target = at(state.targets, i);
    const gap = at(state.weights, i) - target;
    if (target <= 0 || target >= 1 || Math.abs(gap) <= NOISE) continue;
    const variance = weightVariance(covariance, state.targets, i);
    const direction = directionVariance(covariance, state.targets, i);
    const { above, below } = noTradeBand({
      target,
      cost: cost.share,
      sellTax: cost.sellTax,
      fixedCost: cost.fixed / state.value,
      riskAversion: state.rule.riskAversion,
      weightVariance: variance,
      directionVariance: direction,
    });
    const { inner, outer } = gap > 0 ? above : below;
    const part = gap ** 2 * direction;
    if (!(variance > 0) || !(part > 0)) continue;
    sum += (part * (inner + outer) ** 2) / (6 * variance);
    parts += part;
  }
  return parts > 0 ? sum / parts : 1;
}
