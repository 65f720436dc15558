// What the extension has stored, read and written past its own code.
import type { Driver } from '../driver/launch.ts';
import { until } from '../driver/screen.ts';

interface Api {
  storage: { local: { get(of: null): Promise<Record<string, unknown>> } };
}

/** Every stored item by its key. */
export const storedItems = (driver: Driver): Promise<Record<string, unknown>> =>
  driver.evaluateInExtension(() =>
    (globalThis as unknown as { chrome: Api }).chrome.storage.local.get(null),
  );

/** Waits until no check of a portfolio is under way: what it asks and writes is over. */
export async function noCheckRuns(driver: Driver): Promise<void> {
  await until('the end of every check', async () => {
    const items = Object.entries(await storedItems(driver));
    const checks = items.filter(([key]) => /^check\/[^$]+$/.test(key));
    return checks.every(([, check]) => (check as { endedAt: number | null }).endedAt !== null);
  });
}

/** One record of the database: values as they are stored. */
export interface StoredRecord<T> {
  readonly key: readonly unknown[];
  readonly value: T;
}

/** Every record of a store. */
export async function storedRecords<T>(driver: Driver, store: string): Promise<StoredRecord<T>[]> {
  await databaseIsMade(driver);
  return (await driver.evaluateInExtension(recordsIn, store)) as StoredRecord<T>[];
}

/** Puts a record under each key. */
export async function storeRecords(
  driver: Driver,
  store: string,
  records: readonly StoredRecord<unknown>[],
): Promise<void> {
  await databaseIsMade(driver);
  await driver.evaluateInExtension(putIn, store, records);
}

/** Whoever opens it first makes it, and only the product makes it as it must be. */
const databaseIsMade = (driver: Driver): Promise<boolean> =>
  until('the product’s database', () =>
    driver.evaluateInExtension(async () =>
      (await indexedDB.databases()).some(({ name }) => name === 'evenkeel'),
    ),
  );

/** Runs inside the extension. */
async function recordsIn(name: string): Promise<StoredRecord<unknown>[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const store = database.transaction(name).objectStore(name);
  const all = <T>(asking: IDBRequest<T[]>) =>
    new Promise<T[]>((resolve, reject) => {
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
  const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
  database.close();
  return values.map((value, i) => ({ key: keys[i] as unknown[], value }));
}

/** Runs inside the extension. */
async function putIn(name: string, records: readonly StoredRecord<unknown>[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const writing = database.transaction(name, 'readwrite');
  for (const { key, value } of records) writing.objectStore(name).put(value, key as IDBValidKey);
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onerror = () => reject(writing.error);
  });
  database.close();
}
