import type { Findings } from './findings.ts';
import type { Entries } from './json.ts';
import type { Prices } from './prices.ts';

/** What a case is checked with. */
export interface CaseFolder {
  folder: string;
  expected: unknown;
  /** The prices the figures were computed from; throws where there are none. */
  prices: () => Prices;
}

/** Compares every entry of one kind of case. */
export type Check = (given: CaseFolder, found: Findings) => void;

/** Weights by name, in the order of the names; none when the case has none. */
export const inOrder = (weights: Entries, assets: readonly string[]): number[] =>
  Object.keys(weights).length === 0 ? [] : assets.map((asset) => Number(weights[asset] ?? 0));
