import type { Figures } from '../core/figures.ts';
import { at, sum } from '../quant/matrix.ts';
import {
  costDrag,
  maxDrawdown,
  sharpeArithmetic,
  sortino,
  trackingError,
  volatility,
} from '../quant/metrics.ts';
import { simpleReturns } from '../quant/returns.ts';
import { areSteps, barsPerYear, type Growth, type PriceHistory, yearsOf } from './priceHistory.ts';
import type { Path } from './simulate.ts';

/** Returns of the targets held every bar at no cost. */
export function targetReturns(growth: Growth, targets: readonly number[]): number[] {
  const n = targets.length;
  return Array.from({ length: growth.length / n }, (_, bar) =>
    targets.reduce((all, t, i) => all + t * ((growth[bar * n + i] ?? Number.NaN) - 1), 0),
  );
}

/**
 * The figures of a path beside the same rule at no cost. Growth is over the time that passed; what is
 * scaled to a year by a root or a mean is of bars one step apart, and of no bar after nothing is left.
 */
export function figuresOf(
  history: PriceHistory,
  path: Path,
  freeWealth: number,
  target: readonly number[],
): Figures {
  const all = simpleReturns(path.wealth);
  const isStep = areSteps(history);
  const isCounted = (bar: number) => isStep[bar] === true && at(path.wealth, bar) > 0;
  const returns = all.filter((_, bar) => isCounted(bar));
  const aimed = target.filter((_, bar) => isCounted(bar));
  const periods = barsPerYear(history);
  const years = yearsOf(history);
  const wealth = at(path.wealth, path.wealth.length - 1);
  return {
    wealth,
    cagr: growthAYear(path.wealth, years),
    volatility: volatility(returns, periods),
    sharpe: sharpeArithmetic(returns, periods),
    sortino: sortino(returns, periods),
    maxDrawdown: maxDrawdown(all.map((r) => (Number.isNaN(r) ? 0 : r))),
    trackingError: trackingError(returns, aimed, periods),
    turnover: sum(path.trades.map(({ turnover }) => turnover)) / years,
    trades: path.trades.length,
    cost: sum(path.trades.map(({ cost }) => cost)),
    costDrag: costDrag(freeWealth, wealth, years),
  };
}

/** Compound growth a year from the first value to the last; -1 where nothing is left. */
export const growthAYear = (wealth: readonly number[], years: number): number =>
  (at(wealth, wealth.length - 1) / at(wealth, 0)) ** (1 / years) - 1;
