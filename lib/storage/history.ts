import * as v from 'valibot';
import type { HistoryEntry } from '../core/history.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { BUNDLE } from './bundleSchema.ts';
import { database } from './database.ts';
import type { StoredDecision } from './decisions.ts';
import { encode } from './item.ts';
import { bpsNumber, id, unixSeconds } from './schemas.ts';
import { STATEMENT } from './statementSchema.ts';

const ENTRY: v.GenericSchema<unknown, HistoryEntry> = v.variant('kind', [
  v.object({
    kind: v.literal('rebalance'),
    id,
    portfolioId: id,
    at: unixSeconds,
    bundle: BUNDLE,
    onTargetAfter: v.nullable(bpsNumber),
  }),
  v.object({
    kind: v.literal('alert'),
    id,
    portfolioId: id,
    at: unixSeconds,
    classId: v.string(),
    weight: bpsNumber,
    target: bpsNumber,
    band: bpsNumber,
    outside: v.number(),
    said: v.optional(v.nullable(STATEMENT), null),
  }),
  v.object({
    kind: v.literal('verdict'),
    id,
    portfolioId: id,
    at: unixSeconds,
    said: STATEMENT,
  }),
]);

/** So many decisions of a portfolio are kept beside their lines. */
const KEPT_DECISIONS = 50;

const keyOf = ({ portfolioId, at, id }: HistoryEntry): [string, number, string] => [
  portfolioId,
  at,
  id,
];

/** Appends an entry; one of the same id and time is left as it is. */
export async function appendHistory(entry: HistoryEntry): Promise<void> {
  const db = await database();
  const key = keyOf(entry);
  if ((await db.get('history', key)) === undefined) await db.put('history', encode(entry), key);
}

/** Appends what was said of a decision, with all it was made of: that of the last 50 is kept. */
export async function appendDecided(entry: HistoryEntry, decision: StoredDecision): Promise<void> {
  await appendHistory(entry);
  const work = (await database()).transaction('decisions', 'readwrite');
  await work.store.put(encode(decision), keyOf(entry));
  const keys = await work.store.getAllKeys(allOf(entry.portfolioId));
  for (const key of keys.slice(0, -KEPT_DECISIONS)) await work.store.delete(key);
  await work.done;
}

/** Entries of a portfolio, newest first, `from` a time on; an unreadable one is left out. */
export async function readHistory(
  portfolioId: string,
  from: UnixSeconds = 0,
): Promise<HistoryEntry[]> {
  const raw = await (await database()).getAll('history', allOf(portfolioId, from));
  return raw
    .flatMap((one) => {
      const parsed = v.safeParse(ENTRY, one);
      return parsed.success ? [parsed.output] : [];
    })
    .reverse();
}

/** Forgets what happened to a portfolio. */
export async function removeHistory(portfolioId: string): Promise<void> {
  const db = await database();
  await db.delete('history', allOf(portfolioId));
  await db.delete('decisions', allOf(portfolioId));
}

const allOf = (portfolioId: string, from = Number.NEGATIVE_INFINITY) =>
  IDBKeyRange.bound([portfolioId, from], [portfolioId, []]);
