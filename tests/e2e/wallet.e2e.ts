import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { sees } from './driver/screen.ts';
import { inDollars, sentBy, worthOf } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import {
  askToSign,
  connect,
  openPlan,
  readyToSign,
  reviewed,
  TWO_SWAPS,
  WALLET,
} from './pages/plan.ts';
import { setWalletId } from './pages/settings.ts';
import { confirm, decline } from './pages/walletWindow.ts';
import type { Scenarios, World } from './scenario.ts';

const words = text.plan;

/** A reviewed plan, with nobody connected yet. */
async function reviewedPlan({ driver, devnet }: World) {
  await watchAddress(driver, devnet.user, TWO_SWAPS);
  await setWalletId(driver);
  const screen = await openPlan(driver);
  await reviewed(screen);
  return screen;
}

export const scenarios: Scenarios = {
  about: 'The wallet',
  cases: [
    {
      title: 'the address is taken from the wallet, whose window names this extension by its id',
      async run({ driver, devnet }) {
        await setWalletId(driver);
        const screen = await driver.openApp('/start');
        await sees(screen, driver.ownId);
        await screen.press('button', text.onboarding.connect.button);
        assert.match(await confirm(driver), new RegExp(driver.ownId));
        await sees(screen, text.onboarding.found.title);
        const { byClass } = await worthOf(devnet);
        await sees(screen, inDollars(byClass.ETH));
      },
    },
    {
      title: 'declining to connect says that nothing was sent, and it can be asked again',
      async run(world) {
        const { driver } = world;
        const screen = await reviewedPlan(world);
        await screen.press('button', words.wallet.connect);
        await decline(driver);
        await sees(screen, text.faults['wallet.declined']);
        await connect(driver, screen);
        await sees(screen, words.approve(WALLET));
      },
    },
    {
      title: 'a wallet that is asking already is pointed at, and not asked again',
      async run(world) {
        const { driver } = world;
        const screen = await reviewedPlan(world);
        await screen.press('button', words.wallet.connect);
        await driver.walletWindow();
        await screen.reload();
        await reviewed(screen);
        await screen.press('button', words.wallet.connect);
        await sees(screen, text.faults['wallet.busy']);
        await confirm(driver);
        await sees(screen, words.approve(WALLET));
      },
    },
    {
      title: 'a wallet that goes away while asking holds the step until the chain tells',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        await driver.walletControl({ dropPortAfter: { method: 'eth_sendTransaction', ms: 300 } });
        await askToSign(screen);
        await driver.walletWindow();
        await sees(screen, words.bundle.heldTitle);
        await confirm(driver);
        await sees(screen, words.stepState.confirmed, 20_000);
        assert.deepEqual(await sentBy(devnet), { 1: 1, 8453: 0 });
      },
    },
  ],
};
