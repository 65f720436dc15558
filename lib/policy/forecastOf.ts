import { chooseForecast, type Score } from '../quant/forecast.ts';
import { column } from '../quant/matrix.ts';
import { logReturns } from '../quant/returns.ts';
import { annualVolatility } from '../quant/volatility.ts';
import { barsPerYear, type PriceHistory } from './priceHistory.ts';

/** How much an asset is expected to move over the coming week; never which way. */
export interface VolatilityForecast {
  id: string;
  /** A year; a fraction. */
  volatility: number;
  /** The model, or the rolling 30 days where it lost to them over the last 180 days or was not scored. */
  source: 'forecast' | 'rolling';
  /** Mean QLIKE of both over those days, less is better; null where the history is too short to tell. */
  score: Score | null;
  /** Days it stands on. */
  days: number;
}

/** Bars a year of a history of days, give or take days nothing was read. */
const DAILY = { least: 300, most: 366 };

/**
 * The forecast of one asset from its daily closes: the mean of EWMA(0.97) and GARCH(1,1), as long as
 * it is no worse than the plain 30-day figure. Some 0.1 s for four years. Null for an asset without
 * history, fewer than 30 returns, or bars that are not days.
 */
export function forecastOf(history: PriceHistory, id: string): VolatilityForecast | null {
  const place = history.ids.indexOf(id);
  const perYear = barsPerYear(history);
  if (place < 0 || !(perYear >= DAILY.least && perYear <= DAILY.most)) return null;
  const returns = logReturns(column(history.prices, place));
  const chosen = returns.every(Number.isFinite) ? chooseForecast({ returns }) : null;
  if (!chosen) return null;
  const { variance, source, score } = chosen;
  return { id, volatility: annualVolatility(variance), source, score, days: returns.length };
}

/** One asset after the other, so that whoever asks may breathe in between; assets without one are left out. */
export function* forecastsOf(history: PriceHistory): Generator<VolatilityForecast, void> {
  for (const id of history.ids) {
    const forecast = forecastOf(history, id);
    if (forecast) yield forecast;
  }
}
