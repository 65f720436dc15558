import type { Matrix } from '../quant/matrix.ts';
import type { Rule } from './rule.ts';

/** Distances from the target, a number an asset: where to act, and where to trade back to. */
export interface EdgeTable {
  above: number[];
  below: number[];
  innerAbove: number[];
  innerBelow: number[];
}

/** What moving an asset costs. */
export interface AssetCost {
  /** Of a unit of notional swapped: pool fee, half spread, expected impact. */
  share: number;
  /** What it adds to the share a swap loses, both sides together. Absent: half of `share`. */
  part?: number;
  /** Dollars a swap, whatever its size: gas and L1 data fee. */
  fixed: number;
  /** Tax on a unit sold: rate × (1 - basis/price); negative at a loss. */
  sellTax: number;
  /**
   * The trade, in dollars, of which `share` and `part` are told, and the price impact in them, which
   * grows with the size. Absent: they are the same of any size.
   */
  typical?: { size: number; impact: number };
}

/** What the world says at this moment. Empty and null: nothing known that would make the rule wait. */
export interface Market {
  /** Network fee now and its 7-day median, in one unit. */
  gas: { now: number; median: number } | null;
  /** Price impact of each asset's trade of so many dollars, and in proportion of any other; without a size, of any. */
  impacts: { id: string; share: number; size?: number }[];
  disputed: string[];
  depegged: string[];
  spread: number | null;
  correlation: number | null;
  /** Assets with an order resting, and with funds under way. */
  resting: string[];
  inTransit: string[];
  /** Assets whose trend is up. */
  rising: string[];
}

/** A market with nothing in the way. */
export const CALM: Market = {
  gas: null,
  impacts: [],
  disputed: [],
  depegged: [],
  spread: null,
  correlation: null,
  resting: [],
  inTransit: [],
  rising: [],
};

/**
 * All that is judged: columns of plain numbers, one place an asset. Live use and simulation fill the
 * same; kept as it was, it gives the same verdict again.
 */
export interface PolicyState {
  rule: Rule;
  /** Unix seconds. */
  now: number;
  /** The next look of the schedule after the last one that was settled; null without a schedule. */
  dueAt: number | null;
  ids: string[];
  /** Fractions of the portfolio. */
  weights: number[];
  targets: number[];
  /** From `bandsOf`; null when the rule has no band. */
  edges: EdgeTable | null;
  /** Dollars. */
  value: number;
  /** Of returns, a year. */
  covariance: Matrix | null;
  /** Null where nothing tells what an asset costs, or, for all, where nothing is asked. */
  costs: (AssetCost | null)[] | null;
  market: Market;
  /** A gap no wider is no breach: less than is worth a trade. Absent: none is so narrow. */
  least?: number;
  /** What is missing to know the weights or the bands; with anything missing nothing is decided. */
  unknown: string[];
  /** Assets that may be outside a band of their own that is not known; the plain one stands in for it. */
  unbanded: string[];
}

/** Float noise of weights that are ratios of whole numbers; far below a hundredth of a basis point. */
export const NOISE = 1e-9;
