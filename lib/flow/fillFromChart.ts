import { assetKey } from '../core/asset.ts';
import {
  type DailyClose,
  type Day,
  type DayRecord,
  gapsOf,
  isClose,
  unasked,
} from '../core/closes.ts';
import { faultCodeOf } from '../core/fault.ts';
import type { Filled, HistoryWorld, Series } from './historyWorld.ts';

/** Points of all assets together that one chart is asked for. */
const CHART_POINTS = 500;
/** A service may be late with its newest days: a day is a gap only after these. */
const SETTLED_AFTER_DAYS = 3;

/** Days no feed has, or will have, that the chart was not yet asked for. */
function chartDays(world: HistoryWorld, { asset, records }: Series, from: Day, to: Day): Day[] {
  const sources = world.sourcesOf(asset);
  if (!sources.chart) return [];
  const slept = new Set(
    records.filter((one) => one.source === 'feed' && !isClose(one)).map(({ day }) => day),
  );
  const days = unasked(records, 'defillama', from, to);
  return sources.feed ? days.filter((day) => slept.has(day)) : days;
}

/**
 * Asks the chart once for the newest days that are missing, and for the same basket of assets
 * whatever is missing. @returns null when nothing is missing
 */
export async function fillFromChart(
  world: HistoryWorld,
  series: readonly Series[],
  first: Day,
  last: Day,
): Promise<Filled | null> {
  const wanted = series.flatMap((one) => chartDays(world, one, first, last));
  if (wanted.length === 0) return null;
  const all = [...world.basket, ...series.map(({ asset }) => asset)];
  const unique = new Map(all.map((asset) => [assetKey(asset), asset]));
  const assets = [...unique.values()].filter((asset) => world.sourcesOf(asset).chart);
  const to = wanted.reduce((a, b) => Math.max(a, b));
  const from = Math.max(first, to - Math.floor(CHART_POINTS / assets.length) + 1);
  try {
    const charts = await world.fetchCloses(assets, from, to);
    const answers = assets.map(
      (asset) => [assetKey(asset), charts[assetKey(asset)] ?? []] as const,
    );
    for (const [key, closes] of answers)
      await world.appendDays(key, [...closes, ...chartGaps(closes, from, to, last)]);
    return { found: answers.reduce((sum, [, { length }]) => sum + length, 0), fault: null };
  } catch (thrown) {
    return { found: 0, fault: faultCodeOf(thrown) };
  }
}

/** Days of an answered chart that it had nothing of and that are not new. */
const chartGaps = (closes: readonly DailyClose[], from: Day, to: Day, last: Day): DayRecord[] =>
  gapsOf(closes, from, Math.min(to, last - SETTLED_AFTER_DAYS)).map((day) => ({
    day,
    close: null,
    source: 'defillama' as const,
  }));
