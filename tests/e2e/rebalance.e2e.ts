import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { sees, until } from './driver/screen.ts';
import { driftPoints, openAllowances, worthOf } from './onChain.ts';
import {
  nothingIsUnderWay,
  ONE_SWAP,
  questionsIn,
  readyToSign,
  signAll,
  TWO_SWAPS,
} from './pages/plan.ts';
import type { Scenarios } from './scenario.ts';

const words = text.plan;
const BAND = 5;

export const scenarios: Scenarios = {
  about: 'Rebalancing',
  cases: [
    {
      title: 'a plan signed to its end on both chains brings every class into its band',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        const head = await sees(screen, /will ask \d+ times/);
        assert.match(head, /on Ethereum.* on Base/);
        const asked: string[] = [];
        const questions = await signAll(driver, screen, (step) => void asked.push(step.asked));
        const said = await sees(screen, /Portfolio is now [\d.]+% on target/);
        assert.equal(questions, questionsIn(head));
        assert.ok(asked.some((said) => said.includes('Network Ethereum')));
        assert.ok(asked.some((said) => said.includes('Network Base')));
        assert.ok(asked.every((said) => !said.includes('Unlimited')));

        const drift = driftPoints(await worthOf(devnet), TWO_SWAPS.percent);
        for (const [id, points] of Object.entries(drift)) {
          assert.ok(Math.abs(points) <= BAND, `${id} is ${points} points from its target`);
        }
        assert.deepEqual(await openAllowances(devnet), {});
        await sees(screen, words.bundle.noneLeftOpen);
        const [, onTarget] = /Portfolio is now ([\d.]+)%/.exec(said) ?? [];
        const apart = Object.values(drift).reduce((sum, points) => sum + Math.abs(points), 0) / 2;
        assert.ok(Math.abs(Number(onTarget) - (100 - apart)) < 0.2, `${onTarget}, ${apart} apart`);
        await nothingIsUnderWay(driver);

        const activity = await driver.openApp('/activity');
        await sees(activity, text.activity.end.done(2));
        const popup = await driver.openPopup();
        await sees(popup, text.popup.allInBand);
        await until('no badge', async () => (await driver.badge()) === '');
      },
    },
    {
      title: 'a new plan asked for the moment the last swap is done is made',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await signAll(driver, screen);
        await screen.press('button', words.newPlan);
        await sees(screen, words.nothing, 20_000);
        await nothingIsUnderWay(driver);
      },
    },
  ],
};
