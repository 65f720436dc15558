import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Address } from 'viem';
import { dollars } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { demoPortfolio } from '../../lib/registry/demo.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, seesNoMore, until } from './driver/screen.ts';
import { choose } from './pages/choose.ts';
import { watchAddress } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

const STORAGE = new URL('../../lib/storage/', import.meta.url);
const DAY = 86_400;

/** What every key that lies in storage for one portfolio begins with, as the code names them. */
function keysOfAPortfolio(): string[] {
  const sources = readdirSync(STORAGE).map((file) => readFileSync(new URL(file, STORAGE), 'utf8'));
  const made = [...sources.join('\n').matchAll(/storedItem\(\s*`([^`]*)`/g)];
  return made.map(([, key = '']) => {
    const [, before] = /^(\w+\/)\$\{portfolioId\}$/.exec(key) ?? [];
    assert.ok(before, `${key} is no key of a portfolio`);
    return before;
  });
}

interface Area {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: object): Promise<void>;
}

/** Runs inside the extension: every key that names the portfolio, of storage and of the database. */
async function keysWithIn(id: string): Promise<string[]> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
    .storage;
  const found = Object.keys(await local.get(null)).filter((key) => key.includes(id));
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  for (const name of database.objectStoreNames) {
    const asking = database.transaction(name).objectStore(name).getAllKeys();
    await new Promise((resolve) => {
      asking.onsuccess = resolve;
    });
    const keys = asking.result.map((key) => `${name}: ${JSON.stringify(key)}`);
    found.push(...keys.filter((key) => key.includes(id)));
  }
  database.close();
  return found;
}

/** Runs inside the extension: something under each key, as if every feature had been used. */
async function fillIn(id: string, keys: string[]): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
    .storage;
  for (const key of keys.map((before) => before + id)) {
    const { [key]: stored } = await local.get(key);
    if (stored === undefined) await local.set({ [key]: null, [`${key}$`]: { v: 1 } });
  }
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = database.transaction(['journal', 'history', 'decisions', 'lots'], 'readwrite');
  writing.objectStore('journal').put([], id);
  writing.objectStore('history').put({}, [id, 1, 'old']);
  writing.objectStore('decisions').put({}, [id, 1, 'old']);
  writing.objectStore('lots').put({}, [id, 'old']);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  database.close();
}

interface Sum {
  value: string;
  schedule: { every: 'days'; days: number };
}

/** Runs inside the extension: a fixed sum for the first portfolio, last planned at that time. */
async function investIn(invest: Sum, settledAt: number): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
    .storage;
  const { portfolioIds } = (await local.get('portfolioIds')) as { portfolioIds: string[] };
  const key = `portfolio/${portfolioIds[0]}`;
  const stored = (await local.get(key))[key] as { strategy: object };
  const portfolio = { ...stored, strategy: { ...stored.strategy, invest } };
  await local.set({ [key]: portfolio, [`invest/${portfolioIds[0]}`]: settledAt });
}

/** The id of the one portfolio there is. */
const idOf = async (driver: Driver): Promise<string> => {
  const [id] = await driver.evaluateInExtension(async () => {
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
      .storage;
    return (await local.get('portfolioIds')).portfolioIds as string[];
  });
  assert.ok(id);
  return id;
};

/** The id of the portfolio the page shows. */
const inView = (screen: Screen) =>
  screen.evaluate(
    (label) => document.querySelector<HTMLSelectElement>(`[aria-label="${label}"]`)?.value,
    text.overview.portfolio,
  );

export const scenarios: Scenarios = {
  about: 'Portfolios',
  cases: [
    {
      title: 'a removed portfolio leaves nothing behind',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const id = await idOf(driver);
        const keys = keysOfAPortfolio();
        assert.ok(keys.length > 12, keys.join());
        await driver.evaluateInExtension(fillIn, id, keys);
        const before = await driver.evaluateInExtension(keysWithIn, id);
        for (const key of keys) assert.ok(before.includes(key + id), `${key} was not filled`);
        const words = text.settings.portfolios;
        const screen = await driver.openApp('/settings');
        await screen.press('button', words.removePortfolio);
        await screen.press('button', words.confirmButton);
        const left = () => driver.evaluateInExtension(keysWithIn, id);
        await until('all is gone', async () => (await left()).length === 0).catch(async () =>
          assert.deepEqual(await left(), []),
        );
      },
    },
    {
      title: 'removing a portfolio is asked first, and leaves the one in view in view',
      async run({ driver, devnet }) {
        const screen = await driver.openApp('/start');
        await screen.press('button', text.onboarding.start.demoButton);
        await until('the demo is in view', async () => (await inView(screen)) === demoPortfolio.id);
        await watchAddress(driver, devnet.user);
        await driver.openApp('/start');
        await watchAddress(driver, devnet.chains[1].accounts[1] as Address);
        const second = await until('the second in view', () => inView(screen));
        const words = text.settings.portfolios;
        await driver.openApp('/settings');
        await screen.press('button', words.removePortfolio);
        await sees(screen, words.confirm(demoPortfolio.name));
        const focused = () => screen.evaluate(() => document.activeElement?.textContent);
        assert.equal(await focused(), words.keep);
        await screen.evaluate(() => {
          const key = { key: 'Escape', bubbles: true };
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
        });
        await seesNoMore(screen, words.confirm(demoPortfolio.name));
        assert.equal(await focused(), words.removePortfolio);
        await screen.press('button', words.removePortfolio);
        await screen.press('button', words.confirmButton);
        await seesNoMore(screen, demoPortfolio.name);
        assert.equal(await inView(screen), second);
      },
    },
    {
      title: 'a portfolio that an address names stays in view of its tab until another is chosen',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const id = await idOf(driver);
        const screen = await driver.openApp('/start');
        await screen.press('button', text.onboarding.start.demoButton);
        await until('the demo is in view', async () => (await inView(screen)) === demoPortfolio.id);
        await driver.openApp(`/?portfolio=${id}`);
        await until('the named one is in view', async () => (await inView(screen)) === id);
        await screen.press('link', text.overview.nav.targets);
        await sees(screen, text.targets.limits.title);
        assert.equal(await inView(screen), id);
        await choose(screen, demoPortfolio.name);
        await until(
          'the chosen one is in view',
          async () => (await inView(screen)) === demoPortfolio.id,
        );
      },
    },
    {
      title: 'a fixed sum that is due is told once by the alarm, and planned from the overview',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const sum: Sum = { value: `${dollars(250)}`, schedule: { every: 'days', days: 10 } };
        const now = Math.floor(Date.now() / 1000);
        await driver.evaluateInExtension(investIn, sum, now - 3 * DAY);
        await driver.fireAlarm();
        assert.deepEqual(await driver.notifications(), []);
        await driver.evaluateInExtension(investIn, sum, now - 12 * DAY);
        await driver.fireAlarm();
        const [told] = await until('a notification', async () => {
          const shown = await driver.notifications();
          return shown.length > 0 && shown;
        });
        assert.equal(told?.id, `invest/${await idOf(driver)}`);
        if (driver.kind === 'firefox') assert.equal(told?.title, text.alert.investTitle);
        await driver.dismissNotifications();
        if (driver.kind === 'chromium') await driver.stopWorker(); // it must not tell by memory
        await driver.fireAlarm();
        assert.deepEqual(await driver.notifications(), []);
        const screen = await driver.openApp('/');
        await sees(screen, text.planSum.due);
        await screen.press('button', text.planSum.planDue);
        await sees(screen, /This plan only buys, with \$250 of/);
      },
    },
  ],
};
