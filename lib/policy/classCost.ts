import type { UnixSeconds } from '../core/snapshot.ts';
import { costAt, fitCostCurve } from '../quant/costCurve.ts';
import type { ClassCost } from './costView.ts';
import { median } from './medianGas.ts';

/** A point on the curve of a class on a chain, in dollars; `cost` null: so much was not to be had. */
export interface CostSample {
  at: UnixSeconds;
  size: number;
  cost: number | null;
  /** Units of gas of all that the swap takes; null: not known. */
  gas: number | null;
  source: ClassCost['source'];
}

/** So many past quotes and fills make a curve of their own; fewer count only where pools say nothing. */
export const LEAST_PAST = 3;
/** A curve says nothing of trades so many times its largest. */
const REACH = 3;
/** Sizes less apart than this do not tell impact from fee. */
const APART = 1.5;

/**
 * Gas of a swap beside that of its pools, which is all a quoter measures: the transaction itself
 * 21,000, its calldata about 16,000, an aggregator's router and its transfers about 65,000, and the
 * exact approval before it about 48,000.
 */
const GAS_BESIDE_POOLS = 150_000;

/** What trading a class costs by its samples, apart from network fees. */
export type CurveCost = Pick<ClassCost, 'size' | 'share' | 'impact' | 'error' | 'asOf' | 'source'>;

/**
 * The cost of a trade of this size from past quotes and fills where there are enough of them, of
 * sizes near it and apart from each other; else from pools; else from what past there is. Null
 * where none of them reaches so far.
 */
export function curveCost(samples: readonly CostSample[], size: number): CurveCost | null {
  const past = samples.filter(({ source }) => source === 'past');
  const pool = samples.filter(({ source }) => source === 'pool');
  if (isEnough(past) && reaches(past, size)) return costBy(past, size);
  const near = [pool, past].find((some) => reaches(some, size));
  return near ? costBy(near, size) : null;
}

/** Whether past swaps alone say what a trade of this size costs, so that no pool need be asked. */
export const isKnownFromPast = (samples: readonly CostSample[], size: number): boolean => {
  const past = samples.filter(({ source }) => source === 'past');
  return isEnough(past) && reaches(past, size);
};

const sizesOf = (samples: readonly CostSample[]) =>
  samples.filter(({ cost }) => cost !== null).map(({ size }) => size);

function isEnough(samples: readonly CostSample[]): boolean {
  const sizes = sizesOf(samples);
  return sizes.length >= LEAST_PAST && Math.max(...sizes) >= APART * Math.min(...sizes);
}

const reaches = (samples: readonly CostSample[], size: number): boolean =>
  REACH * Math.max(0, ...sizesOf(samples)) >= size;

function costBy(samples: readonly CostSample[], size: number): CurveCost | null {
  const points = samples.flatMap(({ size: of, cost }) =>
    cost === null ? [] : [{ size: of, cost }],
  );
  const curve = fitCostCurve(points);
  if (!curve || !(size > 0)) return null;
  return {
    size,
    share: costAt(curve, size) / size,
    impact: curve.impact * size,
    error: curve.error,
    asOf: Math.min(...samples.map(({ at }) => at)),
    source: samples[0]?.source ?? 'past',
  };
}

/** Usual units of gas of a swap: of past ones where any is known, else of pools and what comes beside. */
export function usualGas(samples: readonly CostSample[]): number | null {
  const gasOf = (wanted: ClassCost['source']) =>
    samples.flatMap(({ gas, source }) => (gas !== null && source === wanted ? [gas] : []));
  const past = gasOf('past');
  if (past.length > 0) return median(past);
  const pool = gasOf('pool');
  return pool.length > 0 ? median(pool) + GAS_BESIDE_POOLS : null;
}
