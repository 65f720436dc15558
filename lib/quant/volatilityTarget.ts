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

/** Volatilities of the two parts of a whole and how they move together. */
export interface TwoParts {
  risky: number;
  stable: number;
  correlation: number;
}

/**
 * The largest share of the risky part, at most 1, at which the whole moves no more than the target:
 * e^2 r^2 + 2 e (1 - e) rho r s + (1 - e)^2 s^2 = target^2. Null where no share does.
 */
export function riskyShare(target: number, { risky, stable, correlation }: TwoParts) {
  const together = correlation * risky * stable;
  const square = risky ** 2 - 2 * together + stable ** 2;
  const slope = together - stable ** 2;
  const rest = stable ** 2 - target ** 2;
  if (!(square > 0)) return rest <= 0 ? 1 : null;
  const share = (Math.sqrt(slope ** 2 - square * rest) - slope) / square;
  return share >= 0 ? Math.min(1, share) : null;
}

/** Only a change of more than 10 % of the leverage held is worth making. */
export const isLeverageOff = (next: number, held: number, least = 0.1): boolean =>
  Math.abs(next / held - 1) > least;
