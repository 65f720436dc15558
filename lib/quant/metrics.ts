import { at, dot, mean, sum, type Vector } from './matrix.ts';
import { DAYS_A_YEAR, wealthOf } from './returns.ts';
import { sampleVariance } from './volatility.ts';

/*
 * Figures of a series of simple returns, one a day unless `periods` a year says otherwise. All are
 * fractions (0.05 = 5 %). A figure that has no value (no returns, nothing ever fell) is NaN or
 * infinite, never a made-up number. Conventions: R PerformanceAnalytics 2.1, empyrical 0.5.5.
 */

/** Wealth at the end of a start of 1. */
export const finalWealth = (returns: Vector): number =>
  returns.reduce((wealth, r) => wealth * (1 + r), 1);

/** Compound growth a year: W^(periods/n) - 1. */
export const cagr = (returns: Vector, periods = DAYS_A_YEAR): number =>
  finalWealth(returns) ** (periods / returns.length) - 1;

/** Standard deviation (n - 1) times sqrt(periods). */
export const volatility = (returns: Vector, periods = DAYS_A_YEAR): number =>
  Math.sqrt(sampleVariance(returns) * periods);

/** Mean return a year over volatility (empyrical, quantstats); the label has to say which. */
export const sharpeArithmetic = (returns: Vector, periods = DAYS_A_YEAR): number =>
  (mean(returns) * periods) / volatility(returns, periods);

/** Compound growth over volatility (PerformanceAnalytics' default). */
export const sharpeGeometric = (returns: Vector, periods = DAYS_A_YEAR): number =>
  cagr(returns, periods) / volatility(returns, periods);

/** sqrt(mean of min(r, 0)^2) over all days, not annualised. */
export const downsideDeviation = (returns: Vector): number =>
  Math.sqrt(mean(returns.map((r) => Math.min(r, 0) ** 2)));

/** Mean over downside deviation, times sqrt(periods); pass 1 for the daily figure. */
export const sortino = (returns: Vector, periods = DAYS_A_YEAR): number =>
  (mean(returns) / downsideDeviation(returns)) * Math.sqrt(periods);

/** How far wealth stands below its highest so far, each day: 0 to 1. The start counts as a peak. */
function drawdowns(returns: Vector): number[] {
  let peak = 1;
  return wealthOf(returns).map((wealth) => {
    peak = Math.max(peak, wealth);
    return 1 - wealth / peak;
  });
}

/** The deepest fall from a peak, 0 to 1. */
export const maxDrawdown = (returns: Vector): number =>
  drawdowns(returns).reduce((worst, d) => Math.max(worst, d), 0);

/** Growth a year over the deepest fall. */
export const calmar = (returns: Vector, periods = DAYS_A_YEAR): number =>
  cagr(returns, periods) / maxDrawdown(returns);

/** sqrt(mean squared drawdown) (Martin). */
export const ulcerIndex = (returns: Vector): number =>
  Math.sqrt(mean(drawdowns(returns).map((d) => d * d)));

/** Standard deviation a year of the difference of two series of one length. */
export const trackingError = (returns: Vector, other: Vector, periods = DAYS_A_YEAR): number =>
  volatility(
    returns.map((r, t) => r - at(other, t)),
    periods,
  );

/** The p-quantile between order statistics (type 7 of Hyndman-Fan: R's and numpy's default). */
export function quantile(xs: Vector, p: number): number {
  const sorted = [...xs].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = at(sorted, below);
  const above = at(sorted, Math.min(below + 1, sorted.length - 1));
  const share = place - below;
  return Math.min(above, Math.max(low, (1 - share) * low + share * above));
}

/** The return that one day in twenty falls short of (historical; negative for a loss). */
export const valueAtRisk = (returns: Vector, p = 0.05): number => quantile(returns, p);

/** Mean of the returns at or below that one. */
export function expectedShortfall(returns: Vector, p = 0.05): number {
  const limit = quantile(returns, p);
  return mean(returns.filter((r) => r <= limit));
}

/** Gains over losses: sum of max(r, 0) over sum of max(-r, 0). */
export const omega = (returns: Vector): number =>
  sum(returns.map((r) => Math.max(r, 0))) / sum(returns.map((r) => Math.max(-r, 0)));

/** Third standardised moment. */
export const skewness = (returns: Vector): number => standardMoment(returns, 3);

/** Fourth standardised moment less 3. */
export const excessKurtosis = (returns: Vector): number => standardMoment(returns, 4) - 3;

function standardMoment(xs: Vector, power: number): number {
  const middle = mean(xs);
  const spread = mean(xs.map((x) => (x - middle) ** 2));
  return mean(xs.map((x) => (x - middle) ** power)) / spread ** (power / 2);
}

/** R^2 of the cumulated log return on time: 1 is a straight climb or a straight fall. */
export function stability(returns: Vector): number {
  const path = wealthOf(returns).map(Math.log);
  const centred = path.map((y) => y - mean(path));
  const days = path.map((_, t) => t - (path.length - 1) / 2);
  return dot(days, centred) ** 2 / (dot(days, days) * dot(centred, centred));
}

/** What costs took a year: (wealth without / wealth with)^(1/years) - 1. */
export const costDrag = (without: number, withCosts: number, years: number): number =>
  (without / withCosts) ** (1 / years) - 1;
