import { type Asset, assetKey } from '../core/asset.ts';
import {
  type Day,
  type DayRecord,
  dayOf,
  isClose,
  lacksRange,
  unasked,
  type WantedDays,
} from '../core/closes.ts';
import type { FaultCode } from '../core/fault.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { CLOSES_TO_EARN } from '../core/proven.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { fillFromChart } from './fillFromChart.ts';
import type { Filled, HistoryWorld, Series } from './historyWorld.ts';

/** How a step ended: nothing left to ask, or so many records found, and what went wrong. */
export interface FillStep {
  isWhole: boolean;
  found: number;
  faults: FaultCode[];
}

/** How far back closes are wanted: what a walk-forward takes, and a few for days nobody has. */
const HISTORY_DAYS = CLOSES_TO_EARN + 24;
/** How far back ranges are. */
const RANGE_DAYS = 90;
/** What one step asks a feed for. */
const CLOSES_A_STEP = 120;
const RANGES_A_STEP = 30;
const STEP_EVERY_SECONDS = 3600;

/** At most one step an hour. @returns null when it was too early or there is nothing to fill */
export async function fillHistory(
  world: HistoryWorld,
  portfolioId: string,
): Promise<FillStep | null> {
  const portfolio = await world.readPortfolio(portfolioId);
  if (!portfolio || portfolio.kind === 'demo') return null;
  const now = world.now();
  const since = now - (await world.readStep(portfolioId));
  if (since >= 0 && since < STEP_EVERY_SECONDS) return null;
  await world.writeStep(portfolioId, now);
  return fillStep(world, portfolio);
}

/**
 * One step of filling the closes of the assets that stand for a portfolio's targets. The store is
 * the only memory: each step looks for what is missing, newest first, asks one feed and one chart,
 * and writes what it found. A source that fails leaves its gaps to a later step. @throws storage.*
 */
export async function fillStep(
  world: HistoryWorld,
  portfolio: Portfolio,
  days = HISTORY_DAYS,
): Promise<FillStep> {
  const to = dayOf(world.now()) - 1;
  const from = to - days + 1;
  const series = await Promise.all(
    assetsOf(world, portfolio).map(async (asset) => {
      return { asset, records: await world.readDays(assetKey(asset), from, to) };
    }),
  );
  const ends = await Promise.all([
    fillFromFeed(world, inTurn(series, world.now()), from, to),
    fillFromChart(world, series, from, to),
  ]);
  const done = ends.filter((end) => end !== null);
  return {
    isWhole: done.length === 0,
    found: done.reduce((sum, { found }) => sum + found, 0),
    faults: done.flatMap(({ fault }) => (fault ? [fault] : [])),
  };
}

/** The assets whose price stands for each target, each once. */
function assetsOf(world: HistoryWorld, portfolio: Portfolio): Asset[] {
  const classes = world.classesOf(portfolio);
  const assets = portfolio.targets.flatMap(({ classId }) => classes.referenceOf(classId) ?? []);
  return [...new Map(assets.map((asset) => [assetKey(asset), asset])).values()];
}

/** Another asset is first each hour, so that one that cannot be read holds up none. */
function inTurn<T>(list: readonly T[], now: UnixSeconds): T[] {
  const first = list.length === 0 ? 0 : Math.floor(now / STEP_EVERY_SECONDS) % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

/** Asks the first feed that was not yet asked for everything; null when there is none. */
async function fillFromFeed(
  world: HistoryWorld,
  series: readonly Series[],
  from: Day,
  to: Day,
): Promise<Filled | null> {
  const withFeed = series.filter(({ asset }) => world.sourcesOf(asset).feed);
  const wants = withFeed.map(({ asset, records }) => {
    const { closes, ranges } = wantedOf(records, from, to);
    return { asset, closes, ranges: world.sourcesOf(asset).ranges ? ranges : [] };
  });
  const next = wants.find(({ closes, ranges }) => closes.length + ranges.length > 0);
  if (!next) return null;
  const { asset, ...wanted } = next;
  const { records, fault } = await world.readFeedDays(asset, wanted);
  await world.appendDays(assetKey(asset), records);
  return { found: records.length, fault };
}

/** What a feed was not yet asked for, newest days first. */
function wantedOf(records: readonly DayRecord[], from: Day, to: Day): WantedDays {
  const closes = unasked(records, 'feed', from, to).reverse().slice(0, CLOSES_A_STEP);
  const bare = records.flatMap((one) => (isClose(one) && lacksRange(one) ? [one.day] : []));
  const ranges = [...bare, ...closes].filter((day) => day > to - RANGE_DAYS).sort((a, b) => b - a);
  return { closes, ranges: ranges.slice(0, RANGES_A_STEP) };
}
