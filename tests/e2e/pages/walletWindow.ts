// The test wallet's confirmation window, clicked as a person clicks it.
import type { Driver } from '../driver/launch.ts';
import { type Screen, until } from '../driver/screen.ts';

const YES = /^(Confirm|Connect|Approve)$/;
const NO = 'Cancel';

/** Says yes to what is asked now; the answer is what the window said. */
export function confirm(driver: Driver): Promise<string> {
  return decide(driver, YES);
}

export function decline(driver: Driver): Promise<string> {
  return decide(driver, NO);
}

export async function unlock(driver: Driver): Promise<void> {
  const screen = await driver.walletWindow();
  await screen.press('button', 'Unlock');
  await until('the question below the lock', () => screen.has('button', NO));
}

async function decide(driver: Driver, button: string | RegExp): Promise<string> {
  const screen = await driver.walletWindow();
  const said = await screen.text();
  const question = await questionOf(screen);
  await screen.press('button', button);
  // The window goes away, or shows the next question.
  await until('the question is gone', async () => {
    if (!(await driver.hasWalletWindow())) return true;
    const next = await questionOf(screen);
    return next !== undefined && next !== question;
  });
  return said;
}

async function questionOf(screen: Screen): Promise<string | undefined> {
  if (!(await screen.isOpen())) return undefined;
  return screen.evaluate(() => document.body.dataset['request']).catch(() => undefined);
}
