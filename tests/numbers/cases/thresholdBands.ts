import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Schedule } from '../../../lib/core/schedule.ts';
import { bothSides, points } from '../../../lib/policy/rule.ts';
import { cagr, maxDrawdown } from '../../../lib/quant/metrics.ts';
import { type Close, playPath } from '../../../lib/quant/portfolioPath.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, relative } from '../findings.ts';
import { type Entries, numberOf, objectOf, textOf, textsOf } from '../json.ts';
import { type Closes, readTable } from '../prices.ts';
import { playProduct } from '../productBacktest.ts';
import { endsPeriod, startsPeriod } from '../schedule.ts';
import { returnsOf } from './portfolioReturns.ts';

const CLOSE = relative(1e-9);

/** Bands, hybrids and every-n-days: dates, wealth, weights, the same dates with costs. */
export function checkThresholdBands({ expected, prices, folder }: CaseFolder, found: Findings) {
  const file = join(folder, 'expected-wealth.csv');
  const table = existsSync(file) ? readTable(file) : null;
  for (const [name, value] of Object.entries(objectOf(expected))) {
    const entry = objectOf(value);
    const assets = Object.keys(objectOf(entry.weights));
    const weights = inOrder(objectOf(entry.weights), assets);
    const rule = ruleNamed(name);
    if (!rule) {
      found.skip(name, 'its name tells no rule known here');
      continue;
    }
    const closes = prices().closes(assets, textOf(entry.initial_date), table?.dates.at(-1));
    const acts = (close: Close) => (rule({ dates: closes.dates, close, weights }) ? weights : null);
    const given = { name, entry, assets, weights, closes, found };
    const wealth = comparePath(given, acts);
    const column = table?.head.indexOf(name) ?? -1;
    if (table && column >= 0) {
      const theirs = table.rows.slice(1).map((row) => row[column] ?? 0);
      found.compareAll(`${name} daily wealth`, wealth, theirs, CLOSE);
    }
    compareCosts(given, acts);
    compareProduct(given);
  }
}

interface Given {
  name: string;
  entry: Entries;
  assets: string[];
  weights: number[];
  closes: Closes;
  found: Findings;
}

type Acts = (close: Close) => number[] | null;

/** Dates, wealth and figures without costs; the daily wealth. */
function comparePath({ name, entry, assets, weights, closes, found }: Given, acts: Acts): number[] {
  const played = playPath(closes.returns, weights, acts);
  const returns = returnsOf(played);
  const days = played.trades.map((day) => closes.dates[day + 1] ?? '');
  const apart = differing(days, textsOf(entry.rebalance_dates));
  found.compare(`${name} rebalance dates that differ`, apart, 0, EXACT);
  found.compare(`${name} n_rebalances`, days.length, entry.n_rebalances, EXACT);
  found.compare(`${name} final_wealth`, played.wealth.at(-1) ?? 1, entry.final_wealth, CLOSE);
  found.compare(`${name} cagr_365`, cagr(returns), entry.cagr_365, CLOSE);
  found.compare(`${name} max_drawdown`, maxDrawdown(returns), entry.max_drawdown, CLOSE);
  const last = inOrder(objectOf(entry.final_weights), assets);
  found.compareAll(`${name} final_weights`, played.lastWeights, last, CLOSE);
  return played.wealth;
}

function compareCosts({ name, entry, weights, closes, found }: Given, acts: Acts): void {
  for (const [cost, set] of Object.entries(objectOf(entry.with_costs_PA))) {
    const { rebal_cost: rate, ...figures } = objectOf(set);
    const paid = playPath(closes.returns, weights, acts, numberOf(rate));
    const ours = {
      final_wealth: paid.wealth.at(-1) ?? 1,
      turnover_two_sided_total: paid.turnover,
      max_drawdown: maxDrawdown(returnsOf(paid)),
    };
    found.compareEntries(`${name} ${cost}`, ours, figures, CLOSE);
  }
}

