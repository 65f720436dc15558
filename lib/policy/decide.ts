/** One class as the rule sees it: fractions of the portfolio, plain numbers. */
export interface PolicyRow {
  id: string;
  weight: number;
  target: number;
  band: number;
}

/** What the rule is told. `unknown` names what is missing; with anything missing nothing is decided. */
export interface PolicyState {
  rows: readonly PolicyRow[];
  unknown: readonly string[];
}

/** What to do, as a value. */
export type Verdict =
  | { kind: 'inBand' }
  | { kind: 'act'; outside: string[] }
  | { kind: 'unknown'; missing: string[] };

/** Float noise of weights that are ratios of whole numbers; far below a hundredth of a basis point. */
const NOISE = 1e-9;

/**
 * The plain band rule: act when any class is strictly further from its target than its band. The
 * same function serves live use and simulation.
 */
export function decide({ rows, unknown }: PolicyState): Verdict {
  if (unknown.length > 0) return { kind: 'unknown', missing: [...unknown] };
  const outside = rows
    .filter(({ weight, target, band }) => Math.abs(weight - target) > band + NOISE)
    .map(({ id }) => id);
  return outside.length > 0 ? { kind: 'act', outside } : { kind: 'inBand' };
}
