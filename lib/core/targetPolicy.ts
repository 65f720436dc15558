import type { ClassId } from './asset.ts';
import type { Bps } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

/** What the weights should be made of. Every policy only proposes; the user approves the difference. */
export type TargetPolicy =
  | { kind: 'fixed' | 'equal' | 'inverseVolatility' | 'minVariance' | 'hierarchicalRiskParity' }
  /** Shares of the risk, summing to 10 000; all equal gives equal risk contribution. */
  | { kind: 'riskBudget'; budgets: Record<ClassId, Bps> }
  /** Volatility a year of the whole; what is too much goes into the stable class. */
  | { kind: 'volatilityTarget'; volatility: Bps; stable: ClassId }
  | Insurance
  | Glide;

/** CPPI (a fixed floor) or TIPP (a floor that follows the peak), Black-Jones 1987, Estep-Kritzman 1988. */
export interface Insurance {
  kind: 'cppi' | 'tipp';
  /** CPPI: share of the value at `since`; TIPP: share of the peak. */
  floor: Bps;
  /** Hundredths: 300 is three times the cushion. */
  multiplier: number;
  stable: ClassId;
  /** The most the risky part may be. */
  mostRisky: Bps;
  /** When it was started or last reset, and the dollars × 10⁸ the floor counts from. */
  since: UnixSeconds;
  base: bigint;
  /** At the floor nothing risky is ever bought again: start anew after so many days there; null never. */
  resetAfterDays: number | null;
}

/** From one mix to another over a stretch of time. */
export interface Glide {
  kind: 'glide';
  from: Record<ClassId, Bps>;
  to: Record<ClassId, Bps>;
  start: UnixSeconds;
  end: UnixSeconds;
}

/** What every policy keeps to: the least and the most of a class. */
export interface WeightBounds {
  least: Bps;
  most: Bps;
}
