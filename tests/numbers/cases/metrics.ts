import { betasTo, sampleCovariance } from '../../../lib/quant/covariance.ts';
import { mean } from '../../../lib/quant/matrix.ts';
import * as figures from '../../../lib/quant/metrics.ts';
import { volatility } from '../../../lib/quant/metrics.ts';
import type { CaseFolder } from '../case.ts';
import { absolute, type Findings, NotComparable } from '../findings.ts';
import { decimalsOf, type Entries, isObject, listOf, numberOf, objectOf } from '../json.ts';
import type { Prices } from '../prices.ts';
import { closesIn } from '../window.ts';

const CLOSE = absolute(1e-8);
/** empyrical takes the captures at its own default, whatever the rest is given. */
const CAPTURE_PERIODS = 252;

/** empyrical's figures on short vectors and on single assets. */
export function checkMetrics({ expected, prices }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const vectors = objectOf(entry.vectors);
  for (const [name, value] of Object.entries(vectors))
    found.attempt(name, () => compareVector(name, objectOf(value), found));
  for (const [key, value] of Object.entries(entry)) {
    const sets = Object.entries(objectOf(value));
    const periods = Number(/^[a-z]+_(\d+)/i.exec(key)?.[1]);
    const each = (check: (asset: string, set: Entries) => void) => {
      for (const [name, set] of sets) found.attempt(name, () => check(name, objectOf(set)));
    };
    if (key.startsWith('literal')) compareLiterals(sets, vectors, found);
    else if (!Number.isNaN(periods))
      each((asset, set) => compareAsset(asset, set, periods, prices(), found));
    else if (key !== 'vectors' && typeof value === 'object')
      found.skip(key, 'neither vectors, literals nor assets with periods in the name');
  }
}

function compareLiterals(sets: [string, unknown][], vectors: Entries, found: Findings): void {
  for (const [name, figures] of sets)
    found.attempt(`${name} literal`, () => {
      const vector = readVector(objectOf(vectors[name]));
      compareLiteral(name, vector, { theirs: objectOf(figures), found });
    });
}

/** Returns without the days that have none, and how many days there were with them. */
function readVector(entry: Entries): { returns: number[]; days: number } {
  const unit = entry.returns_percent === undefined ? 1 : 100;
  const all = listOf(entry.returns_percent ?? entry.returns).map((r) => numberOf(r) / unit);
  if (all.length === 0) throw new NotComparable('it holds no returns');
  return { returns: all.filter((r) => !Number.isNaN(r)), days: all.length };
}

/** empyrical counts the days without a return as time; the product has none, so the rate is adjusted. */
function annualFigures({ returns, days }: { returns: number[]; days: number }, periods: number) {
  const growth = figures.cagr(returns, (periods * returns.length) / days);
  const fall = figures.maxDrawdown(returns);
  return {
    annual_return: growth,
    annual_volatility: volatility(returns, periods),
    sharpe_rf0: figures.sharpeArithmetic(returns, periods),
    sharpe: figures.sharpeArithmetic(returns, periods),
    sortino_mar0: figures.sortino(returns, periods),
    sortino: figures.sortino(returns, periods),
    downside_risk_mar0: figures.downsideDeviation(returns) * Math.sqrt(periods),
    downside_risk: figures.downsideDeviation(returns) * Math.sqrt(periods),
    calmar: growth / fall,
    max_drawdown: -fall,
    cum_return_final: figures.finalWealth(returns) - 1,
    cum_final: figures.finalWealth(returns) - 1,
    omega_0: figures.omega(returns),
    stability: figures.stability(returns),
    tail_ratio: Math.abs(figures.quantile(returns, 0.95) / figures.quantile(returns, 0.05)),
    var_5pct: figures.valueAtRisk(returns),
    cvar_5pct: figures.expectedShortfall(returns),
  };
}

function compareVector(name: string, entry: Entries, found: Findings): void {
  const vector = readVector(entry);
  for (const [key, value] of Object.entries(entry)) {
    const periods = Number(/^ann(\d+)/.exec(key)?.[1]);
    if (isObject(value) && !Number.isNaN(periods))
      found.compareEntries(`${name} ${key}`, annualFigures(vector, periods), value, CLOSE);
    else if (typeof value === 'number')
      found.compareEntries(name, annualFigures(vector, 365), { [key]: value }, CLOSE);
  }
}

interface Literal {
  theirs: Entries;
  found: Findings;
}

/** Names end in their periods a year; figures printed in a test of empyrical are rounded there. */
function compareLiteral(
  name: string,
  vector: { returns: number[]; days: number },
  { theirs, found }: Literal,
) {
  for (const [key, value] of Object.entries(theirs)) {
    const [, figure = key, periods = '252'] = /^(.*?)_(\d+)$/.exec(key) ?? [];
    const ours = annualFigures(vector, Number(periods));
    const decimals = decimalsOf(value);
    const rounding = decimals < 8 ? absolute(10 ** -decimals / 2 + 1e-5) : CLOSE;
    found.compareEntries(`${name} literal`, ours, { [figure]: value }, rounding);
  }
}

/** Of one asset, beside the rival that its names hold, where they do. */
function compareAsset(
  asset: string,
  theirs: Entries,
  periods: number,
  prices: Prices,
  found: Findings,
): void {
  const named = Object.keys(theirs).flatMap((key) => /_vs_([^_]+)/.exec(key)?.[1] ?? [])[0];
  const rows = closesIn(prices, named === undefined ? [asset] : [asset, named], theirs).returns;
  const returns = rows.map(([r = 0]) => r);
  const ours: Record<string, number> = {
    ...annualFigures({ returns, days: returns.length }, periods),
    ...(named === undefined ? {} : besideRival(rows, named, periods)),
  };
  found.compareEntries(asset, ours, theirs, CLOSE);
}

/** What empyrical measures against a benchmark, from the product's growth and betas. */
function besideRival(rows: number[][], rival: string, periods: number): Record<string, number> {
  const beta = betasTo(sampleCovariance(rows) ?? [], 1)[0] ?? Number.NaN;
  const gaps = rows.map(([r = 0, b = 0]) => r - b);
  const alpha = mean(rows.map(([r = 0, b = 0]) => r - beta * b));
  const capture = (keeps: (b: number) => boolean) => {
    const days = rows.filter(([, b = 0]) => keeps(b));
    const growth = (i: number) =>
      figures.cagr(
        days.map((row) => row[i] ?? 0),
        CAPTURE_PERIODS,
      );
    return growth(0) / growth(1);
  };
  return {
    [`beta_vs_${rival}`]: beta,
    [`alpha_vs_${rival}_${periods}`]: (1 + alpha) ** periods - 1,
    [`excess_sharpe_vs_${rival}_daily`]: mean(gaps) / volatility(gaps, 1),
    up_capture: capture((b) => b > 0),
    down_capture: capture((b) => b < 0),
  };
}
