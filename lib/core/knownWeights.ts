import type { ClassId } from './asset.ts';
import type { Drift } from './drift.ts';
import type { Bps } from './money.ts';
import { type Snapshot, unknownChains } from './snapshot.ts';

/** Weights held by class; null while a price or a chain is not known, since then no weight is. */
export function knownWeights(
  drift: Drift | null,
  snapshot: Snapshot | null,
): Record<ClassId, Bps> | null {
  if (!drift || !snapshot || drift.unpriced.length > 0) return null;
  if (unknownChains(snapshot).length > 0) return null;
  return Object.fromEntries(drift.rows.map(({ classId, weight }) => [classId, weight]));
}
