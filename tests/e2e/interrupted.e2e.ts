import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { holds, type Screen, sees, until } from './driver/screen.ts';
import { blocksPass, openAllowances, sentBy } from './onChain.ts';
import {
  askToSign,
  nothingIsUnderWay,
  ONE_SWAP,
  openPlan,
  readyToSign,
  signButton,
} from './pages/plan.ts';
import { storedItems } from './pages/stored.ts';
import { confirm, decline } from './pages/walletWindow.ts';
import type { Scenarios, World } from './scenario.ts';

const words = text.plan.bundle;
const { stepState } = text.plan;

/** Alarms pass and nobody signs: whatever is sent or asked now is sent or asked by itself. */
async function nothingHappensBy({ driver, devnet }: World, alarms: number): Promise<void> {
  const before = await sentBy(devnet);
  for (let i = 0; i < alarms; i += 1) await driver.fireAlarm();
  assert.equal(await driver.walletQuestion(), undefined);
  assert.deepEqual(await sentBy(devnet), before);
}

/** Asks for the first transaction of a plan and leaves the page while the wallet's window is open. */
async function leaveWhileAsked({ driver, devnet }: World): Promise<Screen> {
  const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
  await askToSign(screen);
  const window = await driver.walletWindow();
  await screen.close();
  return window;
}

/** Confirms what is asked while no page of ours is open, and waits until the chain is past it. */
async function confirmAlone({ driver, devnet }: World, sent: number): Promise<void> {
  await confirm(driver);
  await until('it is mined', async () => (await sentBy(devnet))[1] === sent);
  await blocksPass(devnet, 2);
  // Firefox ends a background only by itself.
  if (driver.kind === 'chromium') await driver.stopWorker();
}

/** The steps of the plan under way as they are stored, whoever wrote them. */
async function storedSteps({ driver }: World): Promise<string[]> {
  const items = Object.entries(await storedItems(driver));
  const [, bundles] = items.find(([key]) => /^journal\/[^$]+$/.test(key)) ?? [];
  const [bundle] = (bundles ?? []) as { steps: { id: string; state: string }[] }[];
  return (bundle?.steps ?? []).map(({ id, state }) => `${id} ${state}`);
}

