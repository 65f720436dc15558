import assert from 'node:assert/strict';
import { assetKey } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { walkOf } from '../property/pastPrices.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

const words = text.policies;
/** Each class moves in its own way, whatever its place. */
const SHAPES = [
  { beta: 1, noise: 0.01 },
  { beta: 1.5, noise: 0.02 },
  { beta: 0.02, noise: 0.001 },
  { beta: 1.2, noise: 0.04 },
];

interface StoredPortfolio {
  targets: { classId: string; weight: number }[];
  strategy: { policy: { kind: string } | null };
}

/** Runs inside the extension: the first portfolio as it is stored. */
async function portfolioIn(): Promise<StoredPortfolio> {
  const api = (globalThis as unknown as { chrome: { storage: { local: StorageArea } } }).chrome;
  interface StorageArea {
    get(key: null): Promise<Record<string, unknown>>;
  }
  const items = await api.storage.local.get(null);
  const key = Object.keys(items).find((one) => one.startsWith('portfolio/') && !one.endsWith('$'));
  return items[key ?? ''] as StoredPortfolio;
}

type Row = [series: string, day: number, close: string];

/** Runs inside the extension: writes closes as a feed's. */
async function writeClosesIn(rows: Row[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const transaction = database.transaction('closes', 'readwrite');
  const store = transaction.objectStore('closes');
  for (const [series, day, close] of rows) {
    const asOf = (day + 1) * 86_400 - 1;
    const record = { day, close, high: null, low: null, source: 'feed', asOf };
    store.put(record, [series, day, 'feed']);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}

/** Made closes of every targeted class up to yesterday, the same ones each time. */
async function storeCloses(driver: Driver, days: number, shapes = SHAPES): Promise<void> {
  const { targets } = await driver.evaluateInExtension(portfolioIn);
  const ids = [...new Set([...targets.map(({ classId }) => classId), 'BTC'])].sort();
  const { prices } = walkOf(ids, days, 5, shapes);
  const yesterday = Math.floor(Date.now() / 86_400_000) - 1;
  const rows = prices.flatMap((row, bar) =>
    ids.flatMap((id, i): Row[] => {
      const reference = OUR_CLASSES.referenceOf(id);
      const close = BigInt(Math.round((row[i] ?? 1) * 1e9)) * 10n ** 9n;
      return reference ? [[assetKey(reference), yesterday - days + 1 + bar, `${close}`]] : [];
    }),
  );
  await driver.evaluateInExtension(writeClosesIn, rows);
}

/** The policy part of the targets, once the store was opened by it. */
async function openPolicy(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/targets/weights');
  await sees(screen, words.columns.proposed);
  return screen;
}

/** Types a class's weight so many basis points off, as a user does. */
async function retype(
  screen: Screen,
  target: StoredPortfolio['targets'][number] | undefined,
  by: number,
): Promise<void> {
  const name = OUR_CLASSES.classes.find(({ id }) => id === target?.classId)?.name ?? '';
  await screen.fill(text.targets.targetOf(name), (((target?.weight ?? 0) + by) / 100).toFixed(2));
}

const choiceOf = (choice: keyof typeof words.choices): RegExp =>
  new RegExp(`^${words.choices[choice][0].replace(/[()]/g, '\\$&')}$`);

export const scenarios: Scenarios = {
  about: 'Target policies',
  cases: [
    {
      title: 'a policy is previewed as a difference and changes the targets only when approved',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const before = await driver.evaluateInExtension(portfolioIn);
        const opened = await openPolicy(driver);
        await storeCloses(driver, 240);
        await opened.reload();
        await sees(opened, words.noChange);
        assert.equal(await opened.isEnabled('button', words.approve), false);
        await opened.press('radio', choiceOf('equalRisk'));
        const shown = await sees(opened, words.notApproved);
        assert.match(shown, /From 180 daily returns up to/);
        assert.match(shown, /swaps? of \$/);
        assert.deepEqual(await driver.evaluateInExtension(portfolioIn), before);

        await opened.press('button', words.approve);
        await sees(opened, words.approved);
        const after = await driver.evaluateInExtension(portfolioIn);
        assert.equal(after.strategy.policy?.kind, 'riskBudget');
        const sum = after.targets.reduce((all, { weight }) => all + weight, 0);
        assert.equal(sum, 10_000);
        assert.notDeepEqual(after.targets, before.targets);

        const targets = await driver.openApp('/targets');
        await sees(targets, words.follows(words.choices.equalRisk[0]));
        assert.ok(!(await targets.text()).includes(words.waiting));
      },
    },
    {
      title: 'a policy in force whose proposal left the band says so, and weights by hand end it',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const screen = await openPolicy(driver);
        await storeCloses(driver, 240);
        await screen.reload();
        await sees(screen, words.noChange);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.notApproved);
        await screen.press('button', words.approve);
        await sees(screen, words.approved);

        // The calm class becomes the wild one: the same policy proposes other weights.
        await storeCloses(driver, 240, [...SHAPES].reverse());
        const page = await driver.openApp('/targets');
        await sees(page, words.waiting);
        const { targets } = await driver.evaluateInExtension(portfolioIn);
        const [first, second] = targets;
        await retype(page, first, -1);
        await retype(page, second, 1);
        await page.press('button', text.targets.save);
        await sees(page, text.targets.saved);
        const after = await driver.evaluateInExtension(portfolioIn);
        assert.equal(after.strategy.policy, null);
        assert.ok(!(await page.text()).includes(words.waiting));
      },
    },
    {
      title: 'too short a history refuses with the figures, and risk facts do the same',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const screen = await openPolicy(driver);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.nothingProposed);
        await storeCloses(driver, 40);
        await screen.reload();
        await sees(screen, words.columns.proposed);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.refusals.tooShort(39, 60));
        assert.equal(await screen.has('button', words.approve), false);
        const risk = await driver.openApp('/targets/risk');
        await sees(risk, words.refusals.tooShort(39, 60));
      },
    },
    {
      title: 'risk facts name their window, and a hedge assumes nothing that was not typed',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        await openPolicy(driver);
        await storeCloses(driver, 300);
        const screen = await driver.openApp('/targets/risk');
        await sees(screen, text.risk.forecast.model);
        const { hedge, correlation, stress } = text.risk;
        await sees(screen, correlation.title);
        await sees(screen, /90 days to \d+ \w+ \d{4}/);
        await sees(screen, stress.worst(15));
        await sees(screen, hedge.typeFirst);
        await screen.fill(hedge.funding, '0.01');
        await screen.fill(hedge.margin, '100000');
        await screen.fill(hedge.maintenance, '0.5');
        await until('all is told', async () => !(await screen.text()).includes(hedge.typeFirst));
        await sees(screen, /Carry \+\$/);
        assert.equal(await screen.has('button', /order|trade|hedge/i), false);
      },
    },
  ],
};
