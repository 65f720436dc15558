// The whole job, walked as a person walks it, from the first page to the history entry.
import * as text from '../../lib/core/text.ts';
import type { Driver } from '../../tests/e2e/driver/launch.ts';
import { type Screen, sees, until } from '../../tests/e2e/driver/screen.ts';
import { setTargets, toAlerts, typeAddress, untilFound } from '../../tests/e2e/pages/onboarding.ts';
import { openPlan, reviewed, signButton } from '../../tests/e2e/pages/plan.ts';
import { setWalletId } from '../../tests/e2e/pages/settings.ts';
import { confirm } from '../../tests/e2e/pages/walletWindow.ts';
import type { Devnet } from '../startDevnet.ts';
import { lastAlertTitle } from './alertTitle.ts';
import { signEach } from './signEach.ts';
import type { Shown, Steps } from './steps.ts';
import { FALL, SHARES } from './targets.ts';

export interface World {
  readonly devnet: Devnet;
  readonly driver: Driver;
  readonly steps: Steps;
}

type Show = (name: string, words: string, run: () => Promise<Shown>) => Promise<void>;

const FIRST_READ_MS = 30_000;
/** The popup is only as high as what is in it. */
export const POPUP_CONTENT = '#root > *';

/** @throws where the walk came to a stop */
export async function walk(world: World): Promise<void> {
  const { driver, steps } = world;
  const show: Show = (...step) => steps.show(driver, ...step);
  await onboard(world, show);
  await hearOfDrift(world, show);
  const plan = await review(world, show);
  await signEach(driver, plan, async ({ network, what, screen }) =>
    show('sign', `The test wallet asks on ${network}`, async () => ({ screen, found: what })),
  );
  await lookAfterwards(world, show, plan);
}

async function onboard({ driver, devnet }: World, show: Show): Promise<void> {
  const words = text.onboarding;
  const screen = await driver.openApp('/start');
  await show('start', 'The first page', async () => {
    await sees(screen, words.start.title);
    return { screen };
  });
  await show('found', `Watch ${devnet.user}`, async () => {
    await typeAddress(screen, devnet.user);
    await untilFound(screen);
    return { screen };
  });
  await show('targets', 'Targets typed', async () => {
    await screen.press('button', words.found.setTargets);
    await setTargets(screen, { shares: SHARES });
    const found = Object.entries(SHARES).map(([name, share]) => `${name} ${share} %`);
    return { screen, found: found.join(', ') };
  });
  await show('alerts', 'Alerts explained', async () => {
    await toAlerts(screen);
    return { screen };
  });
  await show('overview', 'The overview', async () => {
    await screen.press('button', words.alerts.done);
    const shown = await sees(screen, text.overview.balancesAt, FIRST_READ_MS);
    return { screen, found: firstOf(shown, /\$[\d,]+\.\d\d/) };
  });
}

async function hearOfDrift({ driver, devnet, steps }: World, show: Show): Promise<void> {
  await driver.dismissNotifications(); // of the first check: these targets are far from the mix
  await steps.say(`ETH × ${FALL} in the pools and feeds of both chains`, () =>
    devnet.movePrice('ETH', FALL),
  );
  await show('alarm', 'The alarm is due, and its handler notifies', async () => {
    await driver.fireAlarm();
    await until('a notification', async () => (await driver.notifications()).length > 0);
    const found = `“${await lastAlertTitle(driver)}”, badge ${await driver.badge()}`;
    return { screen: await driver.openApp('/'), found };
  });
  const popup = await driver.openPopup();
  await show('popup', 'The popup', async () => {
    const found = firstOf(await sees(popup, /\d of \d outside band/), /\d of \d outside band/);
    return { screen: popup, of: POPUP_CONTENT, found };
  });
  await popup.close();
}

async function review({ driver }: World, show: Show): Promise<Screen> {
  await show('settings', 'Settings: the id of the test wallet', async () => {
    await setWalletId(driver);
    const screen = await driver.openApp('/settings');
    await screen.evaluate(scrollToIn, text.settings.wallet.title);
    return { screen, found: driver.walletId };
  });
  const plan = await openPlan(driver);
  await show('plan', 'The plan, quoted, checked and simulated', async () => {
    return { screen: plan, found: firstOf(await reviewed(plan), /\d+ swaps?\..*?\./) };
  });
  await show('connect', 'The test wallet asks whether to connect', async () => {
    await plan.press('button', text.plan.wallet.connect);
    return { screen: await driver.walletWindow() };
  });
  await show('ready', 'Connected', async () => {
    await confirm(driver);
    await plan.toFront();
    return { screen: plan, found: await until('a leg to sign', () => signButton(plan), 30_000) };
  });
  return plan;
}

async function lookAfterwards({ driver }: World, show: Show, plan: Screen): Promise<void> {
  await show('receipts', 'The last receipt', async () => {
    await plan.toFront();
    await sees(plan, text.plan.bundle.noneLeftOpen);
    const measured = /Portfolio is now [\d.]+% on target/;
    return { screen: plan, found: firstOf(await sees(plan, measured), measured) };
  });
  const popup = await driver.openPopup();
  await show('popup', 'The popup', async () => {
    await sees(popup, text.popup.allInBand);
    return { screen: popup, of: POPUP_CONTENT, found: text.popup.allInBand };
  });
  await popup.close();
  await show('history', 'The history', async () => {
    const screen = await driver.openApp('/activity');
    return { screen, found: firstOf(await sees(screen, /\d swaps? done/), /\d swaps? done/) };
  });
}

/** Runs inside a page. */
function scrollToIn(title: string): void {
  const titles = [...document.querySelectorAll('h2')];
  titles.find((one) => one.textContent === title)?.scrollIntoView();
}

const firstOf = (shown: string, pattern: RegExp): string => pattern.exec(shown)?.[0] ?? '';
