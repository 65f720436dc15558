import assert from 'node:assert/strict';
import { liar, lieAboutHashes } from '../../devnet/front/liar.ts';
import { text } from '../../lib/core/text.ts';
import { bendKyber, bendVelora, inKyberDesc, inVeloraData } from '../chain/bentAnswers.ts';
import { STRANGER } from '../fixtures/quotes/swapCalls.ts';
import { sees, sleep, until } from './driver/screen.ts';
import { inDollars, worthOf } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import { connect, openPlan, signButton, TWO_SWAPS } from './pages/plan.ts';
import { openSettings, setWalletId } from './pages/settings.ts';
import type { Scenarios } from './scenario.ts';

const words = text.plan;

export const scenarios: Scenarios = {
  about: 'What cannot be believed',
  cases: [
    {
      title: 'one lying operator of each chain changes no figure and is named',
      async run({ driver, devnet }) {
        const { front } = devnet;
        front.setOperator('ethereum-rpc.publicnode.com', { kind: 'lying', change: liar });
        front.setOperator('base-rpc.publicnode.com', { kind: 'lying', change: liar });
        const screen = await watchAddress(driver, devnet.user);
        const { total } = await worthOf(devnet);
        await sees(screen, inDollars(total));
      },
    },
    {
      title: 'two lying operators make the chain unknown, and nothing is planned',
      async run({ driver, devnet }) {
        const { front } = devnet;
        const screen = await watchAddress(driver, devnet.user, TWO_SWAPS);
        const once = lieAboutHashes;
        front.setOperator('base-rpc.publicnode.com', { kind: 'lying', change: once });
        front.setOperator('base.llamarpc.com', {
          kind: 'lying',
          change: (method, params, result) => once(method, params, once(method, params, result)),
        });
        await driver.fireAlarm();
        await until('the badge of an unknown state', async () => (await driver.badge()) === '!');
        await sees(screen, text.overview.found.titles.chain);
        await openPlan(driver);
        await sees(screen, words.block.unknownChain('Base'));
        await sees(screen, text.faults['rpc.split']);
        assert.equal(await signButton(screen), undefined);

        front.reset();
        await screen.press('button', words.checkAgain);
        await sees(screen, /on Ethereum.* on Base/, 20_000);
      },
    },
    {
      title: 'prices that disagree are shown as such and not traded on',
      async run({ driver, devnet }) {
        devnet.front.setPrices((_coin, answer) =>
          /ETH/i.test(answer.symbol) ? { ...answer, price: answer.price * 1.2 } : answer,
        );
        const screen = await watchAddress(driver, devnet.user, TWO_SWAPS);
        await sees(screen, /Price sources disagree on/);
        await openPlan(driver);
        await sees(screen, words.block.priceTitle.disputed('ETH'), 20_000);
        assert.equal(await signButton(screen), undefined);
      },
    },
    {
      title: 'swaps that both aggregators bend to a stranger are refused, and nobody is asked',
      async run({ driver, devnet }) {
        devnet.front.setHostile('kyberswap', bendKyber(inKyberDesc({ dstReceiver: STRANGER })));
        devnet.front.setHostile('velora', bendVelora(inVeloraData({ beneficiary: STRANGER })));
        await watchAddress(driver, devnet.user, TWO_SWAPS);
        await setWalletId(driver);
        const screen = await openPlan(driver);
        await sees(screen, words.standing.refused, 30_000);
        await sees(screen, words.guards.receiver);
        await connect(driver, screen);
        await sleep(1_000);
        assert.equal(await signButton(screen), undefined);
        assert.equal(await driver.walletQuestion(), undefined);
      },
    },
    {
      title: 'a host that refuses extensions gets a card with the one click that allows it',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, TWO_SWAPS);
        devnet.front.setCors(false);
        await driver.fireAlarm();
        const screen = await openSettings(driver);
        await sees(screen, text.settings.repair.title('coins.llama.fi'));
        assert.ok(await screen.has('button', text.settings.repair.allow));
        devnet.front.setCors(true);
        await driver.fireAlarm();
        await until(
          'the card is gone',
          async () => !(await screen.text()).includes('coins.llama.fi did not answer'),
        );
      },
    },
  ],
};
