import { AIM_WHOLE, type Aim } from '../core/planAsk.ts';
import { placesOutside } from '../policy/breach.ts';
import { movingOf, type Verdict } from '../policy/decide.ts';
import { destinationOf } from '../policy/destination.ts';
import type { PolicyState } from '../policy/state.ts';

/**
 * Where the rule trades to. Null when nothing is called for, or when each class outside goes to its
 * target: then the plan is free to choose what takes and gives.
 */
export function aimOf(state: PolicyState, { kind }: Verdict): Aim | null {
  const places = placesOutside(state);
  const { rule, ids, dueAt, now } = state;
  const isCalled = kind !== 'unknown' || places.length > 0 || (dueAt !== null && now >= dueAt);
  const isPlain = places.length > 0 && rule.to === 'target' && rule.moves === 'outside';
  if (kind === 'inBand' || !isCalled || isPlain) return null;
  if (state.unknown.length > 0 || ids.length === 0) return null;
  const parts = wholeParts(destinationOf(state, movingOf(state, places)));
  return Object.fromEntries(ids.map((id, i) => [id, parts[i] ?? 0n]));
}

/** Fractions as parts of `AIM_WHOLE` by largest remainder, summing to it. */
export function wholeParts(fractions: readonly number[]): bigint[] {
  const scaled = fractions.map((part) => part * Number(AIM_WHOLE));
  const parts = scaled.map((part) => BigInt(Math.floor(part)));
  const rest = Number(AIM_WHOLE - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = scaled
    .map((part, i) => ({ i, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const share = Math.floor(rest / Math.max(1, parts.length));
  for (const [turn, { i }] of byRemainder.entries()) {
    const more = share + (turn < rest - share * parts.length ? 1 : 0);
    parts[i] = (parts[i] ?? 0n) + BigInt(more);
  }
  return parts;
}
