import assert from 'node:assert/strict';
import { text } from '../../lib/core/text.ts';
import { sees } from './driver/screen.ts';
import { driftPoints, openAllowances, worthOf } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import { connect, openPlan, questionsIn, reviewed, signAll, WALLET } from './pages/plan.ts';
import { setWalletId } from './pages/settings.ts';
import type { Scenarios } from './scenario.ts';

/** Dollars are over by more than either chain could sell alone: a swap on each. */
const SHARES = { Ether: '61.3', Bitcoin: '28.9', 'US dollar': '5.5', Chainlink: '4.3' };
const TARGETS = { ETH: 61.3, BTC: 28.9, USD: 5.5, LINK: 4.3 };
const BAND = 5;

export const scenarios: Scenarios = {
  about: 'Rebalancing',
  cases: [
    {
      title: 'a plan signed to its end on both chains brings every class into its band',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, { shares: SHARES });
        await setWalletId(driver);
        const screen = await openPlan(driver);
        await reviewed(screen);
        await connect(driver, screen);
        const head = await sees(screen, /will ask \d+ times/);
        assert.match(head, /on Ethereum.* on Base/);
        const asked: string[] = [];
        const questions = await signAll(driver, screen, (step) => void asked.push(step.asked));
        assert.equal(questions, questionsIn(head));
        assert.ok(asked.some((said) => said.includes('Network Ethereum')));
        assert.ok(asked.some((said) => said.includes('Network Base')));
        assert.ok(asked.every((said) => !said.includes('Unlimited')));

        const drift = driftPoints(await worthOf(devnet), TARGETS);
        for (const [id, points] of Object.entries(drift)) {
          assert.ok(Math.abs(points) <= BAND, `${id} is ${points} points from its target`);
        }
        assert.deepEqual(await openAllowances(devnet), {});
        await sees(screen, text.plan.bundle.allowancesBack);
        assert.deepEqual(await driver.openBundles(), []);

        const activity = await driver.openApp('/activity');
        await sees(activity, /\d swaps? done/);
        const popup = await driver.openPopup();
        await sees(popup, text.popup.allInBand);
        assert.equal(await driver.badge(), '');
      },
    },
  ],
};
