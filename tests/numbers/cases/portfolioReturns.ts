import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Schedule } from '../../../lib/core/schedule.ts';
import { correlationMatrix, sampleCovariance } from '../../../lib/quant/covariance.ts';
import { mean } from '../../../lib/quant/matrix.ts';
import * as figures from '../../../lib/quant/metrics.ts';
import { type Played, playPath } from '../../../lib/quant/portfolioPath.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, NotComparable, relative } from '../findings.ts';
import { type Entries, matrixOf, numberOf, objectOf, textOf, textsOf } from '../json.ts';
import { type Closes, readTable, type Table } from '../prices.ts';
import { playProduct } from '../productBacktest.ts';
import { endsPeriod } from '../schedule.ts';
import { closesIn } from '../window.ts';

const CLOSE = relative(1e-9);

/** Calendar rebalancing at three costs, with its figures, single assets, covariance. */
export function checkPortfolioReturns({ expected, prices, folder }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const file = join(folder, 'expected-wealth.csv');
  const wealth = existsSync(file) ? readTable(file) : null;
  for (const [name, policy] of Object.entries(objectOf(entry.policies)))
    found.attempt(name, () => {
      const theirs = objectOf(policy);
      const given = objectOf(theirs.weights ?? entry.weights);
      const assets = Object.keys(given);
      const closes = closesIn(prices(), assets, entry);
      comparePolicy(
        name,
        { theirs, assets, weights: inOrder(given, assets), closes, wealth },
        found,
      );
    });
  for (const [asset, value] of Object.entries(objectOf(entry.assets)))
    found.attempt(asset, () => {
      const returns = closesIn(prices(), [asset], entry).returns.map(([r = 0]) => r);
      const theirs = objectOf(value);
      found.compareEntries(asset, seriesFigures(returns, theirs), theirs, CLOSE);
    });
  found.attempt('covariance', () => {
    const assets = textsOf(entry.asset_order);
    const order = assets.length > 0 ? assets : Object.keys(objectOf(entry.weights));
    compareMoments(entry, closesIn(prices(), order, entry), found);
  });
}

interface Policy {
  theirs: Entries;
  assets: string[];
  weights: number[];
  closes: Closes;
  wealth: Table | null;
}

/** One schedule at one cost: by the path of lib/quant and by the backtest users see. */
function comparePolicy(name: string, given: Policy, found: Findings): void {
  const { theirs, assets, weights, closes, wealth } = given;
  const [on, cost] = [textOf(theirs.rebalance_on), numberOf(theirs.rebal_cost ?? 0)];
  const schedule = productSchedule(on);
  if (schedule === undefined) throw new NotComparable(`no schedule "${on}" is known here`);
  const played = playCalendar(closes, weights, on, cost);
  const {
    final_bop_weights: held,
    rebalance_on: _,
    rebal_cost: __,
    weights: ___,
    ...rest
  } = theirs;
  const gap = (rival: string) => {
    const other = playCalendar(closes, weights, RIVALS[rival] ?? 'none', 0);
    return (periods: number) => figures.trackingError(returnsOf(played), returnsOf(other), periods);
  };
  const ours: Record<string, number> = {
    ...seriesFigures(returnsOf(played), rest),
    n_rebalances: played.trades.length,
    turnover_two_sided_total: played.turnover,
  };
  for (const key of Object.keys(rest)) {
    const [, rival = '', periods] = /^tracking_error_vs_([a-z]+)_(\d+)$/.exec(key) ?? [];
    if (RIVALS[rival]) ours[key] = gap(rival)(Number(periods));
  }
  found.compareEntries(name, ours, rest, CLOSE);
  const last = inOrder(objectOf(held), assets);
  found.compareAll(`${name} weights held on the last day`, played.lastHeld, last, CLOSE);
  const backtest = playProduct(closes, weights, { schedule, band: null, join: 'or' }, cost);
  const titled = (what: string) => `${name} ${what} of the backtest`;
  found.compare(titled('final_wealth'), backtest.finalWealth, theirs.final_wealth, CLOSE);
  found.compare(titled('turnover'), backtest.turnover, theirs.turnover_two_sided_total, CLOSE);
  const column = wealth?.head.indexOf(name) ?? -1;
  if (!wealth || column < 0) return;
  const path = wealth.rows.map((row) => row[column] ?? 0);
  const isWithStart = path.length === played.wealth.length + 1;
  found.compareAll(
    `${name} daily wealth`,
    played.wealth,
    isWithStart ? path.slice(1) : path,
    CLOSE,
  );
}

/** What a tracking error may be against: the same mix on another schedule, at no cost. */
const RIVALS: Record<string, string> = {
  hodl: 'none',
  daily: 'days',
  weekly: 'weeks',
  monthly: 'months',
  quarterly: 'quarters',
  yearly: 'years',
};

function compareMoments(entry: Entries, { returns }: Closes, found: Findings): void {
  found.compare('n', returns.length, entry.n, EXACT);
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

/**
 * Where the quantile falls on a day itself, the last bit of that day's return decides whether a
 * program counts it: both are right, so ours is the one nearer to theirs.
 */
function shortfallBeside(returns: number[], tail: number, theirs: number): number {
  const whole = figures.expectedShortfall(returns, tail);
  const place = (returns.length - 1) * tail;
  if (Math.abs(place - Math.round(place)) > 1e-9) return whole;
  const worst = [...returns].sort((a, b) => a - b).slice(0, Math.round(place));
  const without = mean(worst);
  return Math.abs(without - theirs) < Math.abs(whole - theirs) ? without : whole;
}

/** Under the names a case has for them: periods a year and tail in per cent are in the name. */
function seriesFigures(returns: number[], theirs: Entries): Record<string, number> {
  const keys = Object.keys(theirs);
  const periods = Number(keys.map((key) => /^cagr_(\d+)$/.exec(key)?.[1]).find(Boolean) ?? 365);
  const ours: Record<string, number> = {
    final_wealth: figures.finalWealth(returns),
    sharpe_ann_geometric_rf0: figures.sharpeGeometric(returns, periods),
    sharpe_ann_arithmetic_rf0: figures.sharpeArithmetic(returns, periods),
    sortino_daily_mar0: figures.sortino(returns, 1),
    downside_dev_daily_mar0: figures.downsideDeviation(returns),
    max_drawdown: figures.maxDrawdown(returns),
    ulcer_index: figures.ulcerIndex(returns),
    skewness_moment: figures.skewness(returns),
    kurtosis_excess: figures.excessKurtosis(returns),
  };
  for (const key of keys) {
    const [, name = '', number = ''] = /^(cagr|vol_ann|calmar|es|var)_?(\d+)/.exec(key) ?? [];
    const figure = NUMBERED[name]?.(returns, Number(number), numberOf(theirs[key]));
    if (figure !== undefined) ours[key] = figure;
  }
  return ours;
}

/** PerformanceAnalytics takes the tail as 1 - 0.95, which is not 0.05 in the last bit. */
const NUMBERED: Record<string, (returns: number[], number: number, theirs: number) => number> = {
  cagr: figures.cagr,
  vol_ann: figures.volatility,
  calmar: figures.calmar,
  es: (returns, percent, theirs) => shortfallBeside(returns, 1 - percent / 100, theirs),
  var: (returns, percent) => figures.valueAtRisk(returns, 1 - percent / 100),
};
