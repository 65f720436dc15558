import { blackScholes, type Option } from './blackScholes.ts';
import { dot, type Vector } from './matrix.ts';

/** Dollars of the hedge asset the book moves like: sum v_i beta_i. */
export const betaWeightedDelta = (values: Vector, betas: Vector): number => dot(values, betas);

/**
 * Dollars a rule that goes back to target trades when one asset moves by `move` and nothing else
 * does: V t (1 - t) move, exactly. Selling into a rise, buying into a fall: the rule is short gamma.
 */
export const tradedPerMove = (value: number, target: number, move = 0.01): number =>
  value * target * (1 - target) * move;

export interface Perp {
  /** Delta of the book to hedge, in dollars, and the share of it to take away. */
  delta: number;
  share: number;
  /** What the short receives an hour, a share of the notional; negative when it pays. */
  hourlyFunding: number;
  hours: number;
  /** Collateral posted, dollars. */
  margin: number;
  /** Maintenance margin, a share of the notional. */
  maintenance: number;
}

/**
 * The short perpetual that takes a share of the delta away: notional, funding received over the
 * hours, and the rise of the price that would liquidate it (negative: at once).
 */
export function perpHedge({ delta, share, hourlyFunding, hours, margin, maintenance }: Perp) {
  const notional = share * delta;
  return {
    notional,
    carry: hourlyFunding * notional * hours,
    liquidationRise: margin / notional - maintenance,
  };
}

/** Puts on a share of the delta: what they cost and how many dollars of delta they take away now. */
export function putHedge(option: Omit<Option, 'kind'>, delta: number, share: number) {
  const { value, delta: each } = blackScholes({ ...option, kind: 'put' });
  const count = (share * delta) / option.spot;
  return { count, cost: count * value, delta: count * each * option.spot };
}
