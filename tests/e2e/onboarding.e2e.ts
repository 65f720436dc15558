import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { sees } from './driver/screen.ts';
import { inDollars, worthOf } from './onChain.ts';
import {
  acceptFound,
  finish,
  setTargets,
  typeAddress,
  untilFound,
  watchAddress,
} from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

const words = text.onboarding;

export const scenarios: Scenarios = {
  about: 'Onboarding',
  cases: [
    {
      title: 'watching an address takes under a minute and shows what the chains say',
      async run({ driver, devnet }) {
        const startedAt = performance.now();
        const screen = await driver.openApp('/');
        await sees(screen, words.start.title);
        await typeAddress(screen, devnet.user);
        const found = await acceptFound(screen);
        await setTargets(screen, 'current');
        await finish(screen);
        const { total, counted, byClass } = await worthOf(devnet);
        await sees(screen, inDollars(counted), 20_000);
        const seconds = (performance.now() - startedAt) / 1000;
        assert.ok(seconds < 60, `it took ${seconds} s`);
        assert.ok(!found.includes(text.ui.noPrice), 'what is not held is not said to lack a price');
        for (const [id, value] of Object.entries(byClass)) {
          assert.ok(
            found.includes(inDollars(value, 0)),
            `${inDollars(value, 0)} is not in: ${found}`,
          );
          const kept = id === 'ETH' ? total - counted : 0n;
          await sees(screen, inDollars(value - kept, 0));
        }
        const popup = await driver.openPopup();
        await sees(popup, inDollars(counted));
        await sees(popup, text.popup.allInBand);
      },
    },
    {
      title: 'what is no address gets its sentence and stays typed',
      async run({ driver, devnet }) {
        const screen = await driver.openApp('/start');
        const badChecksum = devnet.user.replace(/[a-f]/, (letter) => letter.toUpperCase());
        const wrong: readonly (readonly [string, string])[] = [
          ['', words.address.empty],
          ['evenkeel', words.address.notAddress],
          [devnet.user.slice(0, -1), words.address.wrongLength],
          [badChecksum, words.address.checksum],
        ];
        for (const [typed, sentence] of wrong) {
          await typeAddress(screen, typed);
          await sees(screen, sentence);
        }
        await typeAddress(screen, devnet.user);
        await sees(screen, words.found.title);
      },
    },
    {
      title: 'a private key is not kept in the box',
      async run({ driver }) {
        const screen = await driver.openApp('/start');
        await typeAddress(screen, `0x${'a1'.repeat(32)}`);
        await sees(screen, words.address.secret);
        const kept = await screen.evaluate(() => document.querySelector('input')?.value);
        assert.equal(kept, '');
      },
    },
    {
      title: 'weights that do not sum to 100 say so and cannot be taken',
      async run({ driver, devnet }) {
        const screen = await driver.openApp('/start');
        await typeAddress(screen, devnet.user);
        await acceptFound(screen);
        await setTargets(screen, {
          shares: { Ether: '50', Bitcoin: '50', 'US dollar': '5', Chainlink: '0' },
        });
        await sees(screen, text.targets.cannotSave.sum('105.0%'));
        assert.equal(await screen.isEnabled('button', words.targets.next), false);
        await setTargets(screen, { shares: { Ether: '45' } });
        await finish(screen);
        await sees(screen, text.overview.balancesAt, 20_000);
      },
    },
    {
      title: 'going back loses nothing that was typed',
      async run({ driver, devnet }) {
        const screen = await driver.openApp('/start');
        await typeAddress(screen, devnet.user);
        await acceptFound(screen);
        await setTargets(screen, { shares: { Ether: '51.25' } });
        await screen.fill(text.targets.bandOf('Bitcoin'), '3');
        await screen.press('button', words.back);
        await untilFound(screen);
        await screen.press('checkbox', 'Gold');
        await screen.press('button', words.back);
        await screen.press('button', words.start.watchButton);
        await acceptFound(screen);
        await sees(screen, text.targets.lead.slice(0, 27));
        const typed = await screen.evaluate(() =>
          [...document.querySelectorAll<HTMLInputElement>('li input')].map(({ value }) => value),
        );
        assert.equal(typed[0], '51.25');
        assert.equal(typed[3], '3');
        assert.ok(await screen.has('textbox', text.targets.targetOf('Gold')));
      },
    },
    {
      title: 'targets are changed on their page, whole or not at all',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await driver.openApp('/targets');
        await screen.fill(text.targets.targetOf('Ether'), '99');
        await sees(screen, /Targets add up to 152\.\d+%/);
        assert.equal(await screen.isEnabled('button', text.targets.save), false);
        await screen.press('button', text.targets.scale);
        await screen.press('button', text.targets.save);
        await sees(screen, text.targets.saved);
      },
    },
  ],
};
