import { correlationMatrix, ewmaCovariance } from '../../../lib/quant/covariance.ts';
import { fitHar } from '../../../lib/quant/har.ts';
import { mean } from '../../../lib/quant/matrix.ts';
import {
  type Bar,
  type RangeEstimator,
  rangeVolatility,
} from '../../../lib/quant/rangeVolatility.ts';
import { logReturnRows } from '../../../lib/quant/returns.ts';
import * as volatility from '../../../lib/quant/volatility.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { EXACT, type Findings, relative } from '../findings.ts';
import { type Entries, isObject, matrixOf, objectOf, textsOf } from '../json.ts';

const CLOSE = relative(1e-9);
const SKIP = 60;

interface Series {
  assets: string[];
  rows: number[][];
  found: Findings;
}

/** EWMA, rolling volatility, QLIKE, HAR, range estimators. */
export function checkVolatilities({ expected, prices }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const assets = textsOf(entry.asset_order);
  const series = { assets, rows: logReturnRows(prices().closes(assets).closes), found };
  if (entry.n !== undefined) found.compare('n', series.rows.length, entry.n, EXACT);
  const bars = prices().bars();
  for (const [key, value] of Object.entries(entry))
    if (isObject(value) && !compareCloses(key, value, series)) compareBars(key, value, bars, found);
}

/** What closes alone give; false for an entry of another kind. */
function compareCloses(key: string, theirs: Entries, series: Series): boolean {
  const lambda = /^ewma_([\d.]+)/.exec(key)?.[1];
  const days = /^rolling(\d+)/.exec(key)?.[1];
  if (lambda !== undefined) compareEwma(key, Number(lambda), theirs, series);
  else if (days !== undefined) compareRolling(key, Number(days), theirs, series);
  return lambda !== undefined || days !== undefined;
}

function compareBars(key: string, theirs: Entries, bars: Bar[] | null, found: Findings): void {
  if (!bars) found.skip(key, 'the prices hold no bars');
  else if (key.startsWith('har_')) compareHar(key, bars, theirs, found);
  else if (key.startsWith('TTR_')) compareRanges(key, bars, theirs, found);
  else found.skip(key, 'no such figure in the product');
}

const columnOf = (rows: number[][], i: number): number[] => rows.map((row) => row[i] ?? 0);

function compareEwma(
  key: string,
  lambda: number,
  theirs: Entries,
  { assets, rows, found }: Series,
) {
  const columns = assets.map((_, i) => columnOf(rows, i));
  const paths = columns.map((returns) => volatility.ewmaVariances(returns, lambda, 1));
  const last = paths.map((v) => v.at(-1) ?? 0);
  const covariance = ewmaCovariance(rows, lambda, 1) ?? [];
  const losses = columns.map((returns, i) => lossesOf(returns, paths[i] ?? []));
  const adjusted = columns.map((returns) => adjustedVariance(returns, lambda));
  const row = /var_forecast_row(\d+)/;
  for (const [name, value] of Object.entries(theirs)) {
    const at = Number(row.exec(name)?.[1]);
    const ours: Record<string, number[]> = {
      var_forecast_last: last,
      vol_annual365_last: last.map(volatility.annualVolatility),
      'adjusted_weights_var_last(pandas adjust=True)': adjusted,
      [`qlike_patton_mean_skip${SKIP}_zero_returns_dropped`]: losses.map((loss) => loss.qlike),
      [`qlike_logform_mean_skip${SKIP}`]: losses.map((loss) => loss.logForm),
      [`mse_mean_skip${SKIP}`]: losses.map((loss) => loss.mse),
      ...(Number.isNaN(at) ? {} : { [name]: paths.map((v) => v[at - 1] ?? Number.NaN) }),
    };
    const figures = ours[name];
    if (name === 'cov_last')
      found.compareAll(`${key} ${name}`, covariance.flat(), matrixOf(value).flat(), CLOSE);
    else if (name === 'corr_last')
      found.compareAll(
        `${key} ${name}`,
        correlationMatrix(covariance).flat(),
        matrixOf(value).flat(),
        CLOSE,
      );
    else if (figures)
      found.compareAll(`${key} ${name}`, figures, inOrder(objectOf(value), assets), CLOSE);
    else if (typeof value !== 'string')
      found.skip(`${key} ${name}`, 'no such figure in the product');
  }
}

/** The days from the 61st on, each against the square of the day it was made for. */
function lossesOf(returns: number[], variances: number[]) {
  const came = returns.slice(SKIP);
  const said = variances.slice(SKIP - 1, -1);
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
  { assets, rows, found }: Series,
) {
  const ours = assets.map((_, i) => {
    const last = volatility.rollingVariances(columnOf(rows, i).slice(-days), days).at(-1) ?? 0;
    return volatility.annualVolatility(last);
  });
  found.compareAll(key, ours, inOrder(theirs, assets), CLOSE);
}

function compareHar(key: string, bars: Bar[], theirs: Entries, found: Findings) {
  const har = fitHar(bars);
  if (!har || !key.endsWith('_1_7_30')) {
    found.skip(key, 'the product regresses on 1, 7 and 30 days');
    return;
  }
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
  const days = Number(/_n(\d+)/.exec(key)?.[1]);
  for (const [name, value] of Object.entries(theirs)) {
    const estimator = ESTIMATORS[name];
    if (!estimator) {
      found.skip(`${key} ${name}`, 'no such estimator in the product');
      continue;
    }
    const upTo = (row: number) =>
      rangeVolatility(bars.slice(Math.max(0, row - days - 1), row), estimator, days);
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
