import type { CostView } from './costView.ts';

/** What a swap cost in network fees on a chain, now and in past hours, in dollars. */
export interface GasOfChain {
  now: number;
  past: readonly { hour: number; fee: number }[];
}

/** Hours between the first reading and the last from which on a median says what is usual. */
export const LEAST_STRETCH = 24;
/** In so long a stretch at least every second hour was read. */
const LEAST_READINGS = 12;

/**
 * Network fee now beside the median of its past readings, of the chain where it stands highest over
 * it. Null while no chain was read often enough over a day: what is usual is then not known.
 */
export function gasBesideMedian(chains: readonly GasOfChain[]): CostView['gas'] {
  const known = chains.flatMap(({ now, past }) => {
    const hours = past.map(({ hour }) => hour);
    const isLong = Math.max(...hours) - Math.min(...hours) >= LEAST_STRETCH;
    if (!isLong || past.length < LEAST_READINGS) return [];
    return [{ now, median: median(past.map(({ fee }) => fee)) }];
  });
  const dearest = (a: { now: number; median: number }, b: { now: number; median: number }) =>
    b.now * a.median > a.now * b.median ? b : a;
  return known[0] ? known.reduce(dearest) : null;
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
