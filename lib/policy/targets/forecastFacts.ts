import type { ClassId } from '../../core/asset.ts';
import type { ForecastFacts } from '../../core/riskFacts.ts';
import { chooseForecast } from '../../quant/forecast.ts';
import { column } from '../../quant/matrix.ts';
import { annualVolatility } from '../../quant/volatility.ts';
import type { PriceHistory } from '../priceHistory.ts';
import { dailyReturns, rangesAt } from './riskView.ts';

/** Expected volatility of a class from its own closes and ranges, with its live score; null under 30 returns. */
export function forecastFactsOf(history: PriceHistory, classId: ClassId): ForecastFacts | null {
  const { rows, times } = dailyReturns(history, [classId]);
  const returns = column(rows, 0);
  const chosen = chooseForecast({ returns, ranges: rangesAt(history, classId, times) });
  if (!chosen) return null;
  const { variance, source, score } = chosen;
  return {
    classId,
    volatility: annualVolatility(variance),
    source,
    score: score && { model: score.model, rolling: score.rolling },
    days: returns.length,
  };
}
