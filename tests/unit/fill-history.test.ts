import { expect, test } from 'vitest';
import { type Asset, type AssetKey, assetKey, type ClassId, NATIVE } from '../../lib/core/asset.ts';
import {
  type DailyClose,
  type Day,
  type DayRecord,
  daysBetween,
  endOf,
  newerRecord,
  startOf,
  type WantedDays,
} from '../../lib/core/closes.ts';
import type { FaultCode } from '../../lib/core/fault.ts';
import { bps, price } from '../../lib/core/money.ts';
import { fillHistory, fillStep } from '../../lib/flow/fillHistory.ts';
import type { HistoryWorld } from '../../lib/flow/historyWorld.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const TODAY = 20_000;
const DAYS = daysBetween(TODAY - 10, TODAY - 1);
const assetOf = (classId: ClassId, chainId: number): Asset => ({
  chainId,
  address: NATIVE,
  symbol: classId,
  decimals: 18,
  classId,
});
const ETH = assetOf('ETH', 1);
const GOLD = assetOf('GOLD', 10);
const BNB = assetOf('BNB', 56);

const portfolioOf = (...classIds: ClassId[]) =>
  plainPortfolio({
    targets: classIds.map((classId) => ({ classId, weight: bps(100), band: null })),
  });
const closeOf = (day: Day, source: DailyClose['source'], asOf = endOf(day)): DailyClose => {
  return { day, close: price(1n), high: null, low: null, source, asOf };
};

/** A world with its store in memory, whose sources answer by these rules; what was asked of them. */
function worldOf(rules: {
  feed?: (asset: Asset, day: Day) => DayRecord;
  feedFault?: (asset: Asset) => FaultCode | null;
  chart?: (day: Day) => boolean;
}) {
  const stored = new Map<AssetKey, DayRecord[]>();
  const feeds: (WantedDays & { asset: Asset })[] = [];
  const charts: { assets: readonly Asset[]; from: Day; to: Day }[] = [];
  const world: HistoryWorld & { at: number; step: number } = {
    at: startOf(TODAY) + 60,
    step: 0,
    now: () => world.at,
    readPortfolio: async () => portfolioOf('ETH'),
    classesOf: () => ({
      referenceOf: (classId) => [ETH, GOLD, BNB].find((asset) => asset.classId === classId),
    }),
    sourcesOf: (asset) => ({ feed: asset !== GOLD, ranges: asset === ETH, chart: true }),
    basket: [GOLD, BNB],
    readDays: async (series, from, to) =>
      (stored.get(series) ?? []).filter(({ day }) => day >= from && day <= to),
    appendDays: async (series, records) => {
      const all = new Map(
        (stored.get(series) ?? []).map((one) => [`${one.day}${one.source}`, one]),
      );
      for (const one of records) {
        const before = all.get(`${one.day}${one.source}`);
        all.set(`${one.day}${one.source}`, before ? newerRecord(before, one) : one);
      }
      stored.set(series, [...all.values()]);
    },
    readFeedDays: async (asset, wanted) => {
      feeds.push({ asset, ...wanted });
      const fault = rules.feedFault?.(asset) ?? null;
      const days = fault ? [] : [...wanted.closes, ...wanted.ranges];
      return {
        records: days.map((day) => rules.feed?.(asset, day) ?? closeOf(day, 'feed')),
        fault,
      };
    },
    fetchCloses: async (assets, from, to) => {
      charts.push({ assets, from, to });
      const closes = daysBetween(from, to).filter((day) => rules.chart?.(day) ?? true);
      const series = closes.map((day) => closeOf(day, 'defillama'));
      return Object.fromEntries(assets.map((asset) => [assetKey(asset), series]));
    },
    readStep: async () => world.step,
    writeStep: async (_id, at) => {
      world.step = at;
    },
  };
  return { world, stored, feeds, charts };
}
const step = (world: HistoryWorld, ...classIds: ClassId[]) =>
  fillStep(world, portfolioOf(...classIds), DAYS.length);

