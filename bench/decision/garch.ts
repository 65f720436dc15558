// A GARCH(1,1) fit of 1,500 days, Gaussian, with a mean: ours, and fGarch's where R has it.
import { strict as assert } from 'node:assert';
import { fitGarch, type Garch, garchVariances } from '../../lib/quant/garch.ts';
import { garchReturns } from '../../tests/property/garchReturns.ts';
import type { Figure, Measure } from '../measure.ts';
import { median } from '../statistics.ts';
import { inR, missingInR } from './inR.ts';

const SEED = 20_261_121;
const DAYS = 1_500;
const ROUNDS = 9;
/** fGarch starts its recursion elsewhere: beside the same parameters its likelihood differs by less. */
const SAME = 0.5;

const SCRIPT = `
suppressMessages(library(fGarch))
r <- scan('returns.csv', quiet = TRUE)
fit <- function() garchFit(~garch(1, 1), data = r, trace = FALSE, cond.dist = 'norm')
took <- sapply(1:${ROUNDS}, function(i) system.time(fit())['elapsed'])
cat(1000 * median(took), sprintf('%.12g', coef(fit())[c('mu', 'omega', 'alpha1', 'beta1')]), sep = ',')
`;

export const garch: Measure = {
  part: 'decision',
  names: ['garch-fit', 'garch-vs-fGarch'],
  async run() {
    const returns = garchReturns(DAYS, SEED);
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      assert.ok(fitGarch(returns, { hasMean: true })?.converged);
      took.push(performance.now() - startedAt);
    }
    const ms = median(took);
    const against = `one fit of ${DAYS} days, median of ${ROUNDS}`;
    return [{ name: 'garch-fit', figure: ms, unit: 'ms', against }, beside(returns, ms)];
  },
};

function beside(returns: number[], ms: number): Figure {
  const row = { name: 'garch-vs-fGarch', unit: 'ratio' };
  const missing = missingInR('fGarch');
  if (missing) return { ...row, figure: Number.NaN, against: `fGarch: ${missing}` };
  const [line = []] = inR(SCRIPT, { 'returns.csv': returns.join('\n') });
  const [theirMs = Number.NaN, mu = 0, omega = 0, alpha = 0, beta = 0] = line;
  const ours = fitGarch(returns, { hasMean: true });
  assert.ok(ours);
  const apart = likelihoodOf(returns, ours) - likelihoodOf(returns, { mu, omega, alpha, beta });
  assert.ok(apart > -1e-6 && apart < SAME, `another optimum: log likelihoods ${apart} apart`);
  const times = `${ms.toFixed(1)} ÷ ${theirMs.toFixed(1)} ms`;
  return { ...row, figure: ms / theirMs, against: `fGarch, same optimum (${times})` };
}

/** Gaussian, by our own recursion. */
function likelihoodOf(returns: readonly number[], fit: Garch): number {
  const variances = garchVariances(returns, fit);
  return returns.reduce((sum, r, t) => {
    const h = variances[t] ?? Number.NaN;
    return sum - (Math.log(2 * Math.PI * h) + (r - fit.mu) ** 2 / h) / 2;
  }, 0);
}
