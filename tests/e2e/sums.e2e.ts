import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { sees } from './driver/screen.ts';
import { choose } from './pages/choose.ts';
import { watchAddress } from './pages/onboarding.ts';
import { openPlan, reviewed } from './pages/plan.ts';
import { unfoldNamed } from './pages/unfold.ts';
import type { Scenarios } from './scenario.ts';

const words = text.planSum;

const swapsIn = (plan: string) =>
  [...plan.matchAll(/Swap \$([\d,]+) of (\w+) for (\w+)/g)].map(
    ([, dollars = '', sold = '', bought = '']) => {
      return { dollars: Number(dollars.replaceAll(',', '')), sold, bought };
    },
  );

const DOLLARS = new Set(['USDC', 'USDT', 'DAI', 'USDbC']);

export const scenarios: Scenarios = {
  about: 'Sums',
  cases: [
    {
      title: 'a sum is bought with or sold for, and the plan trades no more than it',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'current');
        const screen = await openPlan(driver);
        await unfoldNamed(screen, words.title);
        await screen.press('button', words.plan);
        await sees(screen, text.targets.typed.empty);
        await screen.fill(words.value, '900');
        await screen.press('button', words.plan);
        await sees(screen, /This plan only buys, with \$900 of/);
        const bought = swapsIn(await reviewed(screen));
        assert.ok(bought.length > 0);
        assert.ok(bought.every(({ sold, bought: to }) => DOLLARS.has(sold) && !DOLLARS.has(to)));
        const spent = bought.reduce((sum, { dollars }) => sum + dollars, 0);
        assert.ok(spent > 800 && spent <= 900, `${spent} dollars are spent`);

        await unfoldNamed(screen, words.title);
        await choose(screen, words.kinds.withdraw);
        await screen.fill(words.value, '700');
        await screen.press('button', words.plan);
        await sees(screen, /This plan only sells, so that \$700 of/);
        const sold = swapsIn(await reviewed(screen));
        assert.ok(sold.length > 0);
        assert.ok(
          sold.every(({ sold: from, bought: to }) => !DOLLARS.has(from) && DOLLARS.has(to)),
        );
        const raised = sold.reduce((sum, { dollars }) => sum + dollars, 0);
        // Of dollars themselves less is due once the sum is gone: a fifth is there already.
        assert.ok(raised > 500 && raised < 600, `${raised} dollars are raised`);
      },
    },
  ],
};
