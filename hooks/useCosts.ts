import type { ClassId } from '../lib/core/asset.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import type { AssetCost } from '../lib/policy/state.ts';

/** What trading each target costs, as the last check read it. */
export interface StoredCosts {
  byClass: Readonly<Record<ClassId, AssetCost>>;
  /** The oldest reading among them. */
  readAt: UnixSeconds;
}

/** The costs of the last check; null while they are not known. */
export const useCosts = (_portfolioId: string): StoredCosts | null => null;
