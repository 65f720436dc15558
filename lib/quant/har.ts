import { leastSquares, type Regression } from './leastSquares.ts';
import { at, dot, mean, sum, type Vector } from './matrix.ts';
import { parkinsonVariance, type Range } from './rangeVolatility.ts';

/** Longest lag: a day needs this many before it. */
const MONTH = 30;
const WEEK = 7;
/** Fewer days than this leave too few to fit the coefficients on. */
export const HAR_NEEDS = 2 * MONTH;

/** Yesterday, the past week, the past month before day t. */
const lags = (y: Vector, t: number): number[] => [
  1,
  at(y, t - 1),
  mean(y.slice(t - WEEK, t)),
  mean(y.slice(t - MONTH, t)),
];

export interface Har extends Regression {
  /** Tomorrow's ln Parkinson variance. */
  logForecast: number;
  /** Tomorrow's variance: exp(forecast + half the residual variance). */
  variance: number;
  observations: number;
}

/**
 * Heterogeneous autoregression (Corsi 2009) on ln Parkinson variance: y_t = c + bd y_{t-1} +
 * bw mean7 + bm mean30, least squares on every day with 30 before it. Coefficients in that order.
 * Null with fewer than 60 bars or a bar without a range.
 */
export function fitHar(bars: readonly Range[]): Har | null {
  const y = bars.map((bar) => Math.log(parkinsonVariance(bar)));
  if (bars.length < HAR_NEEDS || !y.every(Number.isFinite)) return null;
  const days = y.map((_, t) => t).slice(MONTH);
  const fit = leastSquares(
    days.map((t) => lags(y, t)),
    y.slice(MONTH),
  );
  if (!fit) return null;
  const logForecast = dot(fit.coefficients, lags(y, y.length));
  const variance = Math.exp(logForecast + fit.residualVariance / 2);
  return { ...fit, logForecast, variance, observations: days.length };
}

/**
 * What a range misses of the close-to-close variance (jumps): sum r^2 / sum Parkinson, the factor
 * a range forecast is scaled by. `returns[t]` belongs to `bars[t]`.
 */
export const rangeShortfall = (bars: readonly Range[], returns: Vector): number =>
  sum(returns.map((r) => r * r)) / sum(bars.map(parkinsonVariance));
