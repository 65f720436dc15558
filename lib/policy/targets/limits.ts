import type { ClassId } from '../../core/asset.ts';
import { type Bps, bps, WHOLE } from '../../core/money.ts';
import type { WeightBounds } from '../../core/targetPolicy.ts';
import type { Refused } from '../../core/targetProposal.ts';
import { at, sum, type Vector } from '../../quant/matrix.ts';
import { boundWeights } from '../../quant/riskWeights.ts';

/** Least and most of each class, as fractions in the order of the ids. */
export interface Limits {
  floors: number[];
  caps: number[];
}

/** The bounds of these classes, or why no weights can keep them. */
export function limitsOf(
  ids: readonly ClassId[],
  bounds: Record<ClassId, WeightBounds>,
): Limits | Refused {
  const least = ids.map((id) => bounds[id]?.least ?? 0);
  const most = ids.map((id) => bounds[id]?.most ?? WHOLE);
  const crossed = ids.filter((_, i) => at(least, i) > at(most, i));
  if (crossed.length > 0) return { kind: 'refused', why: 'crossedBounds', classIds: crossed };
  const [low, high] = [sum(least), sum(most)];
  if (low > WHOLE) return { kind: 'refused', why: 'floorsTooHigh', by: bps(low - WHOLE) };
  if (high < WHOLE) return { kind: 'refused', why: 'capsTooLow', by: bps(WHOLE - high) };
  return { floors: least.map((x) => x / WHOLE), caps: most.map((x) => x / WHOLE) };
}

/** Weights inside the limits by water-filling, and which places had to be moved to theirs. */
export function withinLimits(weights: Vector, limits: Limits): { weights: number[]; at: number[] } {
  const { floors, caps } = limits;
  const isIn = weights.every((w, i) => w >= at(floors, i) && w <= at(caps, i));
  const kept = isIn ? [...weights] : (boundWeights(weights, caps, floors) ?? [...weights]);
  const moved = kept.flatMap((w, i) => {
    const before = at(weights, i);
    const isOut = before < at(floors, i) || before > at(caps, i);
    return isOut || (w !== before && isLimit(w, limits, i)) ? [i] : [];
  });
  return { weights: kept, at: moved };
}

const isLimit = (w: number, { floors, caps }: Limits, i: number): boolean =>
  Math.abs(w - at(floors, i)) < 1e-9 || Math.abs(w - at(caps, i)) < 1e-9;

/**
 * Whole basis points, exactly 10 000 in sum: rounded down, then one each to the largest remainders,
 * a tie by class id. Weights sum to 1 and lie within whole basis points, which the result does too.
 */
export function wholeWeights(ids: readonly ClassId[], weights: Vector): Record<ClassId, Bps> {
  const parts = ids.map((id, i) => {
    const points = at(weights, i) * WHOLE;
    return { id, floor: Math.floor(points), rest: points - Math.floor(points) };
  });
  const missing = WHOLE - sum(parts.map(({ floor }) => floor));
  const order = [...parts].sort((a, b) => b.rest - a.rest || (a.id < b.id ? -1 : 1));
  const raised = new Set(order.slice(0, Math.max(0, missing)).map(({ id }) => id));
  return Object.fromEntries(
    parts.map(({ id, floor }) => [id, bps(floor + (raised.has(id) ? 1 : 0))]),
  );
}
