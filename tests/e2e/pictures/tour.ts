// Every screen once, on the way from installing to the history of a signed plan.
import { FALL, SHARES } from '../../../devnet/demo/targets.ts';
import { POPUP_CONTENT } from '../../../devnet/demo/walk.ts';
import * as text from '../../../lib/core/text.ts';
import { type Screen, sees, until } from '../driver/screen.ts';
import { setTargets, toAlerts, typeAddress, untilFound } from '../pages/onboarding.ts';
import { storePast } from '../pages/pastPrices.ts';
import { connect, openPlan, reviewed, signAll, signButton } from '../pages/plan.ts';
import { setTheme, setWalletId } from '../pages/settings.ts';
import { unfoldNamed } from '../pages/unfold.ts';
import { confirm } from '../pages/walletWindow.ts';
import type { World } from '../scenario.ts';
import type { Camera } from './camera.ts';

const LEG_MS = 30_000;
/** More days than walk-forward takes, so that all of a backtest is on the picture. */
const PAST_DAYS = 800;

export async function tour(world: World, camera: Camera): Promise<void> {
  const { driver } = world;
  await setTheme(driver, 'light');
  await pictureOnboarding(world, camera);
  await setWalletId(driver);
  await pictureDrift(world, camera);
  await pictureStrategy(world, camera);
  await pictureWeights(world, camera);
  await picturePlan(world, camera);
  await pictureRest(world, camera);
}

/** What stands still once a plan was signed: its ledger and lots, and what can be set. */
async function pictureRest({ driver }: World, camera: Camera): Promise<void> {
  const { settings, ledger, lots } = text;
  const rest = [
    ['/activity', 'activity', /swaps done/],
    ['/activity/ledger', 'ledger', ledger.rows.title],
    ['/activity/lots', 'lots', lots.years.title],
    ['/settings', 'settings', settings.wallet.title],
    ['/settings/tokens', 'settings-tokens', settings.tokens.add.title],
    ['/settings/networks', 'settings-networks', settings.networks.chain.title],
    ['/settings/hosts', 'settings-hosts', settings.hosts.title],
  ] as const;
  for (const [route, name, words] of rest)
    await camera.take(await seen(driver.openApp(route), words), name);
}

async function pictureOnboarding({ driver, devnet }: World, camera: Camera): Promise<void> {
  const words = text.onboarding;
  const screen = await driver.openApp('/start');
  await sees(screen, words.start.title);
  await camera.take(screen, 'onboarding-1-start');
  await typeAddress(screen, devnet.user);
  await untilFound(screen);
  await camera.take(screen, 'onboarding-2-found');
  await screen.press('button', words.found.setTargets);
  await setTargets(screen, { shares: SHARES });
  await camera.take(screen, 'onboarding-3-targets');
  await toAlerts(screen);
  await camera.take(screen, 'onboarding-4-alerts');
  await screen.press('button', words.alerts.done);
  await sees(screen, text.overview.balancesAt, 30_000);
}

async function pictureDrift({ driver, devnet }: World, camera: Camera): Promise<void> {
  await storePast(driver, PAST_DAYS);
  await devnet.movePrice('ETH', FALL);
  await driver.fireAlarm();
  await camera.take(await seen(driver.openApp('/'), text.overview.drift), 'overview');
  await camera.take(await seen(driver.openApp('/targets'), text.targets.limits.title), 'targets');
  const popup = await seen(driver.openPopup(), text.popup.outside(2, 4));
  await camera.take(popup, 'popup', POPUP_CONTENT);
  await popup.close();
}

async function pictureStrategy({ driver }: World, camera: Camera): Promise<void> {
  const { backtest } = text;
  const { rule } = text.strategy;
  const screen = await seen(driver.openApp('/strategy'), rule.title);
  await camera.take(screen, 'strategy');
  await screen.press('button', backtest.run);
  await sees(screen, backtest.figures.cagr, LEG_MS);
  await camera.take(screen, 'backtest', `section:has(h2:text-is("${backtest.title}"))`);
}

/** Another policy than the one in force, so that its proposal is on the picture. */
async function pictureWeights({ driver }: World, camera: Camera): Promise<void> {
  const { policies, risk } = text;
  const weights = await seen(driver.openApp('/targets/weights'), policies.columns.proposed);
  await weights.press('radio', policies.choices.volatilityTarget[0]);
  await sees(weights, policies.notApproved);
  await camera.take(weights, 'weights');
  await camera.take(await seen(driver.openApp('/targets/risk'), risk.forecast.title), 'risk');
}

async function picturePlan({ driver }: World, camera: Camera): Promise<void> {
  const screen = await openPlan(driver);
  await reviewed(screen);
  await connect(driver, screen);
  await until('a leg to sign', () => signButton(screen));
  await camera.take(screen, 'plan-before');
  await unfoldNamed(screen, text.planEdit.change);
  await camera.take(screen, 'plan-edit');
  await screen.press('button', text.plan.approve('MetaMask'));
  for (const _ of ['approval', 'swap']) await confirm(driver);
  await screen.toFront();
  await sees(screen, text.plan.standing.done, LEG_MS);
  await until('the next leg', () => signButton(screen), LEG_MS);
  await camera.take(screen, 'plan-during');
  await signAll(driver, screen);
  await screen.toFront();
  await sees(screen, text.plan.bundle.noneLeftOpen);
  await camera.take(screen, 'plan-after');
}

async function seen(opening: Promise<Screen>, words: string | RegExp): Promise<Screen> {
  const screen = await opening;
  await sees(screen, words);
  return screen;
}
