import * as v from 'valibot';
import type { ChainId } from '../core/asset.ts';
import { COST_SOURCES, type CostPoint, type GasReading } from '../core/costPoint.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { database } from './database.ts';
import { encode } from './item.ts';
import { address, bigintText, chainId, priceText, unixSeconds, usdText } from './schemas.ts';

const POINT: v.GenericSchema<unknown, CostPoint> = v.object({
  id: v.string(),
  chainId,
  sell: address,
  buy: address,
  at: unixSeconds,
  size: usdText,
  cost: v.nullable(usdText),
  gas: v.nullable(bigintText),
  source: v.picklist(COST_SOURCES),
});

const GAS: v.GenericSchema<unknown, GasReading> = v.object({
  chainId,
  hour: v.pipe(v.number(), v.integer(), v.minValue(0)),
  perGas: bigintText,
  l1Fee: bigintText,
  coin: priceText,
});

const known =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  (raw: unknown): T[] => {
    const parsed = v.safeParse(schema, raw);
    return parsed.success ? [parsed.output] : [];
  };

/** What swaps on a chain cost since then; an unreadable one is left out. */
export async function readCostPoints(chain: ChainId, since: UnixSeconds): Promise<CostPoint[]> {
  const raw = await (await database()).getAll('costs', IDBKeyRange.bound([chain], [chain, []]));
  return raw.flatMap(known(POINT)).filter(({ at }) => at >= since);
}

/** Adds points, each in place of one of its chain, source and id, and lets go of what is older than `since`. */
export async function writeCostPoints(
  points: readonly CostPoint[],
  since: UnixSeconds,
): Promise<void> {
  const { store, done } = (await database()).transaction('costs', 'readwrite');
  for (const point of points)
    await store.put(encode(point), [point.chainId, point.source, point.id]);
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const [point] = known(POINT)(cursor.value);
    if (!point || point.at < since) await cursor.delete();
  }
  await done;
}

/** Forgets what pools said for a portfolio's trades: the ids of those points begin with its own. */
export async function removeCostPoints(portfolioId: string): Promise<void> {
  const { store, done } = (await database()).transaction('costs', 'readwrite');
  for (const key of await store.getAllKeys())
    if (key[2].startsWith(`${portfolioId}/`)) await store.delete(key);
  await done;
}

/** What gas cost on a chain from an hour on, oldest first; an unreadable reading is left out. */
export async function readGasReadings(chain: ChainId, since: number): Promise<GasReading[]> {
  const range = IDBKeyRange.bound([chain, since], [chain, []]);
  return (await (await database()).getAll('gas', range)).flatMap(known(GAS));
}

/** Keeps an hour's reading in place of an earlier one, and lets go of what is older than `since`. */
export async function writeGasReading(reading: GasReading, since: number): Promise<void> {
  const { store, done } = (await database()).transaction('gas', 'readwrite');
  await store.put(encode(reading), [reading.chainId, reading.hour]);
  await store.delete(
    IDBKeyRange.bound([reading.chainId, 0], [reading.chainId, since], false, true),
  );
  await done;
}
