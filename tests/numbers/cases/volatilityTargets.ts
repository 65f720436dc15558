import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sampleCovariance } from '../../../lib/quant/covariance.ts';
import { sum } from '../../../lib/quant/matrix.ts';
import { maxDrawdown, volatility } from '../../../lib/quant/metrics.ts';
import { playPath } from '../../../lib/quant/portfolioPath.ts';
import { inverseVolatilityWeights } from '../../../lib/quant/riskWeights.ts';
import { cappedLeverage, targetLeverage } from '../../../lib/quant/volatilityTarget.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, relative } from '../findings.ts';
import { type Entries, numberOf, objectOf, textOf, textsOf } from '../json.ts';
import { type Closes, readTable, type Table } from '../prices.ts';
import { endsPeriod } from '../schedule.ts';
import { returnsOf } from './portfolioReturns.ts';

const CLOSE = relative(1e-9);

/** Monthly volatility targets and inverse volatility: weights at each date, wealth. */
export function checkVolatilityTargets({ expected, prices, folder }: CaseFolder, found: Findings) {
  const file = join(folder, 'expected-wealth.csv');
  const table = existsSync(file) ? readTable(file) : null;
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      const entry = objectOf(value);
      const config = objectOf(entry.config);
      const named = textsOf(config.assets);
      const assets = named.length > 0 ? named : Object.keys(objectOf(config.w));
      const closes = prices().closes(assets, table?.dates[0], table?.dates.at(-1));
      compareTarget(name, { entry, config, assets, closes, table, found });
    });
}

interface Target {
  entry: Entries;
  config: Entries;
  assets: string[];
  closes: Closes;
  table: Table | null;
  found: Findings;
}

function compareTarget(name: string, given: Target): void {
  const { entry, config, assets, closes, table, found } = given;
  const dates = closes.dates.slice(1);
  const start = textOf(config.start);
  const wanted = { used: new Map<string, number[]>(), uncapped: new Map<string, number[]>() };
  const nothing = assets.map(() => 0);
  const played = playPath(closes.returns, nothing, ({ day }) => {
    const date = dates[day] ?? '';
    if (date <= start || !endsPeriod(dates, day, 'months')) return null;
    const free = freeWeights(config, assets, closes, day);
    const used = free.map((w) => w * cappedLeverage(1 / sum(free)));
    wanted.uncapped.set(date, free);
    wanted.used.set(date, used);
    return used;
  });
  for (const [kind, ours] of Object.entries(wanted)) {
    const key = `target_weights_${kind}`;
    compareWeights(`${name} ${key}`, ours, objectOf(entry[key]), { assets, found });
  }
  const returns = returnsOf(played);
  const after = returns.slice((played.trades[0] ?? -1) + 1);
  const figures = {
    final_wealth: played.wealth.at(-1) ?? 1,
    vol_ann_365_after_start: volatility(after),
    max_drawdown: maxDrawdown(returns),
  };
  for (const [key, ours] of Object.entries(figures))
    found.compare(`${name} ${key}`, ours, entry[key], CLOSE);
  found.compare(`${name} n_rebalances`, played.trades.length, entry.n_rebalances, EXACT);
  const column = table?.head.indexOf(name) ?? -1;
  if (!table || column < 0) return;
  const theirs = table.rows.slice(1).map((row) => row[column] ?? 0);
  found.compareAll(`${name} daily wealth`, played.wealth, theirs, CLOSE);
}

/** The mix scaled to the target from the last `lb` returns; without a target, inverse volatility. */
function freeWeights(
  config: Entries,
  assets: string[],
  { returns }: Closes,
  day: number,
): number[] {
  const window = returns.slice(day + 1 - numberOf(config.lb), day + 1);
  const covariance = sampleCovariance(window) ?? [];
  if (config.tv === undefined) return inverseVolatilityWeights(covariance) ?? [];
  const mix = inOrder(objectOf(config.w), assets);
  const leverage = targetLeverage(covariance, mix, numberOf(config.tv));
  return mix.map((w) => w * leverage);
}

interface Named {
  assets: string[];
  found: Findings;
}

function compareWeights(
  name: string,
  ours: Map<string, number[]>,
  theirs: Entries,
  { assets, found }: Named,
) {
  const dates = Object.keys(theirs);
  if (dates.length === 0) return;
  const flat = dates.flatMap((date) => ours.get(date) ?? assets.map(() => Number.NaN));
  found.compareAll(
    name,
    flat,
    dates.flatMap((date) => inOrder(objectOf(theirs[date]), assets)),
    CLOSE,
  );
  found.compare(`${name} dates`, ours.size, dates.length, EXACT);
}
