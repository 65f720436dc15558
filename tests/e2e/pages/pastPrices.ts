// Past prices put into the extension's own store, as its checks would have filled it over months.

import { assetKey } from '../../../lib/core/asset.ts';
import { seededRandom } from '../../../lib/quant/bootstrap.ts';
import { OUR_CLASSES } from '../../../lib/registry/catalogue.ts';
import type { Driver } from '../driver/launch.ts';

/** Dollars a whole token at the first close. */
const FIRST: Readonly<Record<string, number>> = { ETH: 2600, BTC: 81_000, USD: 1, LINK: 17 };
const DAY = 86_400;
const SEED = 11;
/** Most of a day's move is shared. */
const MARKET = 0.05;
const OWN = 0.03;
/** A day's move of dollars: risk cannot be weighed where a price never moves at all. */
const WOBBLE = 0.0004;

interface StoredClose {
  series: string;
  day: number;
  close: string;
  asOf: number;
}

/** Stores so many daily closes, up to yesterday, of ether, bitcoin, dollars and LINK. */
export async function storePast(driver: Driver, days: number): Promise<void> {
  await driver.evaluateInExtension(writeClosesIn, closesOf(days));
}

function closesOf(days: number): StoredClose[] {
  const random = seededRandom(SEED);
  const price = { ...FIRST };
  const yesterday = Math.floor(Date.now() / 1000 / DAY) - 1;
  return Array.from({ length: days }, (_, i) => yesterday - days + 1 + i).flatMap((day) => {
    const market = (random() - 0.5) * MARKET;
    return Object.keys(FIRST).flatMap((id) => {
      const reference = OUR_CLASSES.referenceOf(id);
      const move = id === 'USD' ? ((day % 3) - 1) * WOBBLE : market + (random() - 0.5) * OWN;
      price[id] = (price[id] ?? 1) * (1 + move);
      const close = `${BigInt(Math.round(price[id] * 1e6)) * 10n ** 12n}`;
      return reference
        ? [{ series: assetKey(reference), day, close, asOf: (day + 1) * DAY - 1 }]
        : [];
    });
  });
}

/** Runs inside the extension. */
async function writeClosesIn(closes: StoredClose[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const writing = database.transaction('closes', 'readwrite');
  for (const { series, day, close, asOf } of closes) {
    const record = { day, close, high: null, low: null, source: 'feed', asOf };
    writing.objectStore('closes').put(record, [series, day, 'feed']);
  }
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onerror = () => reject(writing.error);
  });
  database.close();
}
