import type { ChainId, ClassId } from './asset.ts';
import type { Bps, Usd } from './money.ts';

/** Parts of a size that a cost is counted in. */
export const MILLION = 1_000_000n;

/** What trading a class on a chain costs, of a unit of what is traded, in millionths. */
export interface ClassShare {
  classId: ClassId;
  chainId: ChainId;
  /** Fee and half spread of a whole swap of the class, whatever its size. */
  share: bigint;
  /** Price impact: further millionths for each million dollars of size. */
  impact: bigint;
}

/** What swaps cost as far as it is known; what is missing is unknown, never nothing. */
export interface PlanCosts {
  /** Gas and L1 data fee of one swap. */
  gas: readonly { chainId: ChainId; fee: Usd }[];
  shares: readonly ClassShare[];
  /** Estimated tax on what is sold of a class, millionths of its value; absent is none. */
  sellTax?: Readonly<Record<ClassId, bigint>>;
}

/** What a plan is expected to cost: its own trades at their own sizes. */
export interface PlanCost {
  gas: Usd;
  /** Fee, spread and impact. */
  swaps: Usd;
  tax: Usd;
  /**
   * How far its swaps, before any is cut, may cost more than the cheapest that leave as little
   * undone; 0: none are cheaper; null: that is not known.
   */
  gap: Bps | null;
}
