// `npm run screenshots` makes the pictures of docs/screenshots: every screen in light and dark, from
// the release build on the devnet.
import { fileURLToPath } from 'node:url';
import { SHARES } from '../../devnet/demo/targets.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { text } from '../../lib/core/text.ts';
import { type Driver, launch } from './driver/launch.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { setTargets, toAlerts, typeAddress, untilFound } from './pages/onboarding.ts';
import { askToSign, connect, isDone, openPlan, reviewed, signButton } from './pages/plan.ts';
import { setWalletId } from './pages/settings.ts';
import { confirm } from './pages/walletWindow.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const THEMES = ['light', 'dark'] as const;
/** The popup is as high as what is in it. */
const POPUP_CONTENT = '#root > *';
/** What is under sinks further. */
const FALL = 0.75;
const FIRST_READ_MS = 30_000;

interface Studio {
  readonly driver: Driver;
  readonly devnet: Devnet;
}

const devnet = await startDevnet();
const driver = await launch({ devnet, kind: 'chromium' });
try {
  await onboarding({ driver, devnet });
  await portfolio({ driver, devnet });
  await plan({ driver, devnet });
} finally {
  await driver.close();
  await devnet.stop();
}

/** One picture a theme: `<name>-<theme>.png`. */
async function picture(screen: Screen, name: string, of?: string): Promise<void> {
  await screen.toFront();
  for (const theme of THEMES) {
    await screen.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);
    await driver.screenshot(screen, `${FOLDER}/${name}-${theme}`, of);
  }
  await screen.evaluate(() => {
    delete document.documentElement.dataset.theme;
  });
  console.log(name);
}

async function onboarding(studio: Studio): Promise<void> {
  const words = text.onboarding;
  const screen = await studio.driver.openApp('/start');
  await sees(screen, words.start.title);
  await picture(screen, 'onboarding-1-start');
  await typeAddress(screen, studio.devnet.user);
  await untilFound(screen);
  await picture(screen, 'onboarding-2-found');
  await screen.press('button', words.found.setTargets);
  await setTargets(screen, { shares: SHARES });
  await picture(screen, 'onboarding-3-targets');
  await toAlerts(screen);
  await picture(screen, 'onboarding-4-alerts');
  await screen.press('button', words.alerts.done);
  await sees(screen, text.overview.balancesAt, FIRST_READ_MS);
}

async function portfolio({ driver, devnet }: Studio): Promise<void> {
  await devnet.movePrice('ETH', FALL);
  await driver.fireAlarm();
  await setWalletId(driver);
  const screen = await driver.openApp('/settings');
  await sees(screen, text.settings.hosts.title);
  await picture(screen, 'settings');
  await driver.openApp('/targets');
  await sees(screen, text.targets.limits.title);
  await picture(screen, 'targets');
  await driver.openApp('/');
  await sees(screen, text.overview.alerts);
  await picture(screen, 'overview');
  const popup = await driver.openPopup();
  await sees(popup, text.popup.reviewPlan);
  await picture(popup, 'popup', POPUP_CONTENT);
  await popup.close();
}

async function plan({ driver }: Studio): Promise<void> {
  const screen = await openPlan(driver);
  await reviewed(screen);
  await connect(driver, screen);
  await until('a leg to sign', () => signButton(screen));
  await picture(screen, 'plan-before');
  await signLeg(screen);
  await picture(screen, 'plan-during');
  while (!(await isDone(screen))) await signLeg(screen);
  await sees(screen, text.plan.bundle.allowancesBack);
  await picture(screen, 'plan-after');
  await driver.openApp('/activity');
  await sees(screen, text.activity.lead);
  await picture(screen, 'activity');
}

/** Signs one leg: until another may be signed, or nothing is left. */
async function signLeg(screen: Screen): Promise<void> {
  await askToSign(screen);
  await until(
    'the leg is over',
    async () => {
      if (await driver.walletQuestion()) await confirm(driver);
      return (await isDone(screen)) || (await signButton(screen)) !== undefined;
    },
    60_000,
  );
}
