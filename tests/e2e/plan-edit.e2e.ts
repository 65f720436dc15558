import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { openAllowances, sentBy, worthOf } from './onChain.ts';
import {
  nothingIsUnderWay,
  onlyWatching,
  questionsIn,
  readyToSign,
  reviewed,
  signAll,
  signButton,
} from './pages/plan.ts';
import { unfoldNamed } from './pages/unfold.ts';
import type { Scenarios } from './scenario.ts';

const words = text.planEdit;
/** Far from what is suggested, and near enough to be quoted well. */
const SIZE = 1_000;

/** The hash of what is reviewed, as the panel shows it. */
async function termsOn(screen: Screen): Promise<string> {
  const [, hash] = /Terms (0x\S+)/.exec(await reviewed(screen)) ?? [];
  assert.ok(hash);
  return hash;
}

interface Local {
  QUOTA_BYTES: number;
  getBytesInUse(): Promise<number>;
  set(items: object): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Runs inside the extension: leaves room for a few signs more. */
async function fillStorageIn(): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome
    .storage;
  const left = local.QUOTA_BYTES - (await local.getBytesInUse());
  await local.set({ filling: 'x'.repeat(left - 16) });
}

/** Runs inside the extension. */
async function freeStorageIn(): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome
    .storage;
  await local.remove('filling');
}

export const scenarios: Scenarios = {
  about: 'Changing a plan',
  cases: [
    {
      title:
        'of a plan with one swap left out and one resized, only what was reviewed anew is sent',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        const before = await worthOf(devnet);
        const first = await termsOn(screen);
        await screen.press('checkbox', words.include(2));
        await sees(screen, words.changed);
        await sees(screen, text.plan.standing.leftOut);
        assert.equal(await signButton(screen), undefined);
        await unfoldNamed(screen, words.change);
        await screen.fill(words.amount, `${SIZE}`);
        const changed = await sees(screen, /Traded \$(999\.99|1,000\.00)/);
        assert.ok(!changed.includes('Terms 0x'), 'what was changed has no terms');

        await screen.press('button', words.recalculate);
        assert.notEqual(await termsOn(screen), first);
        assert.equal(await screen.has('checkbox', words.include(2)), false);
        const head = await sees(screen, /1 swap on Ethereum/);
        assert.equal(await signAll(driver, screen), questionsIn(head));

        const after = await worthOf(devnet);
        const sold = Object.entries(before.balances).filter(
          ([key, held]) => key !== '1/native' && (after.balances[key] ?? 0n) < held,
        );
        assert.deepEqual(
          sold.map(([key]) => key),
          ['1/USDC'],
        );
        const spent = before.balances['1/USDC'] ?? 0n;
        const dollars = Number(spent - (after.balances['1/USDC'] ?? 0n)) / 1e6;
        assert.ok(Math.abs(dollars - SIZE) < SIZE / 100, `${dollars} were sold`);
        assert.equal((await sentBy(devnet))[8453], 0);
        assert.deepEqual(await openAllowances(devnet), {});
        await nothingIsUnderWay(driver);
      },
    },
    {
      title: 'a class locked on the plan is left out of it while it is locked, and of the next one',
      async run({ driver, devnet }) {
        const screen = await onlyWatching(driver, devnet.user);
        await unfoldNamed(screen, words.change);
        await screen.press('checkbox', words.noSell('USD'));
        await sees(screen, words.nothingLeft);
        assert.equal(await screen.has('button', words.recalculate), false);
        await screen.press('checkbox', words.noSell('USD'));
        await until('the lock is off', () => screen.isEnabled('checkbox', words.include(1)));
        await sees(screen, /will ask/);
        await screen.press('checkbox', words.noSell('USD'));
        await sees(screen, words.nothingLeft);
        await screen.press('button', text.plan.newPlan);
        await sees(screen, text.plan.leftOut.noSell, 30_000);
      },
    },
    {
      title: 'a lock that could not be saved is said, and not shown as set',
      only: 'chromium', // Firefox sets storage no limit
      async run({ driver, devnet }) {
        const screen = await onlyWatching(driver, devnet.user);
        await unfoldNamed(screen, words.change);
        await driver.evaluateInExtension(fillStorageIn);
        await screen.press('checkbox', words.noSell('USD'));
        await sees(screen, words.lockNotSaved);
        assert.equal(await screen.isEnabled('checkbox', words.include(1)), true);
        await driver.evaluateInExtension(freeStorageIn);
        await screen.press('checkbox', words.noSell('USD'));
        const shown = await sees(screen, words.nothingLeft);
        assert.ok(!shown.includes(words.lockNotSaved));
      },
    },
  ],
};
