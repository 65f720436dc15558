import assert from 'node:assert/strict';
import { assetKey, NATIVE } from '../../lib/core/asset.ts';
import type { Driver } from './driver/launch.ts';
import { until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { storedItems, storedRecords } from './pages/stored.ts';
import type { Scenarios } from './scenario.ts';

const ETHER = assetKey({ chainId: 1, address: NATIVE });
const FILL_MS = 20_000;
const HISTORY_DAYS = 400;
/** More steps than so many days take. */
const MOST_STEPS = 14;

/** Every record with its series, and when history was last asked for. */
async function storedCloses(driver: Driver) {
  const kept = await storedRecords<Stored>(driver, 'closes');
  const steps = Object.entries(await storedItems(driver)).filter(([key]) => isStep(key));
  return {
    records: kept.map(({ key, value }) => ({ ...value, series: key[0] })),
    steps: steps.map(([, at]) => at as number),
  };
}

const isStep = (key: string): boolean => /^historyStep\/[^$]+$/.test(key);

/** Runs inside the extension: lets the next alarm take another step at once. */
async function forgetStepsIn(): Promise<void> {
  const api = (globalThis as unknown as { chrome: { storage: { local: StorageArea } } }).chrome;
  interface StorageArea {
    get(key: null): Promise<Record<string, unknown>>;
    remove(keys: string[]): Promise<void>;
  }
  const keys = Object.keys(await api.storage.local.get(null));
  await api.storage.local.remove(keys.filter((key) => key.startsWith('historyStep/')));
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
            const found = await storedCloses(driver);
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

        // History comes after the check: by the second alarm's the first would have asked.
        await driver.fireAlarm();
        await driver.fireAlarm();
        const later = await storedCloses(driver);
        assert.deepEqual(later.steps, stored.steps);
      },
    },
    {
      title: 'days that no feed has a round of are filled from the chart, step by step to the last',
      async run({ driver, devnet }) {
        const { log } = devnet.front;
        await watchAddress(driver, devnet.user);
        const from = log.length;
        let closes: Stored[] = [];
        for (let step = 0; step < MOST_STEPS && closes.length < HISTORY_DAYS; step += 1) {
          const known = closes.length;
          await driver.evaluateInExtension(forgetStepsIn);
          await driver.fireAlarm();
          closes = await until(
            `more than ${known} days after step ${step}`,
            async () => {
              const { records } = await storedCloses(driver);
              const fed = records.find(({ source }) => source === 'feed');
              const own = records.filter(({ source, series }) => {
                return source === 'defillama' && series === fed?.series;
              });
              return fed && (step === 0 || own.length > known) && own;
            },
            FILL_MS,
          );
        }
        assert.ok(closes.length >= HISTORY_DAYS, `${closes.length} days`);
        assert.ok(closes.every(({ close }) => close !== null));
        const days = closes.map(({ day }) => day).sort((a, b) => b - a);
        const yesterday = Math.floor(Date.now() / 86_400_000) - 1;
        assert.deepEqual(
          days,
          closes.map((_, i) => yesterday - i),
        );
        // Whatever is missing, the same basket is asked for.
        const charts = log.slice(from).filter(({ path }) => path.startsWith('/chart/'));
        assert.equal(new Set(charts.map(({ path }) => path.split('?')[0])).size, 1);
      },
    },
  ],
};
