import type { ClassId } from './asset.ts';
import { type Bps, bps } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

/** What the weights should be made of. Every policy only proposes; the user approves the difference. */
export type TargetPolicy =
  | { kind: 'fixed' }
  | { kind: 'equal' }
  | { kind: 'inverseVolatility' | 'minVariance' | 'hierarchicalRiskParity' }
  /** Shares of the risk, summing to 10 000; none at all is equal risk contribution. */
  | { kind: 'riskBudget'; budgets: Record<ClassId, Bps> }
  | VolatilityTarget
  | Insurance
  | Glide;

export type PolicyKind = TargetPolicy['kind'];

/** A risky part of a fixed mix, and a stable class that takes the rest. */
interface WithStable {
  stable: ClassId;
  /** Shares of the risky part, summing to 10 000: kept here, since targets may hold none of it. */
  mix: Record<ClassId, Bps>;
}

/** What the class that takes the rest may move a year: more is no shelter. */
export const STABLE_MOST = bps(1_000);

/** Volatility a year of the whole; what is too much goes into the stable class. */
export interface VolatilityTarget extends WithStable {
  kind: 'volatilityTarget';
  volatility: Bps;
}

/** CPPI (a fixed floor) or TIPP (a floor that follows the peak), Black-Jones 1987, Estep-Kritzman 1988. */
export interface Insurance extends WithStable {
  kind: 'cppi' | 'tipp';
  /** CPPI: share of the value at `since`; TIPP: share of the peak. */
  floor: Bps;
  /** Hundredths: 300 is three times the cushion. */
  multiplier: number;
  /** The most the risky part may be. */
  mostRisky: Bps;
  /** When it was started or last reset, and the dollars × 10⁸ the floor counts from. */
  since: UnixSeconds;
  base: bigint;
  /** What a dollar had become by `since`, time-weighted × 10¹²: deposits move neither floor nor cushion. */
  growth: bigint;
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
