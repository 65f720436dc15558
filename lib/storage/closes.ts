import * as v from 'valibot';
import type { AssetKey } from '../core/asset.ts';
import { CLOSE_SOURCES, type Day, type DayRecord, newerRecord } from '../core/closes.ts';
import { database } from './database.ts';
import { encode, type StoredItem, storedItem } from './item.ts';
import { priceText, unixSeconds } from './schemas.ts';

const day = v.pipe(v.number(), v.integer(), v.minValue(0));
const source = v.picklist(CLOSE_SOURCES);

const RECORD: v.GenericSchema<unknown, DayRecord> = v.union([
  v.object({
    day,
    close: priceText,
    high: v.nullable(priceText),
    low: v.nullable(priceText),
    rounds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    source,
    asOf: unixSeconds,
  }),
  v.object({ day, close: v.null(), source }),
]);

const parse = (raw: unknown): DayRecord | undefined => {
  const parsed = v.safeParse(RECORD, raw);
  return parsed.success ? parsed.output : undefined;
};

/** What every source says of an asset's days from one to another; an unreadable one is left out. */
export async function readDays(series: AssetKey, from: Day, to: Day): Promise<DayRecord[]> {
  const range = IDBKeyRange.bound([series, from], [series, to, []]);
  const raw = await (await database()).getAll('closes', range);
  return raw.flatMap((one) => parse(one) ?? []);
}

/** Adds records, all or none. Writing the same again, or a worse one, changes nothing. */
export async function appendDays(series: AssetKey, records: readonly DayRecord[]): Promise<void> {
  const transaction = (await database()).transaction('closes', 'readwrite');
  for (const record of records) {
    const key: [string, number, string] = [series, record.day, record.source];
    const stored = parse(await transaction.store.get(key));
    if (!stored || newerRecord(stored, record) === record)
      await transaction.store.put(encode(record), key);
  }
  await transaction.done;
}

/** When a portfolio's last step of filling history began; 0 before the first. */
export const fillItem = (portfolioId: string): StoredItem<number> =>
  storedItem(`historyStep/${portfolioId}`, unixSeconds, 0);