test('a feed is asked for every day before today, newest first, and then no more', async () => {
  const { world, feeds, charts } = worldOf({
    feed: (_asset, day) => ({ ...closeOf(day, 'feed'), high: price(1n), low: price(1n) }),
  });
  expect(await step(world, 'ETH')).toMatchObject({ isWhole: false, faults: [] });
  expect(feeds.map(({ closes }) => closes)).toEqual([[...DAYS].reverse()]);
  expect(await step(world, 'ETH')).toEqual({ isWhole: true, found: 0, faults: [] });
  expect([feeds.length, charts.length]).toEqual([1, 0]);
});

test('a day whose rounds were not all read is asked for its range again', async () => {
  const { world, feeds } = worldOf({});
  await step(world, 'ETH');
  await step(world, 'ETH');
  expect(feeds[1]).toMatchObject({ closes: [], ranges: [...DAYS].reverse() });
});

test('a feed that is too lively is never asked for ranges', async () => {
  const { world, feeds } = worldOf({});
  await step(world, 'BNB');
  expect(feeds[0]?.ranges).toEqual([]);
  expect((await step(world, 'BNB')).isWhole).toBe(true);
});

test('a day the feed slept is asked of the chart, and it alone is why the chart is asked', async () => {
  const slept = DAYS[4] ?? 0;
  const { world, charts, stored } = worldOf({
    feed: (_asset, day) =>
      day === slept
        ? { day, close: null, source: 'feed' }
        : { ...closeOf(day, 'feed'), high: price(1n), low: price(1n) },
  });
  await step(world, 'ETH');
  expect(charts).toEqual([]);
  await step(world, 'ETH');
  expect(charts.map(({ to }) => to)).toEqual([slept]);
  expect(stored.get(assetKey(ETH))).toContainEqual(closeOf(slept, 'defillama'));
  expect((await step(world, 'ETH')).isWhole).toBe(true);
});

test('the chart is asked for the whole basket, whichever of it is missing', async () => {
  const { world, charts } = worldOf({});
  await step(world, 'GOLD');
  expect(charts.map(({ assets }) => assets)).toEqual([[GOLD, BNB]]);
});

test('a day an answered chart has nothing of is a gap once it is old, and asked again while new', async () => {
  const [old = 0, late = 0] = [TODAY - 6, TODAY - 1];
  const { world, charts, stored } = worldOf({ chart: (day) => day !== old && day !== late });
  await step(world, 'GOLD');
  expect(stored.get(assetKey(GOLD))).toContainEqual({ day: old, close: null, source: 'defillama' });
  expect(stored.get(assetKey(GOLD))?.some(({ day }) => day === late)).toBe(false);
  await step(world, 'GOLD');
  expect(charts.at(-1)?.to).toBe(late);
  world.at += 86_400 * 3;
  await step(world, 'GOLD');
  world.at -= 86_400 * 3;
  expect((await step(world, 'GOLD')).isWhole).toBe(true);
});

test('a feed that fails is named, leaves no mark, and does not hold up another for ever', async () => {
  const { world, feeds, stored } = worldOf({
    feedFault: (asset) => (asset === ETH ? 'rpc.unreachable' : null),
  });
  const ends = [];
  for (let hour = 0; hour < 2; hour += 1) {
    ends.push(await step(world, 'ETH', 'BNB'));
    world.at += 3_600;
  }
  expect(ends.flatMap(({ faults }) => faults)).toEqual(['rpc.unreachable']);
  expect(new Set(feeds.map(({ asset }) => asset))).toEqual(new Set([ETH, BNB]));
  expect(stored.get(assetKey(ETH))).toEqual([]);
  expect(stored.get(assetKey(BNB))).toHaveLength(DAYS.length);
});

test('there is at most one step an hour, and a clock set back does not stop it', async () => {
  const { world, feeds } = worldOf({});
  expect(await fillHistory(world, 'p')).not.toBeNull();
  world.at += 3_599;
  expect(await fillHistory(world, 'p')).toBeNull();
  world.at += 1;
  expect(await fillHistory(world, 'p')).not.toBeNull();
  world.at -= 7_200;
  expect(await fillHistory(world, 'p')).not.toBeNull();
  expect(feeds).toHaveLength(3);
});

test('a demo asks nobody', async () => {
  const { world, feeds, charts } = worldOf({});
  world.readPortfolio = async () => ({ ...portfolioOf('ETH', 'GOLD'), kind: 'demo' });
  expect(await fillHistory(world, 'p')).toBeNull();
  expect([feeds.length, charts.length, world.step]).toEqual([0, 0, 0]);
});
