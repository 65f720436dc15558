import type { ChainId, ClassId } from '../core/asset.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

/** What trading a class on a chain costs, from our own curve of it or from the chain's pools; never a constant. */
export interface ClassCost {
  classId: ClassId;
  chainId: ChainId;
  /** Dollars of its typical trade, of which share, part and impact are told. */
  size: number;
  /** Of a unit of notional swapped: pool fee, half spread, impact of its typical trade. */
  share: number;
  /** What it adds to such a share of a swap: those of both sides make it. Absent: half of `share`. */
  part?: number;
  /** Dollars a swap, whatever its size: gas and L1 data fee. */
  fixed: number;
  /** Price impact alone of its typical trade, as a fraction; it grows with the size. */
  impact: number;
  /** How far the curve misses, as a share of the size (root mean square). */
  error: number;
  /** When the oldest part of it was read. */
  asOf: UnixSeconds;
  source: 'past' | 'pool';
}

/** Network fee in dollars a swap on a chain, now and its 7-day median. */
export interface ChainGas {
  chainId: ChainId;
  now: number;
  median: number;
}

/** Costs as far as they are known, and what the chains say at this moment. */
export interface CostView {
  known: ClassCost[];
  /** Classes whose cost nothing tells on any chain. */
  missing: ClassId[];
  /** Of each chain that was read for long enough. */
  gas: readonly ChainGas[];
  /** Widest spread between two sources of one price, as a fraction. */
  spread: number | null;
}

/** Before anything was read. */
export const NO_COSTS: CostView = { known: [], missing: [], gas: [], spread: null };
