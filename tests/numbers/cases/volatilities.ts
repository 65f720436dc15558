import { correlationMatrix, ewmaCovariance } from '../../../lib/quant/covariance.ts';
import { fitHar } from '../../../lib/quant/har.ts';
import { column, mean } from '../../../lib/quant/matrix.ts';
import {
  type Bar,
  type RangeEstimator,
  rangeVolatility,
} from '../../../lib/quant/rangeVolatility.ts';
import { DAYS_A_YEAR, logReturnRows } from '../../../lib/quant/returns.ts';
import * as volatility from '../../../lib/quant/volatility.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, NotComparable, relative } from '../findings.ts';
import { type Entries, isObject, matrixOf, objectOf, textsOf } from '../json.ts';
import type { Prices } from '../prices.ts';
import { closesIn } from '../window.ts';

const CLOSE = relative(1e-9);

interface Series {
  assets: string[];
  /** Log returns; @throws NotComparable where the prices hold not all of the assets */
  rows: () => number[][];
  found: Findings;
}

/** EWMA, rolling volatility, QLIKE, HAR, range estimators. */
export function checkVolatilities({ expected, prices }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const named = textsOf(entry.asset_order);
  const assets = named.length > 0 ? named : prices().assets;
  const rowsOf = (entry: Entries) => logReturnRows(closesIn(prices(), assets, entry).closes);
  found.attempt('n', () => found.compare('n', rowsOf(entry).length, entry.n, EXACT));
  const series = { assets, rows: () => rowsOf(entry), found };
  for (const [key, value] of Object.entries(entry))
    found.attempt(key, () => {
      if (isObject(value) && !compareCloses(key, value, series))
        compareBars(key, value, prices(), found);
    });
}

/** What closes alone give; false for an entry of another kind. */
function compareCloses(key: string, theirs: Entries, series: Series): boolean {
  const lambda = /^ewma_([\d.]+)/.exec(key)?.[1];
  const days = /^rolling(\d+)/.exec(key)?.[1];
  if (lambda !== undefined) compareEwma(key, Number(lambda), theirs, series);
  else if (days !== undefined) compareRolling(key, Number(days), theirs, series);
  return lambda !== undefined || days !== undefined;
}

function compareBars(key: string, theirs: Entries, prices: Prices, found: Findings): void {
  if (key.startsWith('har_')) compareHar(key, prices.bars(key), theirs, found);
  else if (key.startsWith('TTR_')) compareRanges(key, prices.bars(key), theirs, found);
  else throw new NotComparable('no figure of the product has this name');
}

function compareEwma(
  key: string,
  lambda: number,
  theirs: Entries,
  { assets, rows: read, found }: Series,
) {
  const rows = read();
  const columns = assets.map((_, i) => column(rows, i));
  const covariance = ewmaCovariance(rows, lambda, 1) ?? [];
  const matrices: Record<string, number[][]> = {
    cov_last: covariance,
    corr_last: correlationMatrix(covariance),
  };
  for (const [name, value] of Object.entries(theirs).filter(([name]) => name !== 'definition')) {
    const title = `${key} ${name}`;
    const figure = ewmaFigure(name, lambda);
    const matrix = matrices[name];
    if (matrix) found.compareAll(title, matrix.flat(), matrixOf(value).flat(), CLOSE);
    else if (figure)
      found.compareAll(title, columns.map(figure), inOrder(objectOf(value), assets), CLOSE);
    else if (typeof value !== 'string') found.skip(title, 'no figure of the product has this name');
  }
}

/** What a name asks of one asset's returns; the days skipped, a year's days and a row are in it. */
function ewmaFigure(name: string, lambda: number): ((returns: number[]) => number) | null {
  const [, what = '', number = ''] =
    /^(var_forecast_row|vol_annual|qlike_patton_mean_skip|qlike_logform_mean_skip|mse_mean_skip|var_forecast_last|adjusted_weights_var_last)(\d*)/.exec(
      name,
    ) ?? [];
  const n = Number(number);
  const path = (returns: number[]) => volatility.ewmaVariances(returns, lambda, 1);
  const last = (returns: number[]) => path(returns).at(-1) ?? Number.NaN;
  const losses = (returns: number[]) => lossesOf(returns, path(returns), n);
  const figures: Record<string, (returns: number[]) => number> = {
    var_forecast_row: (returns) => path(returns)[n - 1] ?? Number.NaN,
    vol_annual: (returns) => annual(last(returns), n),
    qlike_patton_mean_skip: (returns) => losses(returns).qlike,
    qlike_logform_mean_skip: (returns) => losses(returns).logForm,
    mse_mean_skip: (returns) => losses(returns).mse,
    var_forecast_last: last,
    adjusted_weights_var_last: (returns) => adjustedVariance(returns, lambda),
  };
  return figures[what] ?? null;
}

