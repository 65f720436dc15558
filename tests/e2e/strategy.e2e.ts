import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import type { Screen } from './driver/screen.ts';
import { holds, SOON_MS, sees, until } from './driver/screen.ts';
import { choose } from './pages/choose.ts';
import { watchAddress } from './pages/onboarding.ts';
import { storePast } from './pages/pastPrices.ts';
import type { Scenarios } from './scenario.ts';

const words = text.strategy;
const DAYS = 200;
const RUN_MS = 60_000;

export const scenarios: Scenarios = {
  about: 'Strategy',
  cases: [
    {
      title: 'a changed rule shows its band at once, is kept, and is there after a reload',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await driver.openApp('/strategy');
        await sees(screen, words.bands.title);
        const before = await until('the bands', () => edgesIn(screen).then((now) => now || false));
        await screen.fill(words.rule.size, '2');
        const narrow = await until('narrower bands', async () => {
          const now = await edgesIn(screen);
          return now !== before && now;
        });
        await choose(screen, words.rule.kinds.relative);
        await until('other bands', async () => (await edgesIn(screen)) !== narrow);
        await choose(screen, words.rule.triggers.either);
        await choose(screen, words.rule.periods.quarter);
        await sees(screen, text.targets.unsaved);
        const wanted = await edgesIn(screen);
        await screen.press('button', words.save);
        await sees(screen, words.saved);
        await screen.reload();
        await sees(screen, words.bands.title);
        await until('the kept rule', async () => (await edgesIn(screen)) === wanted);
        assert.equal(await screen.isEnabled('button', words.save), false);
      },
    },
    {
      title: 'what the rule would cost a year follows the band, from costs read on the chain',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await storePast(driver, DAYS);
        const screen = await driver.openApp('/strategy');
        await sees(screen, words.yearly.trades, SOON_MS * 2);
        const wide = await yearlyIn(screen);
        await screen.fill(words.rule.size, '0.2');
        // Figures come a moment behind what is typed, and of each key by itself.
        await holds('a narrow band acts more, costs more and keeps closer', async () => {
          const narrow = await yearlyIn(screen);
          assert.ok(narrow.cost > wide.cost, `${narrow.cost} over ${wide.cost} dollars`);
          assert.ok(narrow.times > wide.times, `${narrow.times} over ${wide.times} times`);
          assert.ok(narrow.error < wide.error, `${narrow.error} under ${wide.error} %`);
        });
        await choose(screen, words.rule.triggers.schedule);
        await sees(screen, words.bands.noBand);
      },
    },
    {
      title: 'what cannot be read is not saved, and discarding brings the kept rule back',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await driver.openApp('/strategy');
        await sees(screen, words.bands.title);
        await screen.fill(words.rule.size, '5..');
        await sees(screen, text.targets.typed.notNumber);
        assert.equal(await screen.isEnabled('button', words.save), false);
        await screen.press('button', text.targets.discard);
        await until(
          'the kept band',
          async () => (await valueIn(screen, words.rule.size)) === '5.0',
        );
      },
    },
    {
      title: 'a backtest plays stored prices to the end in a worker, and one is cancelled',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await storePast(driver, DAYS);
        const screen = await driver.openApp('/strategy');
        await sees(screen, text.backtest.days(`${DAYS}`));
        await sees(screen, words.yearly.trades, SOON_MS * 2);
        await cancelAtOnce(screen, text.backtest.run, text.backtest.cancel);
        await sees(screen, text.backtest.cancelled);

        await screen.press('button', text.backtest.run);
        await sees(screen, text.backtest.figures.cagr, RUN_MS);
        await sees(screen, text.backtest.simulated);
        await holds('two pictures, in words', async () => {
          const [wealth = '', falls = ''] = await screen.evaluate(() =>
            [...document.querySelectorAll('figure [role="img"]')].map((one) => one.ariaLabel ?? ''),
          );
          assert.match(wealth, /^Simulated, past prices\./);
          assert.match(falls, /%/);
        });

        await screen.press('button', text.backtest.table);
        await holds('a row a day', async () => {
          const rows = await screen.evaluate(
            (label) => document.querySelectorAll(`section[aria-label="${label}"] tbody tr`).length,
            text.backtest.table,
          );
          assert.equal(rows, DAYS);
        });

        await screen.fill(text.backtest.value, '50');
        await sees(screen, text.backtest.changed);
        assert.deepEqual(driver.takeErrors(), []);
      },
    },
    {
      title: 'a backtest on less than thirty days is refused with the number of days',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await storePast(driver, 12);
        const screen = await driver.openApp('/strategy');
        await sees(screen, words.yearly.unknownPrices('12'), SOON_MS * 2);
        await screen.press('button', text.backtest.run);
        await sees(screen, text.backtest.refused.tooShort('11'));
      },
    },
  ],
};

/** Where the classes' bands lie, as the table says it. */
const edgesIn = (screen: Screen): Promise<string> =>
  screen.evaluate(() =>
    [...document.querySelectorAll('tbody tr td:nth-child(5)')]
      .map((cell) => cell.textContent)
      .join(' '),
  );

/** Cost, times it acts and tracking error of a year, as the page says them. */
async function yearlyIn(screen: Screen): Promise<Record<'cost' | 'times' | 'error', number>> {
  const shown = await screen.evaluate((title) => {
    const heading = [...document.querySelectorAll('h3')].find((one) => one.textContent === title);
    const figures = heading?.parentElement?.querySelectorAll('dt + dd') ?? [];
    return [...figures].map((one) => Number((one.textContent ?? '').replace(/[$,%<]/g, '')));
  }, words.yearly.title);
  const [cost = Number.NaN, times = Number.NaN, error = Number.NaN] = shown;
  return { cost, times, error };
}

const valueIn = (screen: Screen, label: string): Promise<string | undefined> =>
  screen.evaluate((wanted) => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent === wanted);
    return found?.control instanceof HTMLInputElement ? found.control.value : undefined;
  }, label);

/** Presses one button and, before the worker can have answered, the other that appears. */
async function cancelAtOnce(screen: Screen, run: string, cancel: string): Promise<void> {
  const isCancelled = await screen.evaluate(
    (first, second) => {
      const press = (name: string) => {
        const button = [...document.querySelectorAll('button')].find(
          (one) => one.textContent === name,
        );
        button?.click();
        return button !== undefined;
      };
      press(first);
      return new Promise<boolean>((resolve) => queueMicrotask(() => resolve(press(second))));
    },
    run,
    cancel,
  );
  assert.ok(isCancelled, 'no button to cancel with');
}
