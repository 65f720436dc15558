import assert from 'node:assert/strict';
import { text } from '../../lib/core/text.ts';
import { sees, until } from './driver/screen.ts';
import { inDollars, sentBy, worthOf } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import {
  askToSign,
  connect,
  openPlan,
  readyToSign,
  reviewed,
  signButton,
  TWO_SWAPS,
  WALLET,
} from './pages/plan.ts';
import { setWalletId } from './pages/settings.ts';
import { confirm, decline, unlock } from './pages/walletWindow.ts';
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
        const { total } = await worthOf(devnet);
        await sees(screen, inDollars(total, 0));
      },
    },
    {
      title: 'where no MetaMask is, the plan says so and what was typed is kept',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, TWO_SWAPS);
        const screen = await openPlan(driver);
        await reviewed(screen);
        await screen.press('button', words.wallet.connect);
        await sees(screen, text.faults['wallet.absent'], 30_000);
        await sees(screen, text.onboarding.connect.setId);
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
      title: 'another account than the plan’s signs nothing until the right one is chosen',
      async run(world) {
        const { driver } = world;
        await driver.walletControl({ account: 1, grantAccounts: 'all' });
        const screen = await reviewedPlan(world);
        await connect(driver, screen);
        await sees(screen, words.wallet.otherTitle);
        assert.equal(await signButton(screen), undefined);
        await driver.walletControl({ account: 0 });
        await sees(screen, words.approve(WALLET));
      },
    },
    {
      title: 'a locked wallet on another chain is unlocked and moved before it signs',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        await driver.walletControl({ locked: true, chain: '0x2105' });
        await askToSign(screen);
        await unlock(driver);
        assert.match(await confirm(driver), /Network Ethereum/);
        await until('the approval is mined', async () => (await sentBy(devnet))[1] === 1);
        assert.equal((await sentBy(devnet))[8453], 0);
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
