import * as v from 'valibot';
import { type Asset, type AssetKey, assetKey } from '../core/asset.ts';
import { type DailyClose, type Day, dayOf, endOf } from '../core/closes.ts';
import { Fault } from '../core/fault.ts';
import { price } from '../core/money.ts';
import { fetchJson } from '../net/fetchJson.ts';
import { coinOf, toPrice } from './defillama.ts';

/** Below this the source itself is not sure. */
const MIN_CONFIDENCE = 0.9;
/** The service looks for a price a tenth of the period around each point; further off is no close. */
const SEARCH_SECONDS = 8_640;
/** More points than any answer to our questions has. */
const MAX_POINTS = 1_000;
const MAX_TIME = 1e11;

/** Documented at defillama.com/docs/api (coins/chart); further keys are ignored. */
const ANSWER = v.looseObject({
  coins: v.record(
    v.string(),
    v.looseObject({
      confidence: v.optional(v.number(), 1),
      prices: v.pipe(
        v.array(
          v.looseObject({
            timestamp: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TIME)),
            price: v.pipe(v.number(), v.finite(), v.minValue(0)),
          }),
        ),
        v.maxLength(MAX_POINTS),
      ),
    }),
  ),
});

type Point = v.InferOutput<typeof ANSWER>['coins'][string]['prices'][number];

/**
 * DefiLlama's closes from one day to another, both counted, of every asset in one request. A day
 * without a point near its end is absent, as is an asset the service does not know or is not sure
 * of. No ranges: points are not all prices of a day. @throws host.unreachable
 */
export async function fetchDefillamaCloses(
  assets: readonly Asset[],
  from: Day,
  to: Day,
): Promise<Partial<Record<AssetKey, DailyClose[]>>> {
  const coins = [...new Set(assets.map(coinOf))].join(',');
  const query = `start=${endOf(from)}&span=${to - from + 1}&period=1d`;
  const raw = await fetchJson({ url: `https://coins.llama.fi/chart/${coins}?${query}` });
  const parsed = v.safeParse(ANSWER, raw);
  if (!parsed.success) throw new Fault('host.unreachable', 'coins.llama.fi sent no chart');
  const closes = assets.flatMap((asset) => {
    const entry = parsed.output.coins[coinOf(asset)];
    if (!entry || !(entry.confidence >= MIN_CONFIDENCE)) return [];
    return [[assetKey(asset), closesOf(entry.prices, from, to)] as const];
  });
  return Object.fromEntries(closes);
}

/** The point nearest to the end of each day, within what the service searches. */
function closesOf(points: readonly Point[], from: Day, to: Day): DailyClose[] {
  const nearest = new Map<Day, Point>();
  const distance = (day: Day, { timestamp }: Point) => Math.abs(timestamp - endOf(day));
  for (const point of points) {
    const day = dayOf(point.timestamp - SEARCH_SECONDS);
    const other = nearest.get(day);
    const isNear = day >= from && day <= to && distance(day, point) <= SEARCH_SECONDS;
    const isBest = !other || distance(day, point) < distance(day, other);
    if (isNear && isBest && toPrice(point.price) > 0n) nearest.set(day, point);
  }
  return [...nearest].map(([day, point]) => closeOf(day, point)).sort((a, b) => a.day - b.day);
}

const closeOf = (day: Day, point: Point): DailyClose => ({
  day,
  close: price(toPrice(point.price)),
  high: null,
  low: null,
  source: 'defillama',
  asOf: point.timestamp,
});
