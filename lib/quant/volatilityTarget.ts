import type { Matrix, Vector } from './matrix.ts';
import { DAYS_A_YEAR } from './returns.ts';
import { volatilityOf } from './riskWeights.ts';

/**
 * Factor on the risky weights that brings their expected volatility to the target:
 * target over sqrt(365 w'Sw), S daily.
 * Spot cannot borrow: cap it at 1 / sum of weights with `cappedLeverage`. Infinite when nothing moves.
 */
export const targetLeverage = (dailyCovariance: Matrix, weights: Vector, target: number): number =>
  target / (volatilityOf(dailyCovariance, weights) * Math.sqrt(DAYS_A_YEAR));

/** No more than `most` (1: fully invested); what is left over goes into the stable leg. */
export const cappedLeverage = (leverage: number, most = 1): number => Math.min(leverage, most);

/** Only a change of more than 10 % of the leverage held is worth making. */
export const isLeverageOff = (next: number, held: number, least = 0.1): boolean =>
  Math.abs(next / held - 1) > least;
