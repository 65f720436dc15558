import { at, type Vector } from './matrix.ts';

/** A floor under the portfolio and how hard the cushion above it is worked. */
export interface Insurance {
  /** Exposure = multiplier x cushion. */
  multiplier: number;
  /** Never more than this in the risky part; 1 by default. */
  maxExposure?: number;
}

/**
 * Share in the risky part: clip(m (V - F)/V, 0, Emax) (Black-Jones 1987, Perold 1986). 0 once the
 * floor is reached or broken: nothing is bought again until the floor is reset.
 */
export const insuredExposure = (
  { multiplier, maxExposure = 1 }: Insurance,
  value: number,
  floor: number,
) => Math.max(0, Math.min(maxExposure, (multiplier * (value - floor)) / value));

/** TIPP (Estep-Kritzman 1988): the floor follows the peak, (1 - dd) of it, and never falls. */
const ratchetFloor = (floor: number, peak: number, maxDrawdown: number): number =>
  Math.max(floor, (1 - maxDrawdown) * peak);

/**
 * The largest multiplier whose floor survives the worst move between two trades: 1/move. BTC fell
 * 37 % on 2020-03-12: 2.7 at daily checks.
 */
export const safeMultiplier = (worstFall: number): number => 1 / worstFall;

/** A floor fixed at a share of the start, or one that follows the peak. */
export type Floor = { shareOfStart: number } | { maxDrawdown: number };

export interface InsuredPath {
  values: number[];
  /** Risky share held over each step. */
  exposures: number[];
  floors: number[];
}

/**
 * The rule played over past returns, re-set before every step, no costs: V grows by
 * w r + (1 - w) safe.
 */
export function playInsurance(
  rule: Insurance & { floor: Floor; start: number; safeReturn: number },
  returns: Vector,
): InsuredPath {
  const path: InsuredPath = { values: [], exposures: [], floors: [] };
  let value = rule.start;
  let peak = value;
  let floor = 'shareOfStart' in rule.floor ? rule.floor.shareOfStart * value : 0;
  for (let t = 0; t < returns.length; t += 1) {
    peak = Math.max(peak, value);
    if ('maxDrawdown' in rule.floor) floor = ratchetFloor(floor, peak, rule.floor.maxDrawdown);
    const exposure = insuredExposure(rule, value, floor);
    value *= exposure * (1 + at(returns, t)) + (1 - exposure) * (1 + rule.safeReturn);
    path.values.push(value);
    path.exposures.push(exposure);
    path.floors.push(floor);
  }
  return path;
}
