import { type AssetKey, assetKey, type ClassId } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import {
  type DailyClose,
  type Day,
  type DayRecord,
  dayOf,
  endOf,
  hasRange,
  mergeCloses,
} from '../core/closes.ts';
import type { Price } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { PriceHistory, Range } from '../policy/priceHistory.ts';

/** The world past prices are read in: the store, nothing else. */
export interface PastWorld {
  now(): UnixSeconds;
  classesOf(portfolio: Portfolio): Pick<ClassTable, 'referenceOf'>;
  readDays(series: AssetKey, from: Day, to: Day): Promise<DayRecord[]>;
}

/** Daily closes of the targeted classes on the days all of them have one, by their reference assets. */
export interface Past {
  /** Columns are class ids in the order of the targets. */
  history: PriceHistory;
  /** Classes without any close: no column of theirs is in the history. */
  without: ClassId[];
  /** Days between first and last on which one of the others had no close. */
  gaps: number;
}

/** Scale of a stored price: 10¹⁸ to the dollar. */
const PRICE_ONE = 1e18;

/** What the store holds of the past of a portfolio's targets. No day is invented. @throws storage.* */
export async function readPast(
  world: PastWorld,
  portfolio: Portfolio,
  days: number,
): Promise<Past> {
  const to = dayOf(world.now()) - 1;
  const classes = world.classesOf(portfolio);
  const series = await Promise.all(
    portfolio.targets.map(async ({ classId }) => {
      const reference = classes.referenceOf(classId);
      const records = reference ? await world.readDays(assetKey(reference), to - days + 1, to) : [];
      return { classId, closes: mergeCloses(records) };
    }),
  );
  const known = series.filter(({ closes }) => closes.length > 0);
  const without = series.flatMap(({ classId, closes }) => (closes.length > 0 ? [] : classId));
  const shared = sharedDays(known.map(({ closes }) => closes));
  const closeOn = known.map(({ closes }) => new Map(closes.map((one) => [one.day, one])));
  const [first = 0, last = -1] = [shared[0], shared.at(-1)];
  return {
    history: {
      ids: known.map(({ classId }) => classId),
      times: shared.map(endOf),
      prices: shared.map((day) => closeOn.map((on) => inDollars(on.get(day)?.close))),
      ranges: shared.map((day) => closeOn.map((on) => rangeOf(on.get(day)))),
    },
    without,
    gaps: Math.max(0, last - first + 1 - shared.length),
  };
}

/** Dollars a whole token. */
const inDollars = (price?: Price): number =>
  price === undefined ? Number.NaN : Number(price) / PRICE_ONE;

const rangeOf = (close?: DailyClose): Range | null =>
  close && hasRange(close) ? { high: inDollars(close.high), low: inDollars(close.low) } : null;

/** Days that every series has, oldest first. */
function sharedDays(series: readonly DailyClose[][]): Day[] {
  const [first, ...rest] = series.map((closes) => closes.map(({ day }) => day));
  const held = rest.map((days) => new Set(days));
  return (first ?? []).filter((day) => held.every((days) => days.has(day)));
}
