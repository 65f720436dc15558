import { at } from '../quant/matrix.ts';

/** Past prices: a row a bar, a column an asset, oldest first. */
export interface PriceHistory {
  ids: string[];
  /** Close of each bar, unix seconds: of a day its last second, or the first of the next. */
  times: number[];
  prices: number[][];
}

/** Why nothing is simulated. */
export type Refusal =
  | { kind: 'refused'; why: 'tooShort'; days: number }
  | { kind: 'refused'; why: 'noHistory'; ids: string[] }
  | { kind: 'refused'; why: 'notWhole'; sum: number };

type Spaced = Pick<PriceHistory, 'times'>;

const DAY = 86_400;
const LEAST_DAYS = 30;

/** Years between first and last bar, of 365 days. */
export const yearsOf = (history: Spaced): number => daysOf(history) / 365;

const daysOf = ({ times }: Spaced): number => (at(times, times.length - 1) - at(times, 0)) / DAY;

/** Bars a year, by the history's own spacing. */
export const barsPerYear = (history: Spaced): number =>
  (history.times.length - 1) / yearsOf(history);

/** Bars in so many days, at least one. */
export const barsIn = (history: Spaced, days: number): number =>
  Math.max(1, Math.round((barsPerYear(history) * days) / 365));

/** Null when every asset has a price at every bar, over 30 days or more, and targets sum to one. */
export function refusalOf(history: PriceHistory, targets: readonly number[]): Refusal | null {
  const without = history.ids.filter((_, i) => !history.prices.every((row) => at(row, i) > 0));
  if (without.length > 0) return { kind: 'refused', why: 'noHistory', ids: without };
  const days = history.times.length < 2 ? 0 : daysOf(history);
  if (days < LEAST_DAYS) return { kind: 'refused', why: 'tooShort', days };
  const sum = targets.reduce((all, t) => all + t, 0);
  if (!(Math.abs(sum - 1) < 1e-9)) return { kind: 'refused', why: 'notWhole', sum };
  return null;
}

/** Growth factor of every asset over every bar, row after row in one flat list. */
export type Growth = Float64Array;

/** The growth of a history; a bar fewer than it has. */
export function growthOf({ ids, prices }: PriceHistory): Growth {
  const n = ids.length;
  const growth = new Float64Array(Math.max(0, prices.length - 1) * n);
  let before = prices[0] ?? [];
  for (let bar = 1; bar < prices.length; bar += 1) {
    const row = prices[bar] ?? [];
    const place = (bar - 1) * n;
    for (let i = 0; i < n; i += 1) growth[place + i] = at(row, i) / at(before, i);
    before = row;
  }
  return growth;
}
