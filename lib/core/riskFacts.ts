import type { ClassId } from './asset.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { CovarianceInputs, Refusal } from './targetProposal.ts';

/** What the past says of the classes together: facts with their window, no forecast of a return. */
export interface RiskFacts {
  kind: 'facts';
  /** Classes with closes, in the order of the targets; what stands below has one place each. */
  ids: ClassId[];
  /** Targeted classes without any close: with one that has weight, no mix is judged. */
  without: ClassId[];
  window: CovarianceInputs;
  correlation: CorrelationFacts;
  /** The book as it is and as the targets have it; null while a part of it has no closes. */
  now: MixFacts | null;
  target: MixFacts | null;
  stress: StressFacts | null;
}

export type RiskReading = RiskFacts | ({ kind: 'refused' } & Refusal);

/** Pearson correlations of daily returns with their 95 % interval by Fisher's z. */
export interface CorrelationFacts {
  days: number;
  from: UnixSeconds;
  to: UnixSeconds;
  cells: { r: number; low: number; high: number }[][];
}

/** Fractions and ratios of one mix under the covariance. */
export interface MixFacts {
  /** Expected a year. */
  volatility: number;
  /** 1: all moves as one. */
  diversification: number;
  /** From 1 to the number of classes. */
  bets: number;
  /** Part of the variance each class brings; sums to 1, may be negative. */
  shares: number[];
}

/** Mean correlation of all pairs on the book's worst days and on the others. */
export interface StressFacts {
  worst: number;
  calm: number;
  worstDays: number;
  calmDays: number;
  from: UnixSeconds;
}

/** Expected volatility of a class over the coming week, and how such forecasts did lately. */
export interface ForecastFacts {
  classId: ClassId;
  /** A year, as a fraction. */
  volatility: number;
  source: 'forecast' | 'rolling';
  /** Mean QLIKE over the last 180 days, less is better; null while there is too little to tell. */
  score: { model: number; rolling: number } | null;
  /** Daily returns it stands on. */
  days: number;
}

/** What the book is in terms of one asset, in dollars. */
export interface HedgeFacts {
  kind: 'facts';
  hedge: ClassId;
  rows: { classId: ClassId; value: number; beta: number; delta: number; traded: number }[];
  value: number;
  /** Dollars of the hedge the book moves like. */
  delta: number;
  /** Part of the book's variance the hedge cannot take away: 1 - correlation². */
  unhedged: number;
  /** What going back to target trades when the hedge moves by 1 % and the classes by their betas. */
  traded: number;
  /** Last close of the hedge, and its expected volatility a year. */
  spot: number;
  volatility: number;
  days: number;
  to: UnixSeconds;
}

export type HedgeReading = HedgeFacts | ({ kind: 'refused' } & Refusal);

/** What the user typed of a short perpetual; null is not typed. Fractions and dollars. */
export interface PerpInputs {
  /** What the short receives every eight hours, of its notional; negative: it pays. */
  funding: number | null;
  days: number | null;
  margin: number | null;
  maintenance: number | null;
}

/** What the user typed of a put: strike as a part of the price, days to expiry, the fall to cover. */
export interface PutInputs {
  strike: number | null;
  term: number | null;
  fall: number | null;
}

/** Dollars, and the rise of the price that liquidates; null while a figure is missing. */
export interface PerpFacts {
  notional: number;
  carry: number | null;
  liquidationRise: number | null;
}

/** What the book loses at the fall, and the puts that halve that, their value counted. */
export interface PutFacts {
  /** Dollars, by the betas. */
  loss: number | null;
  /**
   * Coins they are on, their value in dollars and the dollars of delta they take away now; or that a
   * figure is missing, or that one pays back no more at that fall than it costs.
   */
  puts: { count: number; cost: number; delta: number } | 'untyped' | 'tooLittle';
}
