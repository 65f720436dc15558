import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CLOSE_SOURCES,
  closeOfDay,
  type DayRecord,
  dayOf,
  endOf,
  type FeedRound,
  gapsOf,
  isClose,
  lacksRange,
  mergeCloses,
  newerRecord,
  startOf,
} from '../../lib/core/closes.ts';
import { price } from '../../lib/core/money.ts';
import './seeded.ts';

const anyDay = fc.oneof(fc.constantFrom(0, 1, 20_000), fc.integer({ min: 19_990, max: 20_010 }));
const anyPrice = fc
  .oneof(fc.constantFrom(1n, 10n ** 18n, 2n ** 191n), fc.bigInt({ min: 1n, max: 10n ** 24n }))
  .map(price);
const anyRange = fc.option(fc.record({ high: anyPrice, low: anyPrice }), { nil: null });
const anyClose: fc.Arbitrary<DayRecord> = fc
  .record({ day: anyDay, close: anyPrice, source: fc.constantFrom(...CLOSE_SOURCES) })
  .chain((base) =>
    fc.tuple(anyRange, fc.integer({ min: 0, max: 3 })).map(([range, i]) => ({
      ...base,
      high: range?.high ?? null,
      low: range?.low ?? null,
      asOf: endOf(base.day) - i,
    })),
  );
const anyGap: fc.Arbitrary<DayRecord> = fc.record({
  day: anyDay,
  close: fc.constant(null),
  source: fc.constantFrom(...CLOSE_SOURCES),
});
const anyRecords = fc.array(fc.oneof({ weight: 4, arbitrary: anyClose }, anyGap), {
  maxLength: 40,
});

/** What a store holds after these were appended in turn. */
function storeOf(records: readonly DayRecord[]): Map<string, DayRecord> {
  const store = new Map<string, DayRecord>();
  for (const one of records) {
    const key = `${one.day}/${one.source}`;
    const stored = store.get(key);
    store.set(key, stored ? newerRecord(stored, one) : one);
  }
  return store;
}

test('a merged series has one close a day, in order, and exactly the days that some source has', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const merged = mergeCloses(records);
      const days = [...new Set(records.filter(isClose).map(({ day }) => day))];
      expect(merged.map(({ day }) => day)).toEqual(days.sort((a, b) => a - b));
      for (const close of merged) expect(records).toContain(close);
    }),
  );
});

test('of each day the feed comes before the chart and the chart before our own snapshot', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      for (const { day, source } of mergeCloses(records)) {
        const had = records.filter((one) => one.day === day && isClose(one));
        expect(source).toBe(CLOSE_SOURCES.find((name) => had.some((one) => one.source === name)));
      }
    }),
  );
});

test('merging what is merged changes nothing, and a store merges to the same in any order', () => {
  fc.assert(
    fc.property(
      anyRecords.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([records, shuffled]) => {
        expect(mergeCloses(mergeCloses(records))).toEqual(mergeCloses(records));
        const stored = [...storeOf(records).values()];
        const other = [...stored].sort((a, b) => shuffled.indexOf(a) - shuffled.indexOf(b));
        expect(mergeCloses(other)).toEqual(mergeCloses(stored));
      },
    ),
  );
});

test('gaps and closes together are every day once', () => {
  fc.assert(
    fc.property(
      anyRecords,
      fc.integer({ min: 19_985, max: 20_015 }),
      fc.nat(30),
      (records, from, more) => {
        const to = from + more;
        const merged = mergeCloses(records);
        const held = merged.map(({ day }) => day).filter((day) => day >= from && day <= to);
        const all = [...gapsOf(merged, from, to), ...held].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: more + 1 }, (_, i) => from + i));
      },
    ),
  );
});

test('appending again what was appended changes nothing', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const once = storeOf(records);
      expect(storeOf([...once.values(), ...records, ...records])).toEqual(once);
    }),
  );
});

test('a stored close never gives way to a gap or to an older price', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const store = storeOf(records);
      for (const one of records.filter(isClose)) {
        const kept = store.get(`${one.day}/${one.source}`);
        expect(kept && isClose(kept) && kept.asOf >= one.asOf).toBe(true);
      }
    }),
  );
});

const DAY = 20_000;
const anyRound: fc.Arbitrary<FeedRound> = fc.record({
  price: fc.oneof(fc.constantFrom(-1n, 0n, 1n), fc.bigInt({ min: 1n, max: 10n ** 24n })).map(price),
  updatedAt: fc.oneof(
    fc.constantFrom(startOf(DAY) - 1, startOf(DAY), endOf(DAY)),
    fc.integer({ min: startOf(DAY) - 90_000, max: endOf(DAY) }),
  ),
});
const anyRounds = fc
  .array(anyRound, { maxLength: 12 })
  .map((rounds) => rounds.sort((a, b) => a.updatedAt - b.updatedAt));
const anyPatience = fc.constantFrom(0, 1, 2_100, 4_500, 87_300);

const judge = (rounds: readonly FeedRound[], patience: number, isWhole = true) =>
  closeOfDay(
    DAY,
    rounds.at(-1) ?? null,
    isWhole ? rounds.filter(({ updatedAt }) => dayOf(updatedAt) === DAY) : null,
    patience,
  );

test('a day has a close exactly when its last round was a price and not older than promised', () => {
  fc.assert(
    fc.property(anyRounds, anyPatience, fc.boolean(), (rounds, patience, isWhole) => {
      const last = rounds.at(-1);
      const isAwake = last !== undefined && endOf(DAY) - last.updatedAt <= patience;
      const record = judge(rounds, patience, isWhole);
      expect(isClose(record)).toBe(isAwake && last.price > 0n);
      if (isClose(record))
        expect([record.close, record.asOf]).toEqual([last?.price, last?.updatedAt]);
    }),
  );
});

test('a range holds its close and every price of the day, and stands only where all were read', () => {
  fc.assert(
    fc.property(anyRounds, anyPatience, fc.boolean(), (rounds, patience, isWhole) => {
      const record = judge(rounds, patience, isWhole);
      if (!isClose(record)) return;
      const hasRounds = dayOf(record.asOf) === DAY;
      expect(record.high !== null).toBe(isWhole && hasRounds);
      expect(lacksRange(record)).toBe(!isWhole && hasRounds);
      if (record.high === null || record.low === null) return;
      const ofDay = rounds.filter(
        ({ updatedAt, price: at }) => dayOf(updatedAt) === DAY && at > 0n,
      );
      for (const { price: at } of ofDay) expect(at <= record.high && at >= record.low).toBe(true);
      expect(ofDay.map((one) => one.price)).toContain(record.high);
      expect(ofDay.map((one) => one.price)).toContain(record.low);
      expect(record.rounds).toBe(ofDay.length);
    }),
  );
});

test('a day ends with its last second', () => {
  fc.assert(
    fc.property(fc.nat(40_000), (day) => {
      expect([dayOf(startOf(day)), dayOf(endOf(day)), dayOf(endOf(day) + 1)]).toEqual([
        day,
        day,
        day + 1,
      ]);
    }),
  );
});
