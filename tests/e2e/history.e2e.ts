import assert from 'node:assert/strict';
import { assetKey, NATIVE } from '../../lib/core/asset.ts';
import { until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

const ETHER = assetKey({ chainId: 1, address: NATIVE });
const FILL_MS = 20_000;

/** Runs inside the extension: every record by its key, and when history was last asked for. */
async function closesIn() {
  const api = (globalThis as unknown as { chrome: { storage: { local: StorageArea } } }).chrome;
  interface StorageArea {
    get(key: null): Promise<Record<string, unknown>>;
  }
  const items = Object.entries(await api.storage.local.get(null));
  const steps = items.filter(([key]) => key.startsWith('historyStep/') && !key.endsWith('$'));
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const store = database.transaction('closes').objectStore('closes');
  const all = <T>(asking: IDBRequest<T[]>) =>
    new Promise<T[]>((resolve, reject) => {
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
  const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
  database.close();
  const records = values.map((value, i) => {
    return { ...(value as Stored), series: (keys[i] as string[])[0] };
  });
  return { records, steps: steps.map(([, at]) => at as number) };
}

interface Stored {
  source: string;
  day: number;
  close: string | null;
  asOf?: number;
}

export const scenarios: Scenarios = {
  about: 'Price history',
  cases: [
    {
      title: 'an alarm keeps the agreed price of the day and asks feeds for history once an hour',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        const stored = await until(
          'history in the store',
          async () => {
            const found = await driver.evaluateInExtension(closesIn);
            return found.records.some(({ source }) => source === 'feed') && found;
          },
          FILL_MS,
        );
        const own = stored.records.filter(
          ({ source, series }) => source === 'snapshot' && series === ETHER,
        );
        assert.equal(own.length, 1);
        assert.match(own[0]?.close ?? '', /^30\d{20}$/);
        // The devnet's feeds are hours old: what they have no round of is marked, not invented.
        // Which asset's turn it is goes by the hour.
        const fed = stored.records.filter(({ source }) => source === 'feed');
        assert.ok(fed.length > 20, `${fed.length} days asked`);
        assert.ok(fed.filter(({ close }) => close !== null).length <= 1);
        assert.equal(stored.steps.length, 1);

        await driver.fireAlarm();
        const later = await driver.evaluateInExtension(closesIn);
        assert.deepEqual(later.steps, stored.steps);
      },
    },
  ],
};
