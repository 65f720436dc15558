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
 * hours, and the rise r of the price that would liquidate it (negative: at once), where what is left
 * of the margin is the maintenance of the risen notional: m - N r = mm N (1 + r). Funding left out.
 */
export function perpHedge({ delta, share, hourlyFunding, hours, margin, maintenance }: Perp) {
  const notional = share * delta;
  return {
    notional,
    carry: hourlyFunding * notional * hours,
    liquidationRise: (margin / notional - maintenance) / (1 + maintenance),
  };
}

/** A loss to take a share of: `delta` dollars that move like the asset, which falls by `fall`. */
export interface Loss {
  delta: number;
  fall: number;
  share: number;
}

/**
 * The puts that take a share of the loss away at their expiry, their own cost counted: payoff less
 * value of all is share x delta x fall. Count, cost, and dollars of delta they take away now. Null
 * where a put pays back no more at that fall than it costs.
 */
export function putHedge(option: Omit<Option, 'kind'>, { delta, fall, share }: Loss) {
  const { value, delta: each } = blackScholes({ ...option, kind: 'put' });
  const gain = option.strike - option.spot * (1 - fall) - value;
  if (gain <= 0) return null;
  const count = (share * delta * fall) / gain;
  return { count, cost: count * value, delta: count * each * option.spot };
}
