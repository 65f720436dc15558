import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fitGarch,
  type Garch,
  type GarchFit,
  garchForecast,
  garchVariances,
} from '../../../lib/quant/garch.ts';
import { sum } from '../../../lib/quant/matrix.ts';
import { logReturns } from '../../../lib/quant/returns.ts';
import type { CaseFolder } from '../case.ts';
import {
  absolute,
  EXACT,
  type Findings,
  NotComparable,
  relative,
  type Tolerance,
} from '../findings.ts';
import { type Entries, firstOf, isObject, numberOf, numbersOf, objectOf, textOf } from '../json.ts';
import type { Prices } from '../prices.ts';
import { closesIn } from '../window.ts';

/** GARCH(1,1) fits: benchmark series from a file of the folder, crypto from closes. */
export function checkGarch({ expected, prices, folder }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      const entry = objectOf(value);
      const file = join(folder, `${name}.csv`);
      const isBenchmark = existsSync(file);
      const returns = isBenchmark ? readSeries(file) : percentReturns(prices(), entry, name);
      const said = entry.n ?? /\bn ?= ?(\d+)/.exec(textOf(entry.returns))?.[1];
      found.compare(`${name} n`, returns.length, said, EXACT);
      for (const [peer, figures] of Object.entries(entry))
        if (isObject(figures))
          found.attempt(`${name} ${peer}`, () =>
            comparePeer({ title: `${name} ${peer}`, peer, returns, isBenchmark, found }, figures),
          );
    });
}

/** Returns in the last column, under a head. */
const readSeries = (file: string): number[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => Number(line.split(',').at(-1)));

/** Of the asset the entry names, else of the one its own name holds; over its window, if it has one. */
function percentReturns(prices: Prices, entry: Entries, name: string): number[] {
  const given = (textOf(entry.asset) || name).toLowerCase();
  const asset = prices.assets.find((one) =>
    [given, ...given.split(/[^a-z0-9]/)].includes(one.toLowerCase()),
  );
  if (!asset) throw new NotComparable('no series of that name, nor closes of an asset in it');
  const { closes } = closesIn(prices, [asset], entry, `${name} ${textOf(entry.returns)}`);
  return logReturns(closes.map(([p = 0]) => p)).map((r) => 100 * r);
}

interface Series {
  title: string;
  peer: string;
  returns: number[];
  isBenchmark: boolean;
  found: Findings;
}

/** fGarch and the published benchmark start from the mean square, arch from its reported backcast. */
function comparePeer(series: Series, theirs: Entries): void {
  const { title, peer, returns, isBenchmark, found } = series;
  const coefficients = objectOf(theirs.coef ?? theirs.params ?? theirs);
  requireGaussian(peer, coefficients);
  const backcast = numberOf(theirs.backcast);
  const startVariance = Number.isNaN(backcast) ? undefined : backcast;
  const start = startVariance === undefined ? {} : { startVariance };
  const fit = fitGarch(returns, { hasMean: coefficients.mu !== undefined, ...start });
  if (!fit) throw new Error('no fit');
  const likelihood = numberOf(theirs.loglik ?? -numberOf(theirs.neg_loglik));
  const isLess = fit.logLikelihood > likelihood + LIKELIHOOD.size;
  const model = isLess ? modelOf(coefficients) : fit;
  const parameters = isBenchmark ? absolute(1e-4) : relative(5e-3);
  if (isLess) found.skip(`${title} parameters`, lesser(likelihood, fit.logLikelihood));
  else found.compareEntries(title, parametersOf(fit), coefficients, parameters);
  const reached = likelihoodOf(returns, model, startVariance);
  if (!Number.isNaN(likelihood)) found.compare(`${title} loglik`, reached, likelihood, LIKELIHOOD);
  const h = garchVariances(returns, model, startVariance);
  comparePath(title, { model, h, found, tolerance: relative(isBenchmark ? 2e-3 : 5e-3) }, theirs);
}

function requireGaussian(peer: string, coefficients: Entries): void {
  const isOther = Object.keys(coefficients).some((name) => /nu|shape|skew|gamma|delta/.test(name));
  if (isOther || /student|gjr|egarch|skew|aparch/i.test(peer))
    throw new NotComparable('the product fits only Gaussian GARCH(1,1)');
}

const lesser = (theirs: number, ours: number): string =>
  `its search ended at a log likelihood of ${theirs.toFixed(2)}, ours at ${ours.toFixed(2)}: the rest is compared at its parameters`;

const LIKELIHOOD = absolute(0.02);

/** The model of a peer's own parameters, whatever it calls them. */
function modelOf(coefficients: Entries): Garch {
  const named = (...names: string[]) => numberOf(firstOf(coefficients, names));
  return {
    mu: coefficients.mu === undefined ? 0 : named('mu'),
    omega: named('omega'),
    alpha: named('alpha[1]', 'alpha1', 'alpha'),
    beta: named('beta[1]', 'beta1', 'beta'),
  };
}

/** Gaussian log likelihood of the returns under a model. */
function likelihoodOf(returns: number[], model: Garch, startVariance?: number): number {
  const h = garchVariances(returns, model, startVariance);
  const terms = returns.map((r, t) => {
    const variance = h[t] ?? Number.NaN;
    return Math.log(2 * Math.PI * variance) + (r - model.mu) ** 2 / variance;
  });
  return -sum(terms) / 2;
}

const parametersOf = ({ mu, omega, alpha, beta }: GarchFit): Record<string, number> => {
  const named = { mu, omega, alpha, beta, alpha1: alpha, beta1: beta };
  return { ...named, 'alpha[1]': alpha, 'beta[1]': beta };
};

interface Path {
  model: Garch;
  /** Conditional variances, the last one tomorrow's. */
  h: number[];
  tolerance: Tolerance;
  found: Findings;
}

/** The first and last conditional deviations, forecasts. */
function comparePath(title: string, { model, h, tolerance, found }: Path, theirs: Entries): void {
  const inside = h.slice(0, -1).map(Math.sqrt);
  const lists = Object.entries(theirs).filter(([, value]) => Array.isArray(value));
  for (const [key, value] of lists) {
    const figures = numbersOf(value);
    const ahead = garchForecast(model, h.at(-1) ?? Number.NaN, figures.length);
    found.compareAll(`${title} ${key}`, pathNamed(key, inside, ahead), figures, tolerance);
  }
}

/** Forecasts as variances or deviations; of the conditional deviations the last or the first few. */
function pathNamed(key: string, inside: number[], ahead: number[]): number[] {
  if (key.startsWith('forecast_variance')) return ahead;
  if (key.startsWith('forecast_sd')) return ahead.map(Math.sqrt);
  return key.includes('last') ? inside.slice(-ahead.length) : inside.slice(0, ahead.length);
}
