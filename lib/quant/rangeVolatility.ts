import { at, mean, type Vector } from './matrix.ts';
import { DAYS_A_YEAR, logReturns } from './returns.ts';
import { sampleVariance } from './volatility.ts';

/** One day: where the price opened, how far it went, where it closed. All positive. */
export interface Bar {
  open: number;
  high: number;
  low: number;
  close: number;
}

/** How far the price of one day went. */
export type Range = Pick<Bar, 'high' | 'low'>;

export type RangeEstimator =
  | 'close'
  | 'parkinson'
  | 'garmanKlass'
  | 'rogersSatchell'
  | 'garmanKlassYangZhang'
  | 'yangZhang';

/** Parkinson 1980: ln(H/L)^2 / (4 ln 2), the variance of one day from its range. */
export const parkinsonVariance = ({ high, low }: Range): number =>
  Math.log(high / low) ** 2 / (4 * Math.LN2);

/** Garman-Klass 1980, the practical form: range and open-to-close. */
const garmanKlassVariance = ({ open, high, low, close }: Bar): number =>
  Math.log(high / low) ** 2 / 2 - (2 * Math.LN2 - 1) * Math.log(close / open) ** 2;

/** Rogers-Satchell 1991: right for any drift. */
const rogersSatchellVariance = ({ open, high, low, close }: Bar): number =>
  Math.log(high / close) * Math.log(high / open) + Math.log(low / close) * Math.log(low / open);

/** ln(open / close of the day before). */
const gaps = (bars: readonly Bar[]): number[] =>
  bars.slice(1).map(({ open }, i) => Math.log(open / (bars[i]?.close ?? Number.NaN)));

/**
 * Volatility a year over the last `days` bars, defined as in R's TTR 0.24: the plain one takes
 * days - 1 log returns, those that look at the gap overnight need one bar more. NaN with fewer.
 */
export function rangeVolatility(all: readonly Bar[], estimator: RangeEstimator, days: number) {
  const looksBack = estimator === 'garmanKlassYangZhang' || estimator === 'yangZhang';
  const needed = days + (looksBack ? 1 : 0);
  if (all.length < needed) return Number.NaN;
  const bars = all.slice(-needed);
  return Math.sqrt(DAYS_A_YEAR * DAILY[estimator](bars));
}

const DAILY: Record<RangeEstimator, (bars: readonly Bar[]) => number> = {
  close: (bars) => sampleVariance(logReturns(bars.map(({ close }) => close))),
  parkinson: (bars) => mean(bars.map(parkinsonVariance)),
  garmanKlass: (bars) => mean(bars.map(garmanKlassVariance)),
  rogersSatchell: (bars) => mean(bars.map(rogersSatchellVariance)),
  garmanKlassYangZhang: (bars) => withGaps(gaps(bars), bars.slice(1).map(garmanKlassVariance)),
  yangZhang: (bars) => yangZhangVariance(gaps(bars), bars.slice(1)),
};

const withGaps = (overnight: Vector, within: Vector): number =>
  mean(within.map((v, i) => v + at(overnight, i) ** 2));

/** Yang-Zhang 2000 with alpha = 1.34. */
function yangZhangVariance(overnight: Vector, bars: readonly Bar[]): number {
  const n = bars.length;
  const k = 0.34 / (1.34 + (n + 1) / (n - 1));
  const openToClose = sampleVariance(bars.map(({ open, close }) => Math.log(close / open)));
  const drifting = mean(bars.map(rogersSatchellVariance));
  return sampleVariance(overnight) + k * openToClose + (1 - k) * drifting;
}
