// The test wallet's confirmation window, clicked as a person clicks it.
import type { Driver } from '../driver/launch.ts';
import { until } from '../driver/screen.ts';

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
  const { id, screen } = await until('a question of the wallet', driver.walletQuestion);
  const said = await screen.text();
  await screen.press('button', button);
  // The window goes away, or shows the next question.
  await until('the question is gone', async () => (await driver.walletQuestion())?.id !== id);
  return said;
}
