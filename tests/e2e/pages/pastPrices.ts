// Past prices put into the extension's own store, as its checks would have filled it over months.

import type { ClassId } from '../../../lib/core/asset.ts';
import { assetKey } from '../../../lib/core/asset.ts';
import { seededRandom } from '../../../lib/quant/bootstrap.ts';
import { OUR_CLASSES } from '../../../lib/registry/catalogue.ts';
import type { Driver } from '../driver/launch.ts';
import { storeRecords } from './stored.ts';

/** Dollars a whole token at the first close. */
const FIRST: Readonly<Record<ClassId, number>> = { ETH: 2600, BTC: 81_000, USD: 1, LINK: 17 };
const DAY = 86_400;
const SEED = 11;
/** Most of a day's move is shared. */
const MARKET = 0.05;
const OWN = 0.03;
/** A day's move of dollars: risk cannot be weighed where a price never moves at all. */
const WOBBLE = 0.0004;

/** Stores so many daily closes, up to yesterday, of ether, bitcoin, dollars and LINK. */
export function storePast(driver: Driver, days: number): Promise<void> {
  const random = seededRandom(SEED);
  const price = { ...FIRST };
  const rows = Array.from({ length: days }, (_, day) => {
    const market = (random() - 0.5) * MARKET;
    for (const id of Object.keys(FIRST)) {
      const move = id === 'USD' ? ((day % 3) - 1) * WOBBLE : market + (random() - 0.5) * OWN;
      price[id] = (price[id] ?? 1) * (1 + move);
    }
    return { ...price };
  });
  return storeCloses(driver, rows);
}

/** Stores the closes of each day as a feed's: dollars a whole token by class, the last yesterday's. */
export function storeCloses(
  driver: Driver,
  rows: readonly Readonly<Record<ClassId, number>>[],
): Promise<void> {
  const today = Math.floor(Date.now() / 1000 / DAY);
  const records = rows.flatMap((row, i) => {
    const day = today - rows.length + i;
    return Object.entries(row).flatMap(([id, dollars]) => {
      const reference = OUR_CLASSES.referenceOf(id);
      const close = `${BigInt(Math.round(dollars * 1e9)) * 10n ** 9n}`;
      const asOf = (day + 1) * DAY - 1;
      const value = { day, close, high: null, low: null, source: 'feed', asOf };
      return reference ? [{ key: [assetKey(reference), day, 'feed'], value }] : [];
    });
  });
  return storeRecords(driver, 'closes', records);
}
