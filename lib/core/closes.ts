import type { Price } from './money.ts';
import type { AssetPrice, UnixSeconds } from './snapshot.ts';

/** Whole days since 1970 in UTC. */
export type Day = number;

/** Best first: a feed's rounds, a price service's chart, prices of our own snapshots. */
export const CLOSE_SOURCES = ['feed', 'defillama', 'snapshot'] as const;
export type CloseSource = (typeof CLOSE_SOURCES)[number];

/** One asset's price at the end of a day, as one source saw it. */
export interface DailyClose {
  day: Day;
  close: Price;
  /** Highest and lowest round made that day; null unless every round of the day was read. */
  high: Price | null;
  low: Price | null;
  /** How many rounds these are the highest and lowest of; absent where they are not known. */
  rounds?: number;
  source: CloseSource;
  /** When the source made the price; a snapshot's may lie hours before the day's end. */
  asOf: UnixSeconds;
}

/** A source was asked for a day and has no price of it: it need not be asked again. */
export interface DayGap {
  day: Day;
  close: null;
  source: CloseSource;
}

export type DayRecord = DailyClose | DayGap;

/** One round of a feed: a price and when it was made. Zero and negative prices are no prices. */
export interface FeedRound {
  price: Price;
  updatedAt: UnixSeconds;
}

/** Days to ask a feed for: closes first, ranges with what is left of the budget. */
export interface WantedDays {
  closes: readonly Day[];
  ranges: readonly Day[];
}

const DAY_SECONDS = 86_400;

export const dayOf = (at: UnixSeconds): Day => Math.floor(at / DAY_SECONDS);
export const startOf = (day: Day): UnixSeconds => day * DAY_SECONDS;
/** The last second of a day. */
export const endOf = (day: Day): UnixSeconds => startOf(day + 1) - 1;

/** Every day from the first to the last, both counted. */
export const daysBetween = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

export const isClose = (record: DayRecord): record is DailyClose => record.close !== null;

const rankOf = ({ source }: DayRecord): number => CLOSE_SOURCES.indexOf(source);

/** One close a day, oldest first, of each day by the best source that has one. No day is invented. */
export function mergeCloses(records: readonly DayRecord[]): DailyClose[] {
  const best = new Map<Day, DailyClose>();
  for (const record of records.filter(isClose)) {
    const other = best.get(record.day);
    const isBetter =
      !other ||
      rankOf(record) < rankOf(other) ||
      (record.source === other.source && newerRecord(other, record) === record);
    if (isBetter) best.set(record.day, record);
  }
  return [...best.values()].sort((a, b) => a.day - b.day);
}

/**
 * Which of two records of one day and one source stays: a close before a gap, the later price, and
 * of one price the one with a range. In doubt the stored one.
 */
export function newerRecord(stored: DayRecord, next: DayRecord): DayRecord {
  if (!isClose(next)) return stored;
  if (!isClose(stored) || next.asOf > stored.asOf) return next;
  const bringsRange = next.asOf === stored.asOf && stored.high === null && next.high !== null;
  return bringsRange ? next : stored;
}

/** Days from the first to the last, both counted, that a series has no close of. */
export function gapsOf(series: readonly DailyClose[], from: Day, to: Day): Day[] {
  const held = new Set(series.map(({ day }) => day));
  return daysBetween(from, to).filter((day) => !held.has(day));
}

/** Days from the first to the last that a source was not yet asked for. */
export function unasked(
  records: readonly DayRecord[],
  source: CloseSource,
  from: Day,
  to: Day,
): Day[] {
  const asked = new Set(records.filter((one) => one.source === source).map(({ day }) => day));
  return daysBetween(from, to).filter((day) => !asked.has(day));
}

/**
 * A feed's record of a day: its last round at or before the day's end, unless that was older by then
 * than the feed promises (`staleAfter` seconds) or no price at all.
 * @param standing the last round at or before the day's end; null when there was none yet
 * @param ofDay every round made that day, or null when not all of them were read
 */
export function closeOfDay(
  day: Day,
  standing: FeedRound | null,
  ofDay: readonly FeedRound[] | null,
  staleAfter: number,
): DayRecord {
  const isAsleep = !standing || endOf(day) - standing.updatedAt > staleAfter;
  if (isAsleep || standing.price <= 0n) return { day, close: null, source: 'feed' };
  const prices = (ofDay ?? []).map(({ price }) => price).filter((price) => price > 0n);
  const [first = null] = prices;
  return {
    day,
    close: standing.price,
    high: first && prices.reduce((a, b) => (b > a ? b : a), first),
    low: first && prices.reduce((a, b) => (b < a ? b : a), first),
    ...(first && { rounds: prices.length }),
    source: 'feed',
    asOf: standing.updatedAt,
  };
}

/** Fewer prices than this show less than three quarters of a day's variance (Garman-Klass 1980, table 1). */
const LEAST_ROUNDS = 20;

/** Whether a day's highest and lowest price tell how far it went: of enough rounds, and not of one price. */
export const hasRange = (close: DailyClose): close is DailyClose & Record<'high' | 'low', Price> =>
  close.high !== null &&
  close.low !== null &&
  close.high > close.low &&
  (close.rounds ?? 0) >= LEAST_ROUNDS;

/** A feed's close whose range could still be had: there were rounds that day, not all were read. */
export const lacksRange = (close: DailyClose): boolean =>
  close.source === 'feed' && close.high === null && dayOf(close.asOf) === close.day;

/** A snapshot's price as its day's record; null unless two sources agreed on it. */
export function closeOfSnapshot(
  { status, price }: Pick<AssetPrice, 'status' | 'price'>,
  takenAt: UnixSeconds,
): DailyClose | null {
  if (status !== 'agreed' || price === null) return null;
  const day = dayOf(takenAt);
  return { day, close: price, high: null, low: null, source: 'snapshot', asOf: takenAt };
}
