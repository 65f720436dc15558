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

/** Weights inside the limits, and which places had to be moved to theirs. */
export interface Bounded {
  weights: number[];
  at: number[];
}

/** Weights inside the limits by water-filling. */
export function withinLimits(weights: Vector, limits: Limits): Bounded {
  const { floors, caps } = limits;
  const isIn = weights.every((w, i) => w >= at(floors, i) && w <= at(caps, i));
  const kept = isIn ? [...weights] : (boundWeights(weights, caps, floors) ?? [...weights]);
  return { weights: kept, at: movedTo(kept, weights, limits) };
}

/**
 * The same for a risky mix beside a stable class at `stable`: the exposure is left as it is while the
 * bounds allow it, and the mix filled within it.
 */
export function withinExposure(
  { exposure, mix, stable }: { exposure: number; mix: Vector; stable: number },
  { floors, caps }: Limits,
): Bounded {
  const others = (bounds: Vector) => sum(bounds) - at(bounds, stable);
  const least = Math.max(others(floors), 1 - at(caps, stable));
  const most = Math.min(others(caps), 1 - at(floors, stable));
  const risky = Math.min(most, Math.max(least, exposure));
  const inner = (bounds: Vector, i: number) => (i === stable ? 0 : at(bounds, i) / risky);
  const limits = {
    floors: floors.map((_, i) => Math.min(1, inner(floors, i))),
    caps: caps.map((_, i) => Math.min(1, inner(caps, i))),
  };
  const parts = risky > 0 ? withinLimits(mix, limits).weights : mix.map(() => 0);
  const weights = parts.map((part, i) => (i === stable ? 1 - risky : part * risky));
  const wanted = mix.map((part, i) => (i === stable ? 1 - exposure : part * exposure));
  return { weights, at: movedTo(weights, wanted, { floors, caps }) };
}

const movedTo = (kept: Vector, wanted: Vector, limits: Limits): number[] =>
  kept.flatMap((w, i) => {
    const isMoved = Math.abs(w - at(wanted, i)) > 1e-9;
    return isMoved && isLimit(w, limits, i) ? [i] : [];
  });

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
