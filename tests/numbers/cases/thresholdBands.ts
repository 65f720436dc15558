import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cagr, maxDrawdown } from '../../../lib/quant/metrics.ts';
import { type Close, type Played, playPath } from '../../../lib/quant/portfolioPath.ts';
import { type BandRule, bandRulesNamed, type Looked } from '../bandRules.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, NotComparable, relative } from '../findings.ts';
import { type Entries, numberOf, objectOf, textsOf } from '../json.ts';
import { type Closes, readTable, type Table } from '../prices.ts';
import { playProduct } from '../productBacktest.ts';
import { closesIn } from '../window.ts';
import { returnsOf } from './portfolioReturns.ts';

const CLOSE = relative(1e-9);

/** Bands, hybrids and every-n-days: dates, wealth, weights, the same dates with costs. */
export function checkThresholdBands({ expected, prices, folder }: CaseFolder, found: Findings) {
  const file = join(folder, 'expected-wealth.csv');
  const table = existsSync(file) ? readTable(file) : null;
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      const entry = objectOf(value);
      const assets = Object.keys(objectOf(entry.weights));
      const weights = inOrder(objectOf(entry.weights), assets);
      const window = { last_close: table?.dates.at(-1), ...entry };
      const closes = closesIn(prices(), assets, window);
      const dates = textsOf(entry.rebalance_dates);
      const given = { name, entry, assets, weights, closes, dates, found };
      const rule = ruleFor(given);
      comparePath(given, rule, table);
      compareCosts(given, rule);
      compareProduct(given, rule);
    });
}

interface Given {
  name: string;
  entry: Entries;
  assets: string[];
  weights: number[];
  closes: Closes;
  /** On which the peer traded. */
  dates: string[];
  found: Findings;
}

/** Of the readings a name leaves open (first or last day of a month), the one the peer's dates tell. */
function ruleFor(given: Given): BandRule {
  const [first, ...others] = bandRulesNamed(given.name);
  if (!first) throw new NotComparable('its name tells no rule known here');
  const apart = (rule: BandRule) => differing(datesOf(given, play(given, rule.acts)), given.dates);
  return others.reduce((best, rule) => (apart(rule) < apart(best) ? rule : best), first);
}

function play({ closes, weights }: Given, acts: BandRule['acts'], cost = 0): Played {
  const decide = (close: Close) => (acts({ dates: closes.dates, close, weights }) ? weights : null);
  return playPath(closes.returns, weights, decide, cost);
}

const datesOf = ({ closes }: Given, { trades }: Played): string[] =>
  trades.map((day) => closes.dates[day + 1] ?? '');

/** Dates, wealth and figures without costs. */
function comparePath(given: Given, rule: BandRule, table: Table | null): void {
  const { name, entry, assets, found } = given;
  const played = play(given, rule.acts);
  const returns = returnsOf(played);
  const days = datesOf(given, played);
  found.compare(`${name} rebalance dates that differ`, differing(days, given.dates), 0, EXACT);
  found.compare(`${name} n_rebalances`, days.length, entry.n_rebalances, EXACT);
  found.compare(`${name} final_wealth`, played.wealth.at(-1) ?? 1, entry.final_wealth, CLOSE);
  found.compare(`${name} cagr_365`, cagr(returns), entry.cagr_365, CLOSE);
  found.compare(`${name} max_drawdown`, maxDrawdown(returns), entry.max_drawdown, CLOSE);
  const last = inOrder(objectOf(entry.final_weights), assets);
  found.compareAll(`${name} final_weights`, played.lastWeights, last, CLOSE);
  const column = table?.head.indexOf(name) ?? -1;
  if (!table || column < 0) return;
  const theirs = table.rows.slice(1).map((row) => row[column] ?? 0);
  found.compareAll(`${name} daily wealth`, played.wealth, theirs, CLOSE);
}

/** What is traded at the very last close is never in force there: it neither costs nor counts. */
function compareCosts(given: Given, { acts }: BandRule): void {
  const { name, entry, closes, found } = given;
  const end = closes.returns.length - 1;
  const seen = (looked: Looked) => looked.close.day < end && acts(looked);
  for (const [cost, set] of Object.entries(objectOf(entry.with_costs_PA))) {
    const { rebal_cost: rate, ...figures } = objectOf(set);
    const paid = play(given, seen, numberOf(rate));
    const ours = {
      final_wealth: paid.wealth.at(-1) ?? 1,
      turnover_two_sided_total: paid.turnover,
      max_drawdown: maxDrawdown(returnsOf(paid)),
    };
    found.compareEntries(`${name} ${cost}`, ours, figures, CLOSE);
  }
}

/** The backtest users see, which asks the same `decide` as live use. */
function compareProduct(given: Given, rule: BandRule): void {
  const { name, entry, weights, closes, found } = given;
  if (!rule.product) {
    found.skip(`${name} in the product's backtest`, rule.whyNot);
    return;
  }
  const end = closes.dates.at(-1);
  const backtest = playProduct(closes, weights, rule.product);
  const before = given.dates.filter((date) => date !== end);
  const apart = differing(backtest.dates, before);
  found.compare(`${name} dates of the backtest that differ`, apart, 0, EXACT);
  const title = (cost: string) => `${name} ${cost}final_wealth of the backtest`;
  found.compare(title(''), backtest.finalWealth, entry.final_wealth, CLOSE);
  for (const [cost, set] of Object.entries(objectOf(entry.with_costs_PA))) {
    const { rebal_cost: rate, final_wealth: theirs } = objectOf(set);
    const { finalWealth } = playProduct(closes, weights, rule.product, numberOf(rate));
    found.compare(title(`${cost} `), finalWealth, theirs, CLOSE);
  }
}

const differing = (ours: string[], theirs: string[]): number =>
  ours.filter((day) => !theirs.includes(day)).length +
  theirs.filter((day) => !ours.includes(day)).length;
