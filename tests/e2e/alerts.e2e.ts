import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { decide } from '../../lib/policy/decide.ts';
import type { StoredDecision } from '../../lib/storage/decisions.ts';
import { sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { storePast } from './pages/pastPrices.ts';
import { unfoldNamed } from './pages/unfold.ts';
import type { Scenarios, World } from './scenario.ts';

async function driftOf(world: World, factor: number): Promise<void> {
  await world.devnet.movePrice('ETH', factor);
}

/** Runs inside the extension: every line of history and every decision, by their keys. */
async function decidedIn(): Promise<{ lines: string[]; decisions: [string, StoredDecision][] }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const all = <T>(asking: IDBRequest<T[]>) =>
    new Promise<T[]>((resolve, reject) => {
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
  const store = (name: string) => database.transaction(name).objectStore(name);
  const lines = await all(store('history').getAllKeys());
  const keys = await all(store('decisions').getAllKeys());
  const values: StoredDecision[] = await all(store('decisions').getAll());
  database.close();
  return {
    lines: lines.map((key) => JSON.stringify(key)),
    decisions: values.map((value, i) => [JSON.stringify(keys[i]), value]),
  };
}

/** A verdict with its figures. */
const COSTS = /Correcting now would cost \$[0-9.,]+[, ]/;

export const scenarios: Scenarios = {
  about: 'Alerts',
  cases: [
    {
      title: 'a breach is told once by the alarm, and once more when a whole band worse',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        assert.deepEqual(await driver.notifications(), []);
        await until('no badge', async () => (await driver.badge()) === '');

        await driftOf(world, 1.4);
        await driver.fireAlarm();
        const [first, ...others] = await until('a notification', async () => {
          const shown = await driver.notifications();
          return shown.length > 0 && shown;
        });
        assert.match(first?.id ?? '', /^drift\//);
        assert.deepEqual(others, []);
        if (driver.kind === 'firefox') {
          assert.match(first?.title ?? '', /^ETH is \d+\.\d pp over/);
          assert.ok(first?.message?.startsWith(text.verdict.pastUnknown), first?.message);
        }
        await until('the badge counts it', async () => (await driver.badge()) === '1');
        await sees(screen, text.popup.reviewSwaps(3).slice(0, 11));

        await driver.dismissNotifications();
        if (driver.kind === 'chromium') await driver.stopWorker(); // it must not tell by memory
        await driver.fireAlarm();
        assert.deepEqual(await driver.notifications(), []);

        await driftOf(world, 1.6);
        await driver.fireAlarm();
        await until(
          'another notification',
          async () => (await driver.notifications()).length === 1,
        );

        await driver.openApp('/activity');
        const shown = await sees(screen, /Alert: Ether .*Alert: Ether/);
        assert.equal(shown.match(/Alert: Ether/g)?.length, 2);
      },
    },
    {
      title: 'an alert says what correcting would cost, and the overview the numbers behind it',
      async run(world) {
        const { driver, devnet } = world;
        await watchAddress(driver, devnet.user);
        await storePast(driver, 200);
        await driftOf(world, 1.4);
        await driver.fireAlarm();
        const [first] = await until('a notification', async () => {
          const shown = await driver.notifications();
          return shown.length > 0 && shown;
        });
        if (driver.kind === 'firefox') assert.match(first?.message ?? '', COSTS);
        const screen = await driver.openApp('/');
        await sees(screen, COSTS);
        await unfoldNamed(screen, text.verdict.numbers);
        await sees(screen, text.verdict.rows.relief);
        await sees(screen, new RegExp(`${text.verdict.rows.cost}.*\\$[0-9.,]+`));
        await driver.openApp('/activity');
        await sees(screen, new RegExp(`Alert: Ether .*${COSTS.source}`));
        const { lines, decisions } = await driver.evaluateInExtension(decidedIn);
        assert.ok(lines.length > 0);
        assert.deepEqual(
          decisions.map(([key]) => key),
          lines,
        );
        for (const [, { state, verdict }] of decisions) assert.deepEqual(decide(state), verdict);
      },
    },
    {
      title: 'back in band, the badge goes',
      async run(world) {
        const { driver, devnet } = world;
        await watchAddress(driver, devnet.user);
        await driftOf(world, 1.4);
        await driver.fireAlarm();
        await until('the badge', async () => (await driver.badge()) === '1');
        await driftOf(world, 1 / 1.4);
        await driver.fireAlarm();
        await until('no badge', async () => (await driver.badge()) === '');
        const popup = await driver.openPopup();
        await sees(popup, text.popup.allInBand);
      },
    },
    {
      title: 'the popup shows the drift and opens the plan',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await watchAddress(driver, devnet.user);
        await driftOf(world, 1.4);
        await driver.fireAlarm();
        await screen.close();
        const popup = await driver.openPopup();
        const shown = await sees(popup, text.popup.outside(1, 4));
        assert.match(shown, /ETH 5\d\.\d% \/ 46\.4%/);
        await popup.press('button', /^Review plan/);
        const page = await driver.appPage();
        await sees(page, text.plan.title);
      },
    },
  ],
};
