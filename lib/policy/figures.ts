import type { Figures } from '../core/figures.ts';
import { at, sum } from '../quant/matrix.ts';
import {
  cagr,
  costDrag,
  maxDrawdown,
  sharpeArithmetic,
  sortino,
  trackingError,
  volatility,
} from '../quant/metrics.ts';
import { simpleReturns } from '../quant/returns.ts';
import { barsPerYear, type Growth, type PriceHistory, yearsOf } from './priceHistory.ts';
import type { Path } from './simulate.ts';

/** Returns of the targets held every bar at no cost. */
export function targetReturns(growth: Growth, targets: readonly number[]): number[] {
  const n = targets.length;
  return Array.from({ length: growth.length / n }, (_, bar) =>
    targets.reduce((all, t, i) => all + t * ((growth[bar * n + i] ?? Number.NaN) - 1), 0),
  );
}

/** The figures of a path beside the same rule at no cost. */
export function figuresOf(
  history: PriceHistory,
  path: Path,
  freeWealth: number,
  target: readonly number[],
): Figures {
  const returns = simpleReturns(path.wealth);
  const periods = barsPerYear(history);
  const years = yearsOf(history);
  const wealth = at(path.wealth, path.wealth.length - 1);
  return {
    wealth,
    cagr: cagr(returns, periods),
    volatility: volatility(returns, periods),
    sharpe: sharpeArithmetic(returns, periods),
    sortino: sortino(returns, periods),
    maxDrawdown: maxDrawdown(returns),
    trackingError: trackingError(returns, target, periods),
    turnover: sum(path.trades.map(({ turnover }) => turnover)) / years,
    trades: path.trades.length,
    cost: sum(path.trades.map(({ cost }) => cost)),
    costDrag: costDrag(freeWealth, wealth, years),
  };
}
