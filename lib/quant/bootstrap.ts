import { at } from './matrix.ts';
import { quantile } from './metrics.ts';

/** Numbers from 0 (included) to 1 (not), one a call. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32); for figures that must come out alike. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Days of a resampled history: whole blocks that start anywhere and run round the end (circular
 * block bootstrap, Politis-Romano 1992), cut to the same number of days. Blocks keep what follows
 * what; all assets are to be read at the same days, which keeps what moves with what.
 */
export function blockDays(days: number, block: number, random: Random): number[] {
  const drawn: number[] = [];
  while (drawn.length < days) {
    const start = Math.floor(random() * days);
    for (let i = 0; i < block && drawn.length < days; i += 1) drawn.push((start + i) % days);
  }
  return drawn;
}

/** Every day once, in random order (Fisher-Yates): a history without memory. */
export function shuffledDays(days: number, random: Random): number[] {
  const order = Array.from({ length: days }, (_, i) => i);
  for (let i = days - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = at(order, i);
    order[i] = at(order, j);
    order[j] = held;
  }
  return order;
}

export interface Interval {
  low: number;
  high: number;
}

/** The middle `level` of the figures drawn; those that are not numbers are left out. */
export function percentileInterval(figures: readonly number[], level = 0.95): Interval {
  const known = figures.filter((x) => !Number.isNaN(x));
  const tail = (1 - level) / 2;
  return { low: quantile(known, tail), high: quantile(known, 1 - tail) };
}

interface Resampling {
  days: number;
  block: number;
  draws: number;
  random: Random;
}

/** Interval of a statistic over resampled histories; it is given the days of each. */
export function bootstrapInterval(
  { days, block, draws, random }: Resampling,
  statistic: (days: readonly number[]) => number,
  level = 0.95,
): Interval {
  const figures = Array.from({ length: draws }, () => statistic(blockDays(days, block, random)));
  return percentileInterval(figures, level);
}

/**
 * The same for a statistic of sums over the days drawn: it is given the sum of each series. A block
 * is one difference of running sums, so a draw costs its blocks, not its days.
 */
export function bootstrapSums(
  series: readonly (readonly number[])[],
  { days, block, draws, random }: Resampling,
  statistic: (sums: readonly number[]) => number,
  level = 0.95,
): Interval {
  const running = series.map((values) => runningSums(values, days, block));
  const sums = series.map(() => 0);
  const figures = Array.from({ length: draws }, () => {
    sums.fill(0);
    for (let drawn = 0; drawn < days; drawn += block) {
      const start = Math.floor(random() * days);
      const end = start + Math.min(block, days - drawn);
      for (const [i, sum] of running.entries())
        sums[i] = at(sums, i) + (sum[end] ?? 0) - (sum[start] ?? 0);
    }
    return statistic(sums);
  });
  return percentileInterval(figures, level);
}

/** Sums up to each day, going round the end by a block. */
function runningSums(values: readonly number[], days: number, block: number): Float64Array {
  const sums = new Float64Array(days + block + 1);
  for (let i = 0; i < days + block; i += 1) sums[i + 1] = (sums[i] ?? 0) + at(values, i % days);
  return sums;
}
