import { PARTS } from './legRelax.ts';
import type { Step } from './legs.ts';

/** A dearer unit is no dearer: it is the last to be taken anyway. */
const DEAREST = 1_000_000;
/** Into so many parts what may flow is divided, for either kind of steps. */
const GRID = { chords: 4, tangents: 8 };
export type Along = keyof typeof GRID;

/** Sizes at which a cost is met exactly: evenly over what may flow, and one with two so near to it. */
export function kinksOf(room: number, along: Along, at: number, near: number): number[] {
  const count = GRID[along];
  const even = Array.from({ length: count }, (_, i) => (room * (i + 1)) / count);
  const all = [...even, at, at - near, at + near].map(Math.floor).filter((kink) => kink > 0);
  return [...new Set(all)].sort((a, b) => a - b);
}

/**
 * A cost of `curve` times the square of the size, in steps: along chords between the kinks, which is
 * nowhere less than it, or along tangents at them, which is nowhere more; at a kink both are it.
 */
export function stepsOf(kinks: readonly number[], curve: number, along: Along): Step[] {
  const slopes =
    along === 'chords'
      ? kinks.map((kink, i) => curve * (Number(kinks[i - 1] ?? 0) + kink))
      : [0, ...kinks].map((kink) => 2 * curve * kink);
  const ends =
    along === 'chords'
      ? kinks
      : kinks.map((kink, i) => Math.floor((Number(kinks[i - 1] ?? 0) + kink) / 2));
  const last = 2 * curve * Number(kinks.at(-1) ?? 0);
  const all = along === 'chords' ? [...slopes, last] : slopes;
  return all.map((slope, i) => ({
    size: i < ends.length ? Number(ends[i]) - Number(ends[i - 1] ?? 0) : Number.MAX_SAFE_INTEGER,
    cost: Math.round(Math.min(DEAREST, slope) * PARTS) / PARTS,
  }));
}
