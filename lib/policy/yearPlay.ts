import { at, type Matrix } from '../quant/matrix.ts';
import { bandsOf } from './bands.ts';
import { decide } from './decide.ts';
import { withoutSmall } from './leastTrade.ts';
import type { Rule } from './rule.ts';
import { nextDue } from './schedule.ts';
import { type AssetCost, CALM, NOISE, type PolicyState } from './state.ts';
import { tradeCost } from './worth.ts';
import type { YearWalk } from './yearWalk.ts';

/** What a year of a rule is estimated from. */
export interface YearWorld {
  ids: string[];
  /** Fractions that sum to 1. */
  targets: number[];
  /** Of returns, a year. */
  covariance: Matrix;
  costs: AssetCost[];
  /** Dollars; above zero. */
  value: number;
  /** How often the rule is looked at: 1, or 24 for every hour. */
  looksADay: number;
  /** Dollars under which a trade does not happen. */
  minTrade: number;
}

/** What came of a rule over the paths, a year. */
export interface Played {
  /** Dollars. */
  cost: number;
  /** Corrections, and single swaps. */
  trades: number;
  swaps: number;
  /** Half of all that moves, in portfolios. */
  turnover: number;
  /** Standard deviation of the return against the targets held at every look. */
  trackingError: number;
}

/** A rule over all paths by `decide`, the portfolio worth the same at each look; modifiers are off. */
export function play(world: YearWorld, walk: YearWalk, asked: Rule): Played {
  const { growth, barsAPath, paths, barsAYear } = walk;
  const rule = { ...asked, volatilityExponent: 0, trendBars: 0 };
  const state = stateOf(world, rule);
  const sums = { cost: 0, trades: 0, swaps: 0, moved: 0, squares: 0 };
  const bars = barsAPath * paths;
  const seconds = YEAR / barsAYear;
  for (let bar = 0; bar < bars; bar += 1) {
    if (bar % barsAPath === 0) restart(state, world.targets);
    sums.squares += (drift(state.weights, growth, bar) - 1) ** 2;
    state.now += seconds;
    const verdict = decide(state);
    if (verdict.kind === 'act') trade(state, world, verdict.to, sums);
    if (rule.schedule && state.dueAt !== null && state.now >= state.dueAt)
      state.dueAt = nextDue(rule.schedule, state.now);
  }
  const years = bars / barsAYear;
  return {
    cost: sums.cost / years,
    trades: sums.trades / years,
    swaps: sums.swaps / years,
    turnover: sums.moved / 2 / years,
    trackingError: Math.sqrt(sums.squares / years),
  };
}

const YEAR = 365 * 86_400;

/** Weights after a bar, in place; gives what the portfolio grew. */
function drift(weights: number[], growth: Float64Array, bar: number): number {
  const n = weights.length;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const grown = at(weights, i) * (growth[bar * n + i] ?? 0);
    weights[i] = grown;
    total += grown;
  }
  for (let i = 0; i < n; i += 1) weights[i] = at(weights, i) / total;
  return total;
}

/** The first second of 2026: a day on which nothing begins in the middle. */
const START = 1_767_225_600;

function stateOf({ ids, targets, covariance, costs, value }: YearWorld, rule: Rule): PolicyState {
  const known = { ids, targets, covariance, costs, value };
  const { edges, missing } = bandsOf(rule, { ...known, volatilityRatios: null });
  const rest = { rule, now: START, dueAt: null, weights: [...targets], market: CALM };
  return { ...known, ...rest, edges, unknown: missing, unbanded: [] };
}

function restart(state: PolicyState, targets: readonly number[]): void {
  for (let i = 0; i < targets.length; i += 1) state.weights[i] = at(targets, i);
  state.now = START;
  state.dueAt = state.rule.schedule && nextDue(state.rule.schedule, START);
}

/** Counts a correction, as far as trades are not too small, and makes its weights the state's. */
function trade(
  state: PolicyState,
  { costs, minTrade }: YearWorld,
  wanted: readonly number[],
  sums: { cost: number; trades: number; swaps: number; moved: number },
): void {
  const { weights, value } = state;
  const to = withoutSmall(weights, wanted, minTrade / value);
  if (!to) return;
  sums.cost += tradeCost({ weights, value, costs }, to);
  let touched = 0;
  for (let i = 0; i < to.length; i += 1) {
    const change = Math.abs(at(to, i) - at(weights, i));
    sums.moved += change;
    if (change > NOISE) touched += 1;
    weights[i] = at(to, i);
  }
  sums.trades += 1;
  sums.swaps += Math.max(1, touched - 1);
}