export const scenarios: Scenarios = {
  about: 'Interrupted',
  cases: [
    {
      title: 'a plan declined half-way sends nothing by itself, and one click closes its allowance',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await askToSign(screen);
        await confirm(driver);
        await decline(driver);
        const shown = await sees(screen, words.noneSent);
        assert.ok(shown.includes(text.faults['wallet.declined']), shown);
        assert.match(shown, /Allow \w+ to spend exactly [\d.,]+ USDC Confirmed/);
        assert.match(shown, /Swap [\d.,]+ USDC for ETH Not signed/);
        const [, told = ''] = /USDC allowance of ([\d.,]+) to \w+ is open/.exec(shown) ?? [];
        const [allowed = 0n] = Object.values(await openAllowances(devnet));
        // Amounts are shown cut, never rounded up.
        const hidden = Number(allowed) / 1e6 - Number(told.replaceAll(',', ''));
        assert.ok(hidden >= 0 && hidden < 0.01, `${told} is shown of ${allowed}`);

        await nothingHappensBy(world, 1);
        await holds('the open plan and the drift are told', async () => {
          const told = (await driver.notifications()).map(({ id }) => id.split('/')[0]);
          assert.deepEqual(told.sort(), ['bundle', 'drift']);
        });
        await until('the badge of an open plan', async () => (await driver.badge()) === '…');
        await driver.dismissNotifications();
        await nothingHappensBy(world, 2);
        assert.deepEqual(await driver.notifications(), [], 'an open plan is told once');

        const popup = await driver.openPopup();
        await sees(popup, text.popup.goOn(2, 2));
        await popup.close();
        await screen.toFront();

        await screen.press('button', words.closeAllowance);
        assert.match(await confirm(driver), /Spending cap 0 USDC/);
        await sees(screen, words.stoppedNone, 20_000);
        assert.deepEqual(await openAllowances(devnet), {});
        assert.deepEqual(await sentBy(devnet), { 1: 2, 8453: 0 });
        await nothingIsUnderWay(driver);
        await until('the badge counts classes again', async () => (await driver.badge()) === '2');
        const activity = await driver.openApp('/activity');
        await sees(activity, text.activity.end.nothing);
      },
    },
    {
      title: 'what is confirmed after its page was closed is found by the alarm and sent once',
      async run(world) {
        const { driver, devnet } = world;
        await leaveWhileAsked(world);
        await confirmAlone(world, 1);
        assert.deepEqual(await storedSteps(world), ['0:approve asked', '0:swap queued']);
        await driver.fireAlarm();
        await holds('the chain tells how the step ended', async () =>
          assert.deepEqual(await storedSteps(world), ['0:approve confirmed', '0:swap queued']),
        );
        await nothingHappensBy(world, 1);

        const again = await openPlan(driver);
        await sees(again, words.noneSent);
        await sees(again, /Allow \w+ to spend exactly [\d.,]+ USDC Confirmed/);
        await askToSign(again);
        await driver.walletWindow();
        await again.close();
        await confirmAlone(world, 2);
        await driver.fireAlarm();
        await nothingIsUnderWay(driver);
        assert.deepEqual(await openAllowances(devnet), {});
        await until('the badge is gone', async () => (await driver.badge()) === '');
        const activity = await driver.openApp('/activity');
        await sees(activity, text.activity.end.done(1));
        assert.deepEqual(await sentBy(devnet), { 1: 2, 8453: 0 });
      },
    },
    {
      title: 'a plan left half-way is told though no node of its chain answers',
      async run(world) {
        const { driver, devnet } = world;
        await leaveWhileAsked(world);
        await confirmAlone(world, 1);
        for (const { host } of chainOf(1).operators)
          devnet.front.setOperator(host, { kind: 'failing', status: 503 });
        await driver.fireAlarm();
        await holds('the open plan is told', async () => {
          const told = (await driver.notifications()).map(({ id }) => id.split('/')[0]);
          assert.equal(told.filter((kind) => kind === 'bundle').length, 1);
        });
        assert.deepEqual(await storedSteps(world), ['0:approve asked', '0:swap queued']);
        devnet.front.reset();
        await driver.fireAlarm();
        await holds('the chain tells how the step ended', async () =>
          assert.deepEqual(await storedSteps(world), ['0:approve confirmed', '0:swap queued']),
        );
      },
    },
    {
      title: 'a question left open by a reload is held, not asked again, and counts once confirmed',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await askToSign(screen);
        const { id } = await until('a question', driver.walletQuestion);
        await screen.reload();
        await sees(screen, words.heldTitle);
        assert.equal(await signButton(screen), undefined);
        assert.equal((await driver.walletQuestion())?.id, id);
        await confirm(driver);
        await sees(screen, /USDC Confirmed/, 20_000);
        assert.deepEqual(await sentBy(devnet), { 1: 1, 8453: 0 });
      },
    },
    {
      title:
        'a step held because the wallet went away is free of that once the user says how it ended',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await driver.walletControl({ dropPortAfter: { method: 'eth_sendTransaction', ms: 300 } });
        await askToSign(screen);
        const window = await driver.walletWindow();
        await sees(screen, words.heldTitle);
        await window.close();
        await screen.press('button', words.declared);
        const shown = await sees(screen, words.noneSent);
        assert.ok(!shown.includes(text.faults['wallet.vanished']), shown);
        await until('it may be asked again', () => signButton(screen));
      },
    },
    {
      title: 'a second page looks on while the wallet asks, and may ask itself afterwards',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        // Opened later, Firefox would put it into the wallet's window, and close it with that.
        const second = await driver.openPopup(await screen.url());
        await screen.toFront();
        await askToSign(screen);
        await driver.walletWindow();
        await sees(second, stepState.asked);
        await blocksPass(devnet, 4);
        assert.equal(await signButton(second), undefined);
        await decline(driver);
        const shown = await sees(second, words.noneSent);
        assert.ok(!shown.includes(text.faults['bundle.busy']), shown);
        await until('it may be asked again', () => signButton(second));
      },
    },
    {
      title:
        'a question whose page and window were closed is held until the user says how it ended',
      async run(world) {
        const { driver, devnet } = world;
        const window = await leaveWhileAsked(world);
        await window.close();
        const again = await openPlan(driver);
        await sees(again, words.heldTitle);
        await sees(again, words.held('MetaMask'));
        assert.equal(await signButton(again), undefined);
        await nothingHappensBy(world, 2);
        await again.press('button', words.checkChain);
        await sees(again, words.heldTitle);

        await again.press('button', words.declared);
        const shown = await sees(again, words.noneSent);
        assert.match(shown, new RegExp(`USDC ${stepState.declined}`));
        await until('it may be asked again', () => signButton(again));
        await again.press('button', words.stop);
        await sees(again, words.stoppedNone);
        await nothingIsUnderWay(driver);
        assert.deepEqual(await sentBy(devnet), { 1: 0, 8453: 0 });
      },
    },
  ],
};
