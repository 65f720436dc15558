// Onboarding as a newcomer goes through it.
import * as text from '../../../lib/core/text.ts';
import type { Driver } from '../driver/launch.ts';
import { type Screen, sees, until } from '../driver/screen.ts';

const words = text.onboarding;

export interface OwnTargets {
  /** Shares in percent by the name of the class, as they are typed. */
  readonly shares: Readonly<Record<string, string>>;
}

export type Targets = 'current' | 'equal' | OwnTargets;

export async function typeAddress(screen: Screen, address: string): Promise<void> {
  await screen.fill(words.start.address, address);
  await screen.press('button', words.start.watchButton);
}

/** The second step, once everything was read; the answer is what it says. */
export async function untilFound(screen: Screen): Promise<string> {
  await sees(screen, words.found.title);
  await until(
    'balances are read',
    () => screen.isEnabled('button', words.found.setTargets),
    20_000,
  );
  return screen.text();
}

export async function acceptFound(screen: Screen): Promise<string> {
  const shown = await untilFound(screen);
  await screen.press('button', words.found.setTargets);
  return shown;
}

export async function setTargets(screen: Screen, targets: Targets): Promise<void> {
  await sees(screen, words.targets.lead);
  if (typeof targets === 'string') {
    await screen.press('radio', new RegExp(`^${words.targets.modes[targets]}`));
    return;
  }
  for (const [name, share] of Object.entries(targets.shares)) {
    await screen.fill(text.targets.targetOf(name), share);
  }
}

/** The last step. */
export async function toAlerts(screen: Screen): Promise<void> {
  await screen.press('button', words.targets.next);
  await sees(screen, words.alerts.title);
}

export async function finish(screen: Screen): Promise<void> {
  await toAlerts(screen);
  await screen.press('button', words.alerts.done);
}

/** All four steps; ends on the overview with the first figures. */
export async function watchAddress(
  driver: Driver,
  address: string,
  targets: Targets = 'current',
): Promise<Screen> {
  const screen = await driver.openApp('/start');
  await sees(screen, words.start.title);
  await typeAddress(screen, address);
  await acceptFound(screen);
  await setTargets(screen, targets);
  await finish(screen);
  await sees(screen, text.overview.balancesAt, 20_000);
  return screen;
}

/** The same, with classes counted of which nothing was found, and targets of one's own. */
export async function watchAlsoOf(
  driver: Driver,
  address: string,
  classes: readonly string[],
  targets: OwnTargets,
): Promise<Screen> {
  const screen = await driver.openApp('/start');
  await sees(screen, words.start.title);
  await typeAddress(screen, address);
  await untilFound(screen);
  for (const name of classes) await screen.press('checkbox', name);
  await screen.press('button', words.found.setTargets);
  await setTargets(screen, targets);
  await finish(screen);
  await sees(screen, text.overview.balancesAt, 20_000);
  return screen;
}
