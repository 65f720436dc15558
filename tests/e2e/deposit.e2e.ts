import assert from 'node:assert/strict';
import { parseUnits } from 'viem';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import * as text from '../../lib/core/text.ts';
import { sees, seesNoMore } from './driver/screen.ts';
import { blocksPass } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import { nothingIsUnderWay, ONE_SWAP, readyToSign, reviewed, signAll } from './pages/plan.ts';
import { storedItems } from './pages/stored.ts';
import type { Scenarios } from './scenario.ts';

const words = text.overview.deposit;

/** Four thousand dollars arrive on Ethereum. */
async function payIn(devnet: Devnet): Promise<void> {
  const chain = devnet.chains[1];
  const amount = parseUnits('4000', 6);
  const token = chain.tokens.USDC?.address;
  assert.ok(token);
  await chain.send(dealerCall(chain, token, TOKEN_ABI, 'mint', [devnet.user, amount]));
  await blocksPass(devnet, 1);
}

const dollarsIn = (shown: string): number => Number(shown.replaceAll(',', ''));

export const scenarios: Scenarios = {
  about: 'Deposits',
  cases: [
    {
      title: 'a deposit is noticed, and the plan for it sells nothing but what came in',
      async run({ driver, devnet }) {
        const screen = await watchAddress(driver, devnet.user, 'current');
        await driver.fireAlarm();
        await payIn(devnet);
        await driver.fireAlarm();
        assert.match(await sees(screen, words.title), /\$4,000, noticed/);
        await screen.press('button', words.plan);
        const plan = await reviewed(screen);
        const swaps = [...plan.matchAll(/Swap \$([\d,]+) of (\w+) for \w+/g)];
        assert.ok(swaps.length > 0, plan);
        assert.deepEqual(new Set(swaps.map(([, , symbol]) => symbol)), new Set(['USDC']));
        const sold = swaps.reduce((sum, [, dollars = '']) => sum + dollarsIn(dollars), 0);
        assert.ok(sold <= 4000, `${sold} dollars are sold`);
      },
    },
    {
      title: 'a deposit that comes while a plan is signed is told alone, and the swap is none',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await payIn(devnet);
        await signAll(driver, screen);
        await nothingIsUnderWay(driver);
        await driver.fireAlarm();
        const ledger = await driver.openApp('/activity/ledger');
        const { title, deposit, withdrawal } = text.ledger.flows;
        const [, transfers = ''] = (await sees(ledger, title)).split(title);
        assert.equal(transfers.split(deposit).length, 2, transfers);
        assert.ok(!transfers.includes(withdrawal), transfers);
        const [, dollars = ''] = /\+\$([\d,.]+)/.exec(transfers) ?? [];
        assert.equal(dollars, '4,000.00');
      },
    },
    {
      title: 'a deposit that is left alone is not mentioned again',
      async run({ driver, devnet }) {
        const screen = await watchAddress(driver, devnet.user, 'current');
        await driver.fireAlarm();
        await payIn(devnet);
        await driver.fireAlarm();
        await sees(screen, words.title);
        await screen.press('button', words.dismiss);
        await seesNoMore(screen, words.title);
        await driver.fireAlarm();
        const stored = Object.entries(await storedItems(driver));
        const [, performance] = stored.find(([key]) => /^performance\/[^$]+$/.test(key)) ?? [];
        const { flows, deposit } = performance as { flows: unknown[]; deposit: unknown };
        assert.deepEqual([flows.length, deposit], [1, null]);
        await screen.reload();
        assert.ok(!(await sees(screen, text.overview.balancesAt)).includes(words.title));
      },
    },
  ],
};
