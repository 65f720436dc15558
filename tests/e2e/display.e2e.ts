import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { sees, seesNoMore, until } from './driver/screen.ts';
import { choose } from './pages/choose.ts';
import { watchAddress } from './pages/onboarding.ts';
import { openSettings } from './pages/settings.ts';
import type { Scenarios } from './scenario.ts';

const { display, portfolios } = text.settings;
const IN_EURO = /€[\d,]{4,}/;

/** Runs in the page: what has more in it than it shows, the page itself among it. */
function tooWideIn(): string[] {
  const holders = [document.documentElement, ...document.querySelectorAll('main .overflow-x-auto')];
  return holders
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map((one) => `${one.tagName} ${one.scrollWidth} > ${one.clientWidth}`);
}

export const scenarios: Scenarios = {
  about: 'Display and portfolios',
  cases: [
    {
      title: 'money is shown in euro on page and popup, and limits stay in dollars',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        await choose(await openSettings(driver), display.currencies.EUR);
        const overview = await driver.openApp('/');
        await sees(overview, IN_EURO);
        await seesNoMore(overview, /\$\d/);
        const popup = await driver.openPopup();
        await sees(popup, IN_EURO);
        await popup.close();
        const targets = await driver.openApp('/targets');
        await sees(targets, text.targets.limits.minTradeHint);
      },
    },
    {
      title: 'on a narrow page, or at 200 %, no drift is out of view, however long the name',
      async run({ driver, devnet }) {
        const screen = await watchAddress(driver, devnet.user);
        await openSettings(driver);
        await screen.fill(
          portfolios.name,
          'Die Altersvorsorge unserer Familie samt Reserven '.padEnd(60, 'x'),
        );
        await screen.press('button', portfolios.save);
        await driver.openApp('/');
        await sees(screen, 'Die Altersvorsorge');
        await screen.press('button', /ETH/);
        for (const width of [400, 640, 900]) {
          await screen.resize({ width, height: 800 });
          assert.deepEqual(await screen.evaluate(tooWideIn), [], `at ${width} px`);
        }
      },
    },
    {
      title: 'a second portfolio has a name of its own, and the switcher goes to the first again',
      async run({ driver, devnet }) {
        const first = text.onboarding.portfolioName;
        const screen = await watchAddress(driver, devnet.user);
        await openSettings(driver);
        await screen.press('button', portfolios.new);
        await watchAddress(driver, devnet.chains[1].accounts[1] ?? devnet.user, 'equal');
        const whose = () => screen.evaluate(() => document.querySelector('h1')?.textContent ?? '');
        await until('the second one', async () => (await whose()).startsWith(`${first} 2`));
        await choose(screen, first);
        await until('the first one', async () => (await whose()).startsWith(`${first} ·`));
      },
    },
  ],
};
