import type { ClassId } from './asset.ts';
import type { ClassTable } from './classes.ts';
import type { Usd } from './money.ts';

export type LeftOutReason =
  | 'belowMinimum'
  | 'acrossChains'
  | 'locked'
  | 'kept'
  | 'noSell'
  | 'noBuy'
  | 'priceUnknown'
  | 'nothingToSell'
  | 'nothingToBuy'
  | 'notEnough'
  | 'tradeCap'
  | 'turnoverCap'
  | 'sliced'
  | 'edited';

/** A change the plan does not make, by how much, and what stands in the way. */
export interface LeftOut {
  classId: ClassId;
  /** Positive: still to buy; negative: still to sell. */
  change: Usd;
  reason: LeftOutReason;
  /** Cut into so many, of which the plan makes the first. */
  parts?: number;
}

/** A constraint that keeps a plan from its end, and by how much: the value that stays undone for it. */
export interface Binding {
  constraint: LeftOutReason;
  by: Usd;
}

/** What may be bought and sold of the classes. */
export type Tradables = Pick<ClassTable, 'buyMemberOf' | 'maySell'>;
