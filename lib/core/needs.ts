import type { DriftRow, ValuedHolding } from './drift.ts';
import type { Amount, Usd } from './money.ts';

/** A class and what is to be sold or bought of it. */
export interface Need {
  row: DriftRow;
  isOver: boolean;
  /** Must move; a class that need not only funds or absorbs what the others cannot. */
  isOutside: boolean;
  /** Still to be moved, or still free to move where it need not. */
  left: Usd;
  /** The most that may be moved: as far as its target. */
  room: Usd;
}

/** Which classes are sold and which are bought, the largest first. */
export interface Needs {
  overs: Need[];
  unders: Need[];
  /** What of a holding may be spent. */
  spendable(holding: ValuedHolding): Amount;
  /** Which needs are named where they are not met. */
  named: 'both' | 'overs' | 'unders';
}
