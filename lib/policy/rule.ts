import type { Schedule } from '../core/schedule.ts';

/** One side of a band: points of the portfolio, a share of the target, a log ratio to it, or A.6's. */
export type Width =
  | { kind: 'points' | 'relative' | 'geometric'; size: number }
  | { kind: 'costOptimal' };

/** How far a weight may stand above and below its target. */
export interface Band {
  above: Width;
  below: Width;
}

/** From which reading on the rule waits. */
export interface WaitLimits {
  /** Gas over its own 7-day median. */
  gasFactor: number;
  /** Price impact of a trade, as a fraction. */
  impact: number;
  /** Widest spread between bid and ask, as a fraction. */
  spread: number;
  /** Mean correlation of the assets over the last days. */
  correlation: number;
}

/** When to act and where to trade to, as the user set it; fractions, not points (0.05 = 5 points). */
export interface Rule {
  schedule: Schedule | null;
  band: Band | null;
  /** An asset's own band instead of the rule's, by its id. */
  own: Record<string, Band>;
  /** With a schedule and a band: both at once, or either. */
  join: 'and' | 'or';
  /** Acts also when the expected tracking error a year is above this; null is off. */
  trackingError: number | null;
  /** Half-way is half of the band; the inner edge is A.6's, or half of a band that has none. */
  to: 'target' | 'edge' | 'halfway' | 'inner';
  /** A broken band moves what is outside (others only as counterparts), or all. */
  moves: 'outside' | 'all';
  /** Acts only where the relief of risk is worth more than it costs. */
  isCostWeighed: boolean;
  /** Relative risk aversion. */
  riskAversion: number;
  /** Exponent on volatility over its usual level; 0 is off. See `modifiers.ts`. */
  volatilityExponent: number;
  /** Sales wait while the price is above its mean of so many bars; 0 is off. */
  trendBars: number;
  limits: WaitLimits;
}

/** The same width on both sides. */
export const bothSides = (width: Width): Band => ({ above: width, below: width });

/** So many points of the portfolio on both sides. */
export const points = (size: number): Band => bothSides({ kind: 'points', size });

/** As the product acts without further choice: ±5 points, what is outside, to its target. */
export const DEFAULT_RULE: Rule = {
  schedule: null,
  band: points(0.05),
  own: {},
  join: 'or',
  trackingError: null,
  to: 'target',
  moves: 'outside',
  isCostWeighed: false,
  riskAversion: 3,
  volatilityExponent: 0,
  trendBars: 0,
  limits: { gasFactor: 2, impact: 0.01, spread: 0.01, correlation: 0.95 },
};

/** What a user's rule is held against: never act, month end, ±5 points; all to the target. */
export const REFERENCE_RULES = {
  hold: { ...DEFAULT_RULE, band: null },
  monthEnd: { ...DEFAULT_RULE, band: null, schedule: { every: 'month' } },
  fivePoints: { ...DEFAULT_RULE, moves: 'all' },
} satisfies Record<string, Rule>;

/** Whether the rule cannot be judged without a covariance. */
export const needsCovariance = (rule: Rule): boolean =>
  rule.trackingError !== null || rule.isCostWeighed || hasCostBand(rule);

/** Whether any band follows from costs. */
export const hasCostBand = ({ band, own }: Rule): boolean =>
  [band, ...Object.values(own)].some(
    (one) => one?.above.kind === 'costOptimal' || one?.below.kind === 'costOptimal',
  );
