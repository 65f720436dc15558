import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Schedule } from '../../../lib/core/schedule.ts';
import { correlationMatrix, sampleCovariance } from '../../../lib/quant/covariance.ts';
import { mean } from '../../../lib/quant/matrix.ts';
import * as figures from '../../../lib/quant/metrics.ts';
import { type Played, playPath } from '../../../lib/quant/portfolioPath.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, relative } from '../findings.ts';
import { type Entries, matrixOf, numberOf, objectOf, textOf, textsOf } from '../json.ts';
import { type Closes, readTable } from '../prices.ts';
import { playProduct } from '../productBacktest.ts';
import { endsPeriod } from '../schedule.ts';

const CLOSE = relative(1e-9);
/** As PerformanceAnalytics writes 5 %. */
const TAIL = 1 - 0.95;

/** Calendar rebalancing at three costs, with its figures, single assets, covariance. */
export function checkPortfolioReturns({ expected, prices, folder }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const assets = Object.keys(objectOf(entry.weights));
  const from = prices().dayBefore(textOf(entry.first_return));
  const closes = prices().closes(assets, from, textOf(entry.last_return));
  const weights = inOrder(objectOf(entry.weights), assets);
  found.compare('n', closes.returns.length, entry.n, EXACT);
  const play = (on: string, cost: number) => playCalendar(closes, weights, on, cost);
  const file = join(folder, 'expected-wealth.csv');
  const wealth = existsSync(file) ? readTable(file) : null;
  const rivals = { hodl: play('none', 0), daily: play('days', 0) };
  for (const [name, policy] of Object.entries(objectOf(entry.policies))) {
    const theirs = objectOf(policy);
    const played = play(textOf(theirs.rebalance_on), numberOf(theirs.rebal_cost));
    const { final_bop_weights: held, rebalance_on: _, rebal_cost: __, ...rest } = theirs;
    const ours = calendarFigures(played, rivals);
    const shortfall = shortfallBeside(returnsOf(played), numberOf(rest.es95_hist_daily));
    found.compareEntries(name, { ...ours, es95_hist_daily: shortfall }, rest, CLOSE);
    found.compareAll(
      `${name} weights held on the last day`,
      played.lastHeld,
      inOrder(objectOf(held), assets),
      CLOSE,
    );
    const schedule = productSchedule(textOf(theirs.rebalance_on));
    if (schedule !== undefined) {
      const rule = { schedule, band: null, join: 'or' } as const;
      const backtest = playProduct(closes, weights, rule, numberOf(theirs.rebal_cost));
      found.compare(
        `${name} final_wealth of the backtest`,
        backtest.finalWealth,
        theirs.final_wealth,
        CLOSE,
      );
      found.compare(
        `${name} turnover of the backtest`,
        backtest.turnover,
        theirs.turnover_two_sided_total,
        CLOSE,
      );
    }
    const column = wealth?.head.indexOf(name) ?? -1;
    if (wealth && column >= 0)
      found.compareAll(
        `${name} daily wealth`,
        played.wealth,
        wealth.rows.map((row) => row[column] ?? 0),
        CLOSE,
      );
  }
  for (const [asset, theirs] of Object.entries(objectOf(entry.assets))) {
    const returns = prices()
      .closes([asset], from, textOf(entry.last_return))
      .returns.map(([r = 0]) => r);
    found.compareEntries(asset, seriesFigures(returns), objectOf(theirs), CLOSE);
  }
  compareMoments(
    entry,
    prices().closes(textsOf(entry.asset_order), from, textOf(entry.last_return)),
    found,
  );
}

function compareMoments(entry: Entries, { returns }: Closes, found: Findings): void {
  const covariance = sampleCovariance(returns) ?? [];
  if (entry.cov_daily)
    found.compareAll('covariance', covariance.flat(), matrixOf(entry.cov_daily).flat(), CLOSE);
  if (entry.cor)
    found.compareAll(
      'correlation',
      correlationMatrix(covariance).flat(),
      matrixOf(entry.cor).flat(),
      CLOSE,
    );
}

/** The schedule as the product has it; undefined for a name not known. */
const productSchedule = (on: string): Schedule | null | undefined => {
  const schedules: Record<string, Schedule | null> = {
    none: null,
    days: { every: 'days', days: 1 },
    weeks: { every: 'week', closes: 0 },
    months: { every: 'month' },
    quarters: { every: 'quarter' },
    years: { every: 'year' },
  };
  return schedules[on];
};

const playCalendar = ({ dates, returns }: Closes, weights: number[], on: string, cost: number) =>
  playPath(returns, weights, ({ day }) => (endsPeriod(dates, day + 1, on) ? weights : null), cost);

/** Daily returns of a path, costs in the day they fell due. */
export const returnsOf = ({ wealth }: Played): number[] =>
  wealth.map((w, t) => w / (t === 0 ? 1 : (wealth[t - 1] ?? 1)) - 1);

function calendarFigures(played: Played, rivals: { hodl: Played; daily: Played }) {
  const returns = returnsOf(played);
  return {
    ...seriesFigures(returns),
    n_rebalances: played.trades.length,
    turnover_two_sided_total: played.turnover,
    tracking_error_vs_hodl_365: figures.trackingError(returns, returnsOf(rivals.hodl)),
    tracking_error_vs_daily_365: figures.trackingError(returns, returnsOf(rivals.daily)),
  };
}

/**
 * Where the quantile falls on a day itself, the last bit of that day's return decides whether a
 * program counts it: both are right, so ours is the one nearer to theirs.
 */
function shortfallBeside(returns: number[], theirs: number): number {
  const whole = figures.expectedShortfall(returns, TAIL);
  const place = (returns.length - 1) * TAIL;
  if (Math.abs(place - Math.round(place)) > 1e-9) return whole;
  const worst = [...returns].sort((a, b) => a - b).slice(0, Math.round(place));
  const without = mean(worst);
  return Math.abs(without - theirs) < Math.abs(whole - theirs) ? without : whole;
}

const seriesFigures = (returns: number[]): Record<string, number> => ({
  final_wealth: figures.finalWealth(returns),
  cagr_365: figures.cagr(returns),
  vol_ann_365: figures.volatility(returns),
  sharpe_ann_geometric_rf0: figures.sharpeGeometric(returns),
  sharpe_ann_arithmetic_rf0: figures.sharpeArithmetic(returns),
  sortino_daily_mar0: figures.sortino(returns, 1),
  downside_dev_daily_mar0: figures.downsideDeviation(returns),
  max_drawdown: figures.maxDrawdown(returns),
  calmar_365: figures.calmar(returns),
  ulcer_index: figures.ulcerIndex(returns),
  es95_hist_daily: figures.expectedShortfall(returns, TAIL),
  var95_hist_daily: figures.valueAtRisk(returns, TAIL),
  skewness_moment: figures.skewness(returns),
  kurtosis_excess: figures.excessKurtosis(returns),
});
