import { fitGarch, type Garch, garchForecast, garchVariances } from './garch.ts';
import { fitHar, HAR_NEEDS, rangeShortfall } from './har.ts';
import { at, mean, sum, type Vector } from './matrix.ts';
import type { Range } from './rangeVolatility.ts';
import { ewmaVariances, qlike, rollingVariances } from './volatility.ts';

/** Daily log returns, oldest first, and the ranges of the same days, null where one is not known. */
export interface PriceHistory {
  returns: Vector;
  ranges?: readonly (Range | null)[] | undefined;
}

export const EWMA_LAMBDA = 0.97;
/** Fewer returns than this give no GARCH fit worth having. */
const GARCH_NEEDS = 500;
/** Above this alpha + beta a shock never dies out, and the fit is not used. */
const MOST_PERSISTENCE = 0.999;
const ROLLING_DAYS = 30;

/** Mean daily variance expected over the coming days, and what it is the mean of. */
export interface Forecast {
  variance: number;
  parts: { ewma: number; garch: number | null; har: number | null };
}

/**
 * Volatility, never direction: the mean of EWMA(0.97) and GARCH(1,1), and of HAR where the last 60
 * days and more have ranges, as the variance a day over the next `days`. Too little history or a fit that did not settle
 * leaves a part out. Null under 30 returns.
 */
export function forecastVariance(history: PriceHistory, days = 7): Forecast | null {
  const { returns } = history;
  return returns.length < ROLLING_DAYS ? null : predict(history, fitParts(history), days);
}

interface Fits {
  garch: Garch | null;
  harScale: number | null;
}

/** The ranges of the last days, up to the last one without. */
const unbroken = (ranges: readonly (Range | null)[] = []): Range[] =>
  ranges.slice(ranges.lastIndexOf(null) + 1).filter((range) => range !== null);

function fitParts({ returns, ranges }: PriceHistory): Fits {
  const fit = returns.length < GARCH_NEEDS ? null : fitGarch(returns);
  const isUsable = fit?.converged === true && fit.alpha + fit.beta <= MOST_PERSISTENCE;
  const days = unbroken(ranges);
  const hasRanges = days.length >= HAR_NEEDS;
  const harScale = hasRanges ? rangeShortfall(days, returns.slice(-days.length)) : null;
  return { garch: isUsable ? fit : null, harScale };
}

function predict({ returns, ranges }: PriceHistory, fits: Fits, days: number): Forecast {
  const ewma = at(ewmaVariances(returns, EWMA_LAMBDA), returns.length - 1);
  const garch = fits.garch ? mean(garchAhead(returns, fits.garch, days)) : null;
  const range = fits.harScale !== null ? fitHar(unbroken(ranges)) : null;
  const har = range && fits.harScale !== null ? range.variance * fits.harScale : null;
  const known = [ewma, garch, har].filter((v) => v !== null);
  return { variance: mean(known), parts: { ewma, garch, har } };
}

const garchAhead = (returns: Vector, garch: Garch, days: number): number[] => {
  const h = garchVariances(returns, garch);
  return garchForecast(garch, at(h, h.length - 1), days);
};

/** How the forecast did against the rolling 30-day variance, both as mean QLIKE; less is better. */
export interface Score {
  model: number;
  rolling: number;
  /** The model lost no ground to the plain figure, so it may be used. */
  isUsable: boolean;
}

interface Trial {
  /** Days scored, up to the last. */
  window?: number;
  /** Days each forecast looks ahead. */
  horizon?: number;
  /** Days between fits. */
  refitEvery?: number;
}

/**
 * Out of sample over the last 180 days: each day's forecast of the coming week, fitted only on what
 * was known at its latest fit, against the squares that came. Null when the history does not hold
 * the window and 30 days before it.
 */
function scoreForecast(history: PriceHistory, trial: Trial = {}): Score | null {
  const { window = 180, horizon = 7, refitEvery = 30 } = trial;
  const { returns } = history;
  const first = returns.length - window - horizon + 1;
  if (first < ROLLING_DAYS) return null;
  const rolling = rollingVariances(returns, ROLLING_DAYS);
  const said: number[] = [];
  const plain: number[] = [];
  const came: number[] = [];
  let fits: Fits = { garch: null, harScale: null };
  for (let day = first; day < first + window; day += 1) {
    const past = upTo(history, day);
    if ((day - first) % refitEvery === 0) fits = fitParts(past);
    said.push(predict(past, fits, horizon).variance * horizon);
    plain.push(at(rolling, day - 1) * horizon);
    came.push(Math.sqrt(sum(returns.slice(day, day + horizon).map((r) => r * r))));
  }
  const [model, baseline] = [qlike(said, came), qlike(plain, came)];
  return { model, rolling: baseline, isUsable: model <= baseline };
}

const upTo = ({ returns, ranges }: PriceHistory, day: number): PriceHistory => ({
  returns: returns.slice(0, day),
  ranges: ranges?.slice(0, day),
});

/** What the product goes by: the forecast while it earns its keep, else the rolling 30 days. */
export interface ChosenForecast {
  variance: number;
  source: 'forecast' | 'rolling';
  score: Score | null;
}

/** The forecast, or the plain 30-day variance when it lost over the last 180 days or is unscored. */
export function chooseForecast(history: PriceHistory, days = 7): ChosenForecast | null {
  const forecast = forecastVariance(history, days);
  if (!forecast) return null;
  const score = scoreForecast(history);
  if (score?.isUsable) return { variance: forecast.variance, source: 'forecast', score };
  const rolling = rollingVariances(history.returns.slice(-ROLLING_DAYS), ROLLING_DAYS);
  return { variance: at(rolling, ROLLING_DAYS - 1), source: 'rolling', score };
}