/** The backtest users see, which asks the same `decide` as live use. */
function compareProduct({ name, entry, weights, closes, found }: Given): void {
  const rule = productRule(name);
  if (!rule) {
    found.skip(`${name} in the product's backtest`, 'the product has no such look');
    return;
  }
  const backtest = playProduct(closes, weights, rule);
  const apart = differing(backtest.dates, textsOf(entry.rebalance_dates));
  found.compare(`${name} dates of the backtest that differ`, apart, 0, EXACT);
  const title = (cost: string) => `${name} ${cost}final_wealth of the backtest`;
  found.compare(title(''), backtest.finalWealth, entry.final_wealth, CLOSE);
  for (const [cost, set] of Object.entries(objectOf(entry.with_costs_PA))) {
    const { rebal_cost: rate, final_wealth: theirs } = objectOf(set);
    const { finalWealth } = playProduct(closes, weights, rule, numberOf(rate));
    found.compare(title(`${cost} `), finalWealth, theirs, CLOSE);
  }
}

const differing = (ours: string[], theirs: string[]): number =>
  ours.filter((day) => !theirs.includes(day)).length +
  theirs.filter((day) => !ours.includes(day)).length;

interface Looked {
  /** Of all closes; a return of day t ends at the close t + 1. */
  dates: readonly string[];
  close: Close;
  weights: readonly number[];
}

type Rule = (looked: Looked) => boolean;

const PERIOD_NAMES = [
  ['week', 'weeks'],
  ['month', 'months'],
  ['quarter', 'quarters'],
  ['year', 'years'],
] as const;

/**
 * The rule a name tells: relNN (per cent of target), absNpp, everyN days, a period that is looked at
 * first (weekly_check, on its first day) or acts by itself (monthend, monthend_or).
 */
function ruleNamed(name: string): Rule | null {
  const { share, width, every } = sizesIn(name);
  const limit = share === null ? null : relativeBand(share);
  const band = width === null ? limit : absoluteBand(width);
  const calendar = every === null ? periodRule(name) : everyNth(every);
  if (!calendar || !band) return calendar ?? band;
  return name.includes('check')
    ? (looked) => calendar(looked) && band(looked)
    : (looked) => calendar(looked) || band(looked);
}

/** Sizes a name holds: a share of the target, points of the portfolio, days. */
function sizesIn(name: string) {
  const sized = (pattern: RegExp, unit: number) => {
    const text = pattern.exec(name)?.[1];
    return text === undefined ? null : Number(text.replace('p', '.')) / unit;
  };
  return {
    share: sized(/rel(\d+(?:[.p]\d+)?)/, 100),
    width: sized(/abs(\d+(?:[.p]\d+)?)pp/, 100),
    every: sized(/every(\d+)/, 1),
  };
}

/** The same rule as the product has it; null for one its settings do not hold (a look on the first of a month). */
function productRule(name: string): Parameters<typeof playProduct>[2] | null {
  const { share, width, every } = sizesIn(name);
  const limit = share === null ? null : bothSides({ kind: 'relative', size: share });
  const band = width === null ? limit : points(width);
  const schedule = every === null ? productPeriod(name) : ({ every: 'days', days: every } as const);
  if (schedule === undefined) return null;
  return { schedule, band, join: name.includes('check') ? 'and' : 'or' };
}

/** Weeks are looked at on Mondays or end on Sundays; undefined for a first day of a longer period. */
function productPeriod(name: string): Schedule | null | undefined {
  const period = PERIOD_NAMES.find(([word]) => name.includes(word))?.[0];
  const isFirst = name.includes('check') && !name.includes('end');
  if (period === undefined) return null;
  if (period === 'week') return { every: 'week', closes: isFirst ? 1 : 0 };
  return isFirst ? undefined : { every: period };
}

const everyNth =
  (n: number): Rule =>
  ({ close }) =>
    (close.day + 1) % n === 0;

/** A look (weekly_check) happens on the first day of its period, all else on the last. */
function periodRule(name: string): Rule | null {
  const period = PERIOD_NAMES.find(([word]) => name.includes(word))?.[1];
  if (!period) return null;
  const isDay = name.includes('check') && !name.includes('end') ? startsPeriod : endsPeriod;
  return ({ dates, close }) => isDay(dates, close.day + 1, period);
}

const relativeBand =
  (share: number): Rule =>
  ({ close, weights }) =>
    close.weights.some((w, i) => Math.abs(w / (weights[i] ?? 1) - 1) > share);

const absoluteBand =
  (points: number): Rule =>
  ({ close, weights }) =>
    close.weights.some((w, i) => Math.abs(w - (weights[i] ?? 0)) > points);
