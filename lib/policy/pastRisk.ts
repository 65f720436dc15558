import {
  clipOutliers,
  correlationMatrix,
  sampleCovariance,
  volatilities,
} from '../quant/covariance.ts';
import { at, cell, type Matrix, mean, scaled } from '../quant/matrix.ts';
import { logReturnRows } from '../quant/returns.ts';
import { shrinkMoving } from '../quant/shrinkage.ts';
import { areSteps, barsIn, barsPerYear, type PriceHistory } from './priceHistory.ts';

const WINDOW_DAYS = 180;
const LEAST_ROWS = 30;
const STRESS_DAYS = 30;
/** Below this volatility a year an asset has no part in stress: a dollar moves with nobody. */
const STILL = 0.05;

/**
 * Covariance of returns a year over the last 180 days, outliers clipped, shrunk to a common
 * correlation (quant.md C.4), in the order of `ids`. An asset that never moved has none with any.
 * Null when one has no history or all have fewer than 30 days.
 */
export function covarianceOf(history: PriceHistory, ids: readonly string[]): Matrix | null {
  const places = ids.map((id) => history.ids.indexOf(id));
  const returns = lastReturns(history, WINDOW_DAYS);
  if (places.includes(-1) || returns.length < LEAST_ROWS) return null;
  const rows = clipOutliers(returns.map((row) => places.map((place) => at(row, place))));
  const shrunk = shrinkMoving(rows);
  return shrunk && scaled(shrunk.covariance, barsPerYear(history));
}

/** Mean correlation of all pairs of assets that move, over the last 30 days; null without a pair. */
export function correlationNow(history: PriceHistory): number | null {
  const rows = lastReturns(history, STRESS_DAYS);
  const sample = rows.length < STRESS_DAYS / 2 ? null : sampleCovariance(rows);
  if (!sample) return null;
  const spread = volatilities(scaled(sample, barsPerYear(history)));
  const moving = spread.map((_, i) => i).filter((i) => at(spread, i) > STILL);
  const correlations = correlationMatrix(sample);
  const pairs = moving.flatMap((i) =>
    moving.filter((j) => j > i).map((j) => cell(correlations, i, j)),
  );
  return pairs.length === 0 ? null : mean(pairs);
}

/** Log returns of so many days, the newest last; a step over a hole is none. */
function lastReturns(history: PriceHistory, days: number): number[][] {
  if (history.prices.length < 2) return [];
  const bars = barsIn(history, days);
  const isStep = areSteps(history).slice(-bars);
  return logReturnRows(history.prices.slice(-bars - 1)).filter((_, i) => isStep[i]);
}
