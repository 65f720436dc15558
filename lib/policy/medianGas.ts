import type { ChainId } from '../core/asset.ts';
import type { ChainGas } from './costView.ts';

/** What a swap cost in network fees on a chain, now and in past hours, in dollars. */
export interface GasOfChain {
  chainId: ChainId;
  now: number;
  past: readonly { hour: number; fee: number }[];
}

/** Hours between the first reading and the last from which on their median is one of 7 days. */
export const LEAST_STRETCH = 6 * 24;
/** Of so many hours at the least. */
export const LEAST_READINGS = 24;

/**
 * Network fee now beside the median of its past readings. Null while they do not span six days, or
 * are too few: what is usual is then not known.
 */
export function gasBesideMedian({ chainId, now, past }: GasOfChain): ChainGas | null {
  const hours = past.map(({ hour }) => hour);
  const isLong = Math.max(...hours) - Math.min(...hours) >= LEAST_STRETCH;
  if (!isLong || past.length < LEAST_READINGS) return null;
  return { chainId, now, median: median(past.map(({ fee }) => fee)) };
}

/** Of these chains the one where the fee stands highest over its median; null where none is known. */
export function dearestGas(
  gas: readonly ChainGas[],
  chainIds: ReadonlySet<ChainId | undefined>,
): { now: number; median: number } | null {
  const [first, ...others] = gas.filter(({ chainId }) => chainIds.has(chainId));
  if (!first) return null;
  const { now, median } = others.reduce(
    (a, b) => (b.now * a.median > a.now * b.median ? b : a),
    first,
  );
  return { now, median };
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
