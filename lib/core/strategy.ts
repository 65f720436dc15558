import type { ClassId } from './asset.ts';
import { type Bps, bps, type Usd } from './money.ts';
import type { Schedule } from './schedule.ts';
import type { TargetPolicy, WeightBounds } from './targetPolicy.ts';

/**
 * One side of a band: points of the portfolio, a share of the target, or a log ratio to it (all in
 * hundredths of a per cent), or the cost-optimal one, which follows from costs.
 */
export type BandWidth =
  | { kind: 'points' | 'relative' | 'geometric'; size: Bps }
  | { kind: 'costOptimal' };

/** How far a weight may stand above and below its target. */
export interface BandSides {
  above: BandWidth;
  below: BandWidth;
}

/** What a plan may not do with a class. */
export type Lock = 'noSell' | 'noBuy' | 'both';

/** Oldest, newest, dearest or cheapest first, or every unit at the pool's average. */
export const LOT_METHODS = ['fifo', 'lifo', 'hifo', 'lofo', 'average'] as const;
export type LotMethod = (typeof LOT_METHODS)[number];

/** How a gain is estimated. An estimate, not advice. */
export interface TaxChoice {
  rate: Bps;
  method: LotMethod;
  /** Lots of each address apart, or of all together. */
  pool: 'wallet' | 'all';
  /** Held longer than this is long-term. */
  longTermDays: number;
  /** What a gain held longer is taxed at. */
  longTermRate: Bps;
}

/** Three plain answers to how much risk weighs: see `riskAversionOf` in the policy room. */
export type RiskAnswer = 'little' | 'middle' | 'much';

/** When to act, how far to trade, and what a plan must keep to, as the user set it. */
export interface Strategy {
  /** The band alone, the schedule alone, both at once, or either. */
  trigger: 'band' | 'schedule' | 'both' | 'either';
  schedule: Schedule;
  /** Null: so many points as `limits.band` and each target's own band say. */
  band: BandSides | null;
  /** A class's own band instead of all others. */
  own: Record<ClassId, BandSides>;
  /** Acts also when the expected tracking error a year is above this; null is off. */
  trackingError: Bps | null;
  to: 'target' | 'edge' | 'halfway' | 'inner';
  /** A broken band moves what is outside (others only as counterparts), or all. */
  moves: 'outside' | 'all';
  /** Null until the user answered: the middle one is taken. */
  risk: RiskAnswer | null;
  /** An alert only where acting is worth it; off at first. */
  isAlertOnlyIfWorth: boolean;
  isVolatilityAdjusted: boolean;
  isTrendHeld: boolean;
  /** From which reading on the rule waits: gas in hundredths of its 7-day median, the rest bps. */
  waits: { gasFactor: number; impact: Bps; spread: Bps; correlation: Bps };
  locks: Record<ClassId, Lock>;
  /** The most one trade may be, one that sells or buys a class, and one plan of the portfolio. */
  caps: { trade: Usd | null; classes: Record<ClassId, Usd>; turnover: Bps | null };
  /** A fixed sum at an interval, buy-only; null is off. */
  invest: { value: Usd; schedule: Schedule } | null;
  tax: TaxChoice | null;
  /** What the weights are made of; null: they are what the user typed. */
  policy: TargetPolicy | null;
  bounds: Record<ClassId, WeightBounds>;
}

/** As the product acts without further choice: outside ±5 points, what is outside, to its target. */
export const DEFAULT_STRATEGY: Strategy = {
  trigger: 'band',
  schedule: { every: 'month' },
  band: null,
  own: {},
  trackingError: null,
  to: 'target',
  moves: 'outside',
  risk: null,
  isAlertOnlyIfWorth: false,
  isVolatilityAdjusted: false,
  isTrendHeld: false,
  waits: { gasFactor: 200, impact: bps(100), spread: bps(100), correlation: bps(9_500) },
  locks: {},
  caps: { trade: null, classes: {}, turnover: null },
  invest: null,
  tax: null,
  policy: null,
  bounds: {},
};
