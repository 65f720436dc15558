import assert from 'node:assert/strict';
import { lieAboutHashes } from '../../devnet/front/liar.ts';
import * as text from '../../lib/core/text.ts';
import { sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { openPlan, signButton, TWO_SWAPS } from './pages/plan.ts';
import type { Scenarios } from './scenario.ts';

const words = text.plan;

export const scenarios: Scenarios = {
  about: 'Lying operators',
  cases: [
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
  ],
};
