import type { ClassId } from '../../core/asset.ts';
import { bps, WHOLE } from '../../core/money.ts';
import { STABLE_MOST } from '../../core/targetPolicy.ts';
import type { Refused } from '../../core/targetProposal.ts';
import { chooseForecast } from '../../quant/forecast.ts';
import { mean } from '../../quant/matrix.ts';
import { annualVolatility } from '../../quant/volatility.ts';
import { COVARIANCE_DAYS } from './riskView.ts';

/** Expected volatility a year of daily returns; 0 where nothing ever moved. */
export const expectedOf = (returns: readonly number[]): number =>
  annualVolatility(returns.some((r) => r !== 0) ? (chooseForecast({ returns })?.variance ?? 0) : 0);

/** Refuses a leg that moves: by its forecast or its last 180 days, whichever is more. */
export function movingLeg(classId: ClassId, returns: readonly number[]): Refused | null {
  const last = returns.slice(-COVARIANCE_DAYS);
  const past = annualVolatility(mean(last.map((r) => r * r)));
  const volatility = bps(Math.round(Math.max(past, expectedOf(returns)) * WHOLE));
  return volatility > STABLE_MOST
    ? { kind: 'refused', why: 'notStable', classId, volatility, most: STABLE_MOST }
    : null;
}
