// The settings screen.
import * as text from '../../../lib/core/text.ts';
import type { Driver } from '../driver/launch.ts';
import { type Screen, sees, until } from '../driver/screen.ts';

const words = text.settings;

export async function openSettings(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/settings');
  await sees(screen, words.networks.title);
  return screen;
}

/** Another MetaMask build, set as a user would; the page starts anew with it. */
export async function setWalletId(driver: Driver, id: string = driver.walletId): Promise<void> {
  const screen = await openSettings(driver);
  await screen.evaluate(() => Object.assign(window, { isOldPage: true }));
  await screen.fill(words.wallet.other, id);
  await screen.press('button', words.wallet.save);
  await until('a new page', () => screen.evaluate(() => !('isOldPage' in window)));
  await sees(screen, words.wallet.saved);
}

export async function setTheme(driver: Driver, theme: 'system' | 'light' | 'dark'): Promise<void> {
  const screen = await openSettings(driver);
  await screen.press('radio', words.display.themes[theme]);
}
