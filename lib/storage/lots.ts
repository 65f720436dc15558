import * as v from 'valibot';
import { type LotRecord, RECORD_KINDS } from '../core/lots/record.ts';
import { database } from './database.ts';
import { encode } from './item.ts';
import { address, bigintText, unixSeconds, usdText } from './schemas.ts';

const RECORD: v.GenericSchema<unknown, LotRecord> = v.object({
  id: v.string(),
  kind: v.picklist(RECORD_KINDS),
  at: unixSeconds,
  coin: v.string(),
  wallet: v.nullable(address),
  to: v.exactOptional(v.nullable(address)),
  amount: bigintText,
  value: usdText,
  fee: usdText,
});

/** Purchases and sales imported for a portfolio; an unreadable one is left out. */
export async function readLotRecords(portfolioId: string): Promise<LotRecord[]> {
  const raw = await (await database()).getAll('lots', allOf(portfolioId));
  return raw.flatMap((one) => {
    const parsed = v.safeParse(RECORD, one);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Adds records, all or none; one that is there already stays one. */
export async function appendLotRecords(
  portfolioId: string,
  records: readonly LotRecord[],
): Promise<void> {
  const transaction = (await database()).transaction('lots', 'readwrite');
  await Promise.all(
    records.map((record) => transaction.store.put(encode(record), [portfolioId, record.id])),
  );
  await transaction.done;
}

/** Forgets one record, or without an id all of a portfolio's. */
export const removeLotRecords = async (portfolioId: string, id?: string): Promise<void> =>
  (await database()).delete('lots', id === undefined ? allOf(portfolioId) : [portfolioId, id]);

const allOf = (portfolioId: string) => IDBKeyRange.bound([portfolioId], [portfolioId, []]);
