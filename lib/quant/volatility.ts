import { at, mean, sum, type Vector } from './matrix.ts';
import { DAYS_A_YEAR } from './returns.ts';

/** Variance around the mean with n - 1; NaN for fewer than two numbers. */
export function sampleVariance(xs: Vector): number {
  const middle = mean(xs);
  return sum(xs.map((x) => (x - middle) ** 2)) / (xs.length - 1);
}

/** Standard deviation a year of a daily variance: sqrt(365 v). */
export const annualVolatility = (dailyVariance: number): number =>
  Math.sqrt(DAYS_A_YEAR * dailyVariance);

/**
 * Exponentially weighted variances, zero mean (RiskMetrics 1996): v_t = lambda v_{t-1} +
 * (1 - lambda) r_t^2, each the forecast for the day after. Over the first `burnIn` days the plain
 * mean of the squares so far, which looks at nothing still to come.
 */
export function ewmaVariances(returns: Vector, lambda: number, burnIn = 30): number[] {
  let v = 0;
  return returns.map((r, t) => {
    const keep = t < burnIn ? t / (t + 1) : lambda;
    v = keep * v + (1 - keep) * r * r;
    return v;
  });
}

/** Sample variance of the last `days` returns at each day; NaN while there are fewer. */
export function rollingVariances(returns: Vector, days: number): number[] {
  return returns.map((_, t) =>
    t + 1 < days ? Number.NaN : sampleVariance(returns.slice(t + 1 - days, t + 1)),
  );
}

/**
 * Mean QLIKE loss of variance forecasts: s/h - ln(s/h) - 1 with s the squared return of the day
 * forecast (Patton 2011: it ranks forecasts rightly with a noisy proxy). `forecasts[t]` is what was
 * said before `returns[t]`; days without a return or a forecast are left out. NaN if none is left.
 */
export function qlike(forecasts: Vector, returns: Vector): number {
  let loss = 0;
  let days = 0;
  for (const [t, r] of returns.entries()) {
    const ratio = (r * r) / at(forecasts, t);
    if (!(ratio > 0) || ratio === Infinity) continue;
    loss += ratio - Math.log(ratio) - 1;
    days += 1;
  }
  return days === 0 ? Number.NaN : loss / days;
}
