import { at } from '../quant/matrix.ts';
import { middleOf } from '../quant/middleOf.ts';
import type { Range } from '../quant/rangeVolatility.ts';

export type { Range };

/** Past prices: a row a bar, a column an asset, oldest first. */
export interface PriceHistory {
  ids: string[];
  /** Close of each bar, unix seconds: of a day its last second, or the first of the next. */
  times: number[];
  prices: number[][];
  /** How far each asset went in each bar; null where nothing tells. */
  ranges?: (Range | null)[][];
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

/** Bars a year, by the step from bar to bar that is usual: a hole in the history changes nothing. */
export const barsPerYear = (history: Spaced): number => (365 * DAY) / stepOf(history);

/** Seconds of the usual step: the middle one. */
function stepOf({ times }: Spaced): number {
  const known = steps.get(times);
  if (known !== undefined) return known;
  const step = middleOf(Float64Array.from(times.slice(1), (time, i) => time - at(times, i)));
  steps.set(times, step);
  return step;
}

const steps = new WeakMap<readonly number[], number>();
/** A step longer than so many usual ones is a hole. */
const HOLE = 1.5;

/** Of each bar after the first, whether it is one usual step from the last: no price is missing between. */
export function areSteps(history: Spaced): boolean[] {
  const most = HOLE * stepOf(history);
  return history.times.slice(1).map((time, i) => time - at(history.times, i) <= most);
}

/** Bars in so many days, at least one. */
export const barsIn = (history: Spaced, days: number): number =>
  Math.max(1, Math.round((barsPerYear(history) * days) / 365));

/** Null when every asset has a price at every bar, over 30 days or more, and targets sum to one. */
export function refusalOf(history: PriceHistory, targets: readonly number[]): Refusal | null {
  const isPrice = (price: number) => price > 0 && Number.isFinite(price);
  const without = history.ids.filter((_, i) => !history.prices.every((row) => isPrice(at(row, i))));
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
