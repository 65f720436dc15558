// Signs a plan to its end, each question answered in the wallet's own window.
import type { Driver } from '../../tests/e2e/driver/launch.ts';
import { type Screen, sleep } from '../../tests/e2e/driver/screen.ts';
import { askToSign, isDone, signButton } from '../../tests/e2e/pages/plan.ts';
import { confirm } from '../../tests/e2e/pages/walletWindow.ts';

/** What the wallet's window asks, before it is confirmed. */
export interface Asked {
  readonly screen: Screen;
  readonly network: string;
  readonly what: string;
}

/** How long nothing may happen: a block of the slower chain, with room. */
const STILL_MS = 30_000;

/**
 * Presses the plan's button whenever it may be pressed and confirms whatever the wallet asks.
 * @throws when nothing happens for a while, with what the plan says then
 */
export async function signEach(
  driver: Driver,
  plan: Screen,
  onAsked: (asked: Asked) => Promise<void>,
): Promise<void> {
  let movedAt = Date.now();
  while (!(await isDone(plan))) {
    const question = await driver.walletQuestion();
    if (question) {
      await onAsked({ screen: question.screen, ...read(await question.screen.text()) });
      await confirm(driver);
      movedAt = Date.now();
    } else if (await signButton(plan)) {
      await askToSign(plan);
      movedAt = Date.now();
    }
    if (Date.now() - movedAt > STILL_MS) {
      throw new Error(`the plan stands still: ${(await plan.text()).slice(0, 1500)}`);
    }
    await sleep(100);
  }
}

/** The window's words in short. */
function read(said: string): Omit<Asked, 'screen'> {
  const network = /Network (\w+)/.exec(said)?.[1] ?? '?';
  const cap = /Spending cap (?!request)([\d.]+ \w+)/.exec(said)?.[1];
  const value = /Value ([\d.]+ \w+)/.exec(said)?.[1];
  if (cap) return { network, what: `spending cap ${cap}` };
  return { network, what: value && !value.startsWith('0 ') ? `swap of ${value}` : 'swap' };
}
