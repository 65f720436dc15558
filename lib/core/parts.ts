import type { Step } from './legs.ts';

/**
 * One asset of a chain, in whole units of value small enough that a sum of them times a million is
 * still exact. What must be sold or bought, how much may be, and what a unit of it costs.
 */
export interface Part {
  mustSell: number;
  mustBuy: number;
  /** At least what must. */
  maySell: number;
  mayBuy: number;
  /** Millionths of what is moved. */
  sellCost: number;
  buyCost: number;
  /** What comes on top as more is moved; absent: nothing. */
  sellSteps?: readonly Step[];
  buySteps?: readonly Step[];
}

export interface PartTask {
  parts: readonly Part[];
  /** Cost of one swap, in millionths of a unit. */
  perSwap: number;
  /**
   * What a unit costs that must be sold or bought and is not, in millionths, above what moving it
   * costs; null: as little as possible is left undone, whatever that costs.
   */
  undone: { sell: number; buy: number } | null;
  /** No swap is smaller. */
  smallest?: number;
}

/** So much of one part for another. */
export interface Move {
  from: number;
  to: number;
  size: number;
}

/** The steps that come after so much. */
export function stepsAfter(steps: readonly Step[], gone: number): Step[] {
  let before = gone;
  return steps.flatMap((step) => {
    const used = Math.min(before, step.size);
    before -= used;
    return step.size > used ? [{ ...step, size: step.size - used }] : [];
  });
}