/** The product's volatility a year, of the days a year that a case counts. */
const annual = (daily: number, days: number): number =>
  volatility.annualVolatility(daily) * Math.sqrt((days || DAYS_A_YEAR) / DAYS_A_YEAR);

/** The days after the first few, each against the square of the day it was made for. */
function lossesOf(returns: number[], variances: number[], skipped: number) {
  const came = returns.slice(skipped);
  const said = variances.slice(skipped - 1, -1);
  const logs = came.map((r, t) => Math.log(said[t] ?? 0) + (r * r) / (said[t] ?? 0));
  return {
    qlike: volatility.qlike(said, came),
    logForm: mean(logs),
    mse: mean(came.map((r, t) => (r * r - (said[t] ?? 0)) ** 2)),
  };
}

/** Squares under weights falling by lambda that sum to 1. */
function adjustedVariance(returns: number[], lambda: number): number {
  let [total, weight] = [0, 0];
  for (const r of returns) {
    total = lambda * total + r * r;
    weight = lambda * weight + 1;
  }
  return total / weight;
}

function compareRolling(
  key: string,
  days: number,
  theirs: Entries,
  { assets, rows: read, found }: Series,
) {
  const rows = read();
  const ours = assets.map((_, i) => {
    const last = volatility.rollingVariances(column(rows, i).slice(-days), days).at(-1) ?? 0;
    return annual(last, Number(/annual(\d+)/.exec(key)?.[1]));
  });
  found.compareAll(key, ours, inOrder(theirs, assets), CLOSE);
}

function compareHar(key: string, bars: Bar[], theirs: Entries, found: Findings) {
  const lags = /(?:_\d+)+$/.exec(key)?.[0] ?? '_1_7_30';
  if (lags !== '_1_7_30') throw new NotComparable('the product regresses on 1, 7 and 30 days only');
  const har = fitHar(bars);
  if (!har) throw new NotComparable('the product fits no HAR to fewer than 60 bars, or flat ones');
  const named = (values: number[]) =>
    Object.fromEntries(['const', 'd', 'w', 'm'].map((name, i) => [name, values[i] ?? Number.NaN]));
  const OLS = relative(1e-7);
  found.compareEntries(`${key} params`, named(har.coefficients), objectOf(theirs.params), OLS);
  found.compareEntries(
    `${key} standard errors`,
    named(har.standardErrors),
    objectOf(theirs.bse),
    OLS,
  );
  const { params: _, bse: __, definition: ___, ...rest } = theirs;
  const ours = {
    n: har.observations,
    rsquared: har.rSquared,
    resid_var_mle: har.residualVariance,
    forecast_log_next: har.logForecast,
    forecast_var_next_lognormal_corrected: har.variance,
  };
  found.compareEntries(key, ours, rest, OLS);
}

const ESTIMATORS: Record<string, RangeEstimator> = {
  close: 'close',
  parkinson: 'parkinson',
  'garman.klass': 'garmanKlass',
  'rogers.satchell': 'rogersSatchell',
  'gk.yz': 'garmanKlassYangZhang',
  'yang.zhang': 'yangZhang',
};

function compareRanges(key: string, bars: Bar[], theirs: Entries, found: Findings) {
  const days = Number(/_n(\d+)/.exec(key)?.[1] ?? 10);
  const year = Number(/_N(\d+)/.exec(key)?.[1] ?? 260);
  for (const [name, value] of Object.entries(theirs)) {
    const estimator = ESTIMATORS[name];
    if (!estimator) {
      found.skip(`${key} ${name}`, 'the product has no range estimator of this name');
      continue;
    }
    const upTo = (row: number) =>
      rangeVolatility(bars.slice(Math.max(0, row - days - 1), row), estimator, days) *
      Math.sqrt(year / DAYS_A_YEAR);
    const path = bars.map((_, t) => upTo(t + 1));
    const known = path.filter((v) => !Number.isNaN(v));
    const ours: Record<string, number> = {
      last: known.at(-1) ?? 0,
      mean: mean(known),
      n_na: path.length - known.length,
    };
    for (const figure of Object.keys(objectOf(value))) {
      const row = Number(/^at_row_(\d+)/.exec(figure)?.[1]);
      if (!Number.isNaN(row)) ours[figure] = path[row - 1] ?? Number.NaN;
    }
    found.compareEntries(`${key} ${name}`, ours, objectOf(value), relative(1e-8));
  }
}
