import { at, type Matrix, quadratic } from '../quant/matrix.ts';
import { destinationOf } from './destination.ts';
import { horizonsOf } from './horizons.ts';
import { type AssetCost, NOISE, type PolicyState } from './state.ts';

/** What correcting costs and what it relieves, in dollars. */
export interface Worth {
  cost: number;
  relief: number;
  /** Years over which the relief is counted. */
  years: number;
  /**
   * Distance of the asset furthest off from which on it would be worth it; null: at none. Absent where
   * stops short of the target make the trade there another one, whose cost nothing tells.
   */
  worthFrom?: number | null;
}

type Priced = PolicyState & { costs: (AssetCost | null)[]; covariance: Matrix };

type Charged = Pick<PolicyState, 'weights' | 'value'> & { costs: readonly (AssetCost | null)[] };

/**
 * Dollars it costs to trade to these weights: what each side adds to what a swap loses, tax on what
 * is sold, and the fixed cost of each swap, one fewer than assets that move.
 */
export const tradeCost = (state: Charged, to: readonly number[]): number =>
  costOf(costParts(state, to));

interface CostParts {
  fixed: number;
  /** Grows with the size of the trade. */
  bySize: number;
  /** Impact, which grows with its square. */
  bySquare: number;
}

const costOf = ({ fixed, bySize, bySquare }: CostParts): number => bySize + bySquare + fixed;

function costParts({ weights, value, costs }: Charged, to: readonly number[]): CostParts {
  let share = 0;
  let square = 0;
  let fixed = 0;
  let moved = 0;
  for (let i = 0; i < costs.length; i += 1) {
    const change = at(to, i) - at(weights, i);
    const cost = costs[i];
    if (!cost || Math.abs(change) <= NOISE) continue;
    const { part, steep } = sidePart(cost);
    square += change * change * steep;
    share += Math.abs(change) * part + Math.max(0, -change) * cost.sellTax;
    fixed += cost.fixed;
    moved += 1;
  }
  if (moved === 0) return { bySize: 0, bySquare: 0, fixed: 0 };
  return {
    bySize: value * share,
    bySquare: value * value * square,
    fixed: (fixed / moved) * Math.max(1, moved - 1),
  };
}

/** What one side adds to the share a swap loses: of a small trade, and more for each dollar. */
function sidePart({ share, part = share / 2, typical }: AssetCost) {
  if (!typical) return { part, steep: 0 };
  const impact = typical.impact / 2;
  return { part: Math.max(0, part - impact), steep: impact / typical.size };
}

/** Places of the assets that trading to these weights trades, and nothing tells what that costs. */
export const uncosted = (
  { weights, costs }: Pick<PolicyState, 'weights' | 'costs'>,
  to: readonly number[],
): number[] =>
  to.flatMap((w, i) => (Math.abs(w - at(weights, i)) > NOISE && !costs?.[i] ? [i] : []));

/**
 * Cost and relief of a correction; null without covariance or the cost of what it trades. The relief is the risk
 * penalty (g/2) d'Sd less that of the gaps left, over H = (a + b)²/(6 s2) years: with (a, b) the
 * cost-optimal edges of quant.md A.6, both derivatives of J being zero make the relief of a trade
 * from b to a over H years exactly its cost. So the verdict turns where the optimal band stands.
 */
export function worthOf(state: PolicyState, moving: readonly number[]): Worth | null {
  const { costs, covariance } = state;
  if (!costs || !covariance) return null;
  const priced = { ...state, costs, covariance };
  const years = yearsOf(priced, destinationOf(state, moving));
  const weigh = (by: number) => weighedAt(priced, moving, years, by);
  const now = weigh(1);
  if (!now) return null;
  const worthFrom = breakEven(priced, now, weigh);
  return {
    cost: costOf(now),
    relief: now.relief,
    years,
    ...(worthFrom !== undefined && { worthFrom }),
  };
}

interface Weighed extends CostParts {
  relief: number;
}

/** Cost and relief with all gaps `by` times as wide; null where a cost of it is not known. */
function weighedAt(
  state: Priced,
  moving: readonly number[],
  years: number,
  by: number,
): Weighed | null {
  const { targets, rule, value, covariance } = state;
  const weights = targets.map((t, i) => t + by * (at(state.weights, i) - t));
  const scaled = by === 1 ? state : { ...state, weights };
  const to = destinationOf(scaled, moving);
  if (uncosted(scaled, to).length > 0) return null;
  const relieved = penalty(covariance, scaled.weights, targets) - penalty(covariance, to, targets);
  const relief = value * (rule.riskAversion / 2) * years * relieved;
  return { ...costParts(scaled, to), relief };
}

/** d'Sd of the gaps. */
function penalty(covariance: Matrix, held: readonly number[], targets: readonly number[]): number {
  const gaps = held.map((w, i) => w - at(targets, i));
  return quadratic(covariance, gaps);
}

/** Beyond this many times today's gaps nobody is told that it would be worth it. */
const FURTHEST = 64;

type Weigh = (by: number) => Weighed | null;

/** The distance of the asset furthest off at which relief and cost are equal; undefined: not known. */
function breakEven(state: Priced, now: Weighed, weigh: Weigh): number | null | undefined {
  const times = state.rule.to === 'target' ? timesByRoot(now) : timesBySearch(weigh);
  if (times === undefined) return undefined;
  if (times === null || times > FURTHEST) return null;
  let furthest = 0;
  for (let i = 0; i < state.weights.length; i += 1)
    furthest = Math.max(furthest, Math.abs(at(state.weights, i) - at(state.targets, i)));
  return times * furthest;
}

/** What goes to its target relieves r x², and costs q x², c x and a fixed f: the positive root of (r - q) x² - c x - f. */
function timesByRoot({ relief, bySize, bySquare, fixed }: Weighed): number | null {
  const left = relief - bySquare;
  if (!(left > 0)) return null;
  return (bySize + Math.sqrt(Math.max(0, bySize ** 2 + 4 * left * fixed))) / (2 * left);
}

/** Where the stop is on the way there, by halving; undefined where more is traded than costs are known of. */
function timesBySearch(weigh: Weigh): number | null | undefined {
  let isKnown = true;
  const isWorth = (by: number) => {
    const found = weigh(by);
    isKnown &&= found !== null;
    return found !== null && found.relief > costOf(found);
  };
  let high = 1;
  while (isKnown && high < FURTHEST && !isWorth(high)) high *= 2;
  const isEver = isWorth(high);
  let low = high === 1 ? 0 : high / 2;
  while (isKnown && isEver && high - low > PRECISION * high) {
    const middle = (low + high) / 2;
    if (isWorth(middle)) high = middle;
    else low = middle;
  }
  if (!isKnown) return undefined;
  return isEver ? high : null;
}

const PRECISION = 1e-12;

/** Years of each asset that is traded, weighed by its part in the risk; a year where nothing can be said. */
function yearsOf(state: Priced, to: readonly number[]): number {
  const { covariance, costs, targets, value, rule } = state;
  const { riskAversion, moves } = rule;
  const horizons = horizonsOf({ covariance, costs, targets, value, riskAversion, moves });
  let sum = 0;
  let parts = 0;
  for (let i = 0; i < targets.length; i += 1) {
    const horizon = horizons[i];
    const gap = at(state.weights, i) - at(targets, i);
    if (!horizon || Math.abs(at(to, i) - at(state.weights, i)) <= NOISE) continue;
    const part = gap ** 2 * horizon.direction;
    sum += part * (gap > 0 ? horizon.over : horizon.under);
    parts += part;
  }
  return parts > 0 ? sum / parts : 1;
}
