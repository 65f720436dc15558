import assert from 'node:assert/strict';
import { text } from '../../lib/core/text.ts';
import { sees, sleep, until } from './driver/screen.ts';
import { driftPoints, openAllowances, sentBy, worthOf } from './onChain.ts';
import { askToSign, openPlan, questionsIn, readyToSign, signAll, TWO_SWAPS } from './pages/plan.ts';
import { confirm, decline } from './pages/walletWindow.ts';
import type { Scenarios } from './scenario.ts';

const words = text.plan;
const BAND = 5;
/** Longer than the page needs to ask the chain again. */
const A_WHILE_MS = 3_000;

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
        assert.equal(questions, questionsIn(head));
        assert.ok(asked.some((said) => said.includes('Network Ethereum')));
        assert.ok(asked.some((said) => said.includes('Network Base')));
        assert.ok(asked.every((said) => !said.includes('Unlimited')));

        const drift = driftPoints(await worthOf(devnet), TWO_SWAPS.percent);
        for (const [id, points] of Object.entries(drift)) {
          assert.ok(Math.abs(points) <= BAND, `${id} is ${points} points from its target`);
        }
        assert.deepEqual(await openAllowances(devnet), {});
        await sees(screen, words.bundle.allowancesBack);
        assert.deepEqual(await driver.openBundles(), []);

        const activity = await driver.openApp('/activity');
        await sees(activity, text.activity.end.done(2));
        const popup = await driver.openPopup();
        await sees(popup, text.popup.allInBand);
        await until('no badge', async () => (await driver.badge()) === '');
      },
    },
    {
      title: 'declined half-way, nothing is sent by itself and one click closes the allowance',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        await askToSign(screen);
        await confirm(driver);
        await decline(driver);
        await sees(screen, words.bundle.noneSent);
        await sees(screen, words.bundle.allowanceTitle);
        const sent = await sentBy(devnet);
        assert.equal(Object.keys(await openAllowances(devnet)).length, 1);

        await driver.fireAlarm();
        await until('the badge of an open plan', async () => (await driver.badge()) === '…');
        const shown = await driver.notifications();
        assert.ok(shown.some(({ id }) => id.startsWith('bundle/')));
        await sleep(A_WHILE_MS);
        assert.equal(await driver.walletQuestion(), undefined);
        assert.deepEqual(await sentBy(devnet), sent);
        const popup = await driver.openPopup();
        await sees(popup, text.popup.goOn(2, 4));
        await popup.close();

        await screen.press('button', words.bundle.closeAllowance);
        assert.match(await confirm(driver), /Spending cap 0 USDC/);
        await sees(screen, words.bundle.stoppedNone, 20_000);
        assert.deepEqual(await openAllowances(devnet), {});
        assert.deepEqual(await driver.openBundles(), []);
      },
    },
    {
      title: 'a swap confirmed after the page was closed is settled by the alarm',
      only: 'chromium', // Firefox ends no background on demand
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        await askToSign(screen);
        await confirm(driver);
        await driver.walletWindow(20_000);
        await screen.close();
        await confirm(driver);
        const [, ...rest] = await until('two transactions', async () => {
          const { 1: count } = await sentBy(devnet);
          return count === 2 && [count];
        });
        assert.deepEqual(rest, []);
        await sleep(A_WHILE_MS); // the block of the swap must no longer be the newest
        await driver.stopWorker();
        await driver.fireAlarm();
        const again = await openPlan(driver);
        await sees(again, words.bundle.progress(1, 2));
        await sees(again, words.standing.done);
        assert.deepEqual(await openAllowances(devnet), {});
      },
    },
    {
      title: 'a question left open by a reload is not asked again, and counts once confirmed',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        await askToSign(screen);
        await driver.walletWindow();
        await screen.reload();
        await sees(screen, words.title);
        await sleep(A_WHILE_MS);
        assert.equal(await screen.has('button', words.approve('MetaMask')), false);
        await confirm(driver);
        await sees(screen, words.stepState.confirmed, 20_000);
        assert.deepEqual(await sentBy(devnet), { 1: 1, 8453: 0 });
      },
    },
  ],
};
