import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fitGarch,
  type GarchFit,
  garchForecast,
  garchVariances,
} from '../../../lib/quant/garch.ts';
import { logReturns } from '../../../lib/quant/returns.ts';
import type { CaseFolder } from '../case.ts';
import { absolute, EXACT, type Findings, relative, type Tolerance } from '../findings.ts';
import { type Entries, isObject, numberOf, numbersOf, objectOf, textOf } from '../json.ts';

/** GARCH(1,1) fits: benchmark series from a file of the folder, crypto from closes. */
export function checkGarch({ expected, prices, folder }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected))) {
    const entry = objectOf(value);
    const file = join(folder, `${name}.csv`);
    const isBenchmark = existsSync(file);
    const returns = isBenchmark ? readSeries(file) : percentReturns(prices(), entry, name);
    if (!returns) {
      found.skip(name, 'neither a series of that name nor closes of an asset in it');
      continue;
    }
    if (entry.n !== undefined) found.compare(`${name} n`, returns.length, entry.n, EXACT);
    for (const [peer, figures] of Object.entries(entry))
      if (isObject(figures)) comparePeer({ name, peer, returns, isBenchmark, found }, figures);
  }
}

const readSeries = (file: string): number[] =>
  readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1).map(Number);

/** Of the asset the entry names, else of the one its own name holds; over its window, if it has one. */
function percentReturns(
  prices: ReturnType<CaseFolder['prices']>,
  entry: Entries,
  name: string,
): number[] | null {
  const given = textOf(entry.asset) || name;
  const asset = prices.assets.find(
    (one) => one === given || given.split(/[^A-Za-z0-9]/).includes(one),
  );
  if (!asset) return null;
  const from = textOf(entry.start ?? entry.first_close ?? entry.from);
  const to = textOf(entry.end ?? entry.last_close ?? entry.to) || '9999';
  const { closes } = prices.closes([asset], from, to);
  return logReturns(closes.map(([p = 0]) => p)).map((r) => 100 * r);
}

interface Series {
  name: string;
  peer: string;
  returns: number[];
  isBenchmark: boolean;
  found: Findings;
}

/** fGarch and the published benchmark start from the mean square, arch from its reported backcast. */
function comparePeer({ name, peer, returns, isBenchmark, found }: Series, theirs: Entries): void {
  const title = `${name} ${peer}`;
  if (/student|gjr|egarch|skew/i.test(peer)) {
    found.skip(title, 'the product fits only Gaussian GARCH(1,1)');
    return;
  }
  const coefficients = objectOf(theirs.coef ?? theirs.params ?? theirs);
  const backcast = numberOf(theirs.backcast);
  const start = Number.isNaN(backcast) ? {} : { startVariance: backcast };
  const fit = fitGarch(returns, { hasMean: coefficients.mu !== undefined, ...start });
  if (!fit) {
    found.compare(`${title} fit`, Number.NaN, 0, EXACT);
    return;
  }
  const tolerance = isBenchmark ? absolute(1e-4) : relative(5e-3);
  found.compareEntries(title, parametersOf(fit), coefficients, tolerance);
  comparePath(
    title,
    { fit, returns, found, backcast, tolerance: isBenchmark ? relative(2e-3) : relative(5e-3) },
    theirs,
  );
}

const parametersOf = ({ mu, omega, alpha, beta }: GarchFit): Record<string, number> => {
  const named = { mu, omega, alpha, beta, alpha1: alpha, beta1: beta };
  return { ...named, 'alpha[1]': alpha, 'beta[1]': beta };
};

interface Fitted {
  fit: GarchFit;
  returns: number[];
  backcast: number;
  tolerance: Tolerance;
  found: Findings;
}

/** Likelihood, the first and last conditional deviations, forecasts. */
function comparePath(
  title: string,
  { fit, returns, backcast, tolerance, found }: Fitted,
  theirs: Entries,
) {
  const h = garchVariances(returns, fit, Number.isNaN(backcast) ? undefined : backcast);
  const inside = h.slice(0, -1).map(Math.sqrt);
  const likelihood = numberOf(theirs.loglik ?? -numberOf(theirs.neg_loglik));
  if (!Number.isNaN(likelihood))
    found.compare(`${title} loglik`, fit.logLikelihood, likelihood, absolute(0.02));
  const lists = Object.entries(theirs).filter(([, value]) => Array.isArray(value));
  for (const [key, value] of lists) {
    const figures = numbersOf(value);
    const ahead = garchForecast(fit, h.at(-1) ?? Number.NaN, figures.length);
    found.compareAll(`${title} ${key}`, pathNamed(key, inside, ahead), figures, tolerance);
  }
}

/** Forecasts as variances or deviations; of the conditional deviations the last or the first few. */
function pathNamed(key: string, inside: number[], ahead: number[]): number[] {
  if (key.startsWith('forecast_variance')) return ahead;
  if (key.startsWith('forecast_sd')) return ahead.map(Math.sqrt);
  return key.includes('last') ? inside.slice(-ahead.length) : inside.slice(0, ahead.length);
}
