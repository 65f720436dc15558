// The plan screen: review, sign, stop.
import * as text from '../../../lib/core/text.ts';
import type { Driver } from '../driver/launch.ts';
import { type Screen, sees, sleep, until } from '../driver/screen.ts';
import { type OwnTargets, watchAddress } from './onboarding.ts';
import { setWalletId } from './settings.ts';
import { confirm } from './walletWindow.ts';

const words = text.plan;
/** The name under which the product speaks of the wallet. */
export const WALLET = 'MetaMask';

const SIGN_BUTTONS = [words.approve(WALLET), words.sign(WALLET), words.askAgain(WALLET)];
/** Snapshot, quotes of two sources, calldata and simulation of every leg. */
const REVIEW_MS = 30_000;
/** One leg on the slower chain. */
const LEG_MS = 30_000;

/** Dollars are over by more than either chain could sell alone: a swap on each. */
export const TWO_SWAPS = {
  shares: { Ether: '61.3', Bitcoin: '28.9', 'US dollar': '5.5', Chainlink: '4.3' },
  percent: { ETH: 61.3, BTC: 28.9, USD: 5.5, LINK: 4.3 },
} as const;

/** Dollars a little over, ether under: one swap on Ethereum, an allowance before it. */
export const ONE_SWAP: OwnTargets = {
  shares: { Ether: '54', Bitcoin: '28.9', 'US dollar': '12.8', Chainlink: '4.3' },
};

/** From a fresh installation to a reviewed plan (of two swaps, unless said) and a connected wallet. */
export async function readyToSign(
  driver: Driver,
  address: string,
  targets: OwnTargets = TWO_SWAPS,
): Promise<Screen> {
  await watchAddress(driver, address, targets);
  await setWalletId(driver);
  const screen = await openPlan(driver);
  await reviewed(screen);
  await connect(driver, screen);
  await sees(screen, words.approve(WALLET));
  return screen;
}

/** From a fresh installation to a reviewed plan of one swap; no wallet is known. */
export async function onlyWatching(driver: Driver, address: string): Promise<Screen> {
  await watchAddress(driver, address, ONE_SWAP);
  const screen = await openPlan(driver);
  await reviewed(screen);
  return screen;
}

export async function openPlan(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/plan');
  await sees(screen, words.title);
  return screen;
}

/** Waits until everything is quoted, checked and simulated; the answer is what the screen says. */
export async function reviewed(screen: Screen): Promise<string> {
  return sees(screen, new RegExp(`${words.after.terms} 0x`), REVIEW_MS);
}

export async function connect(driver: Driver, screen: Screen): Promise<void> {
  await screen.press('button', words.wallet.connect);
  await confirm(driver);
  await screen.toFront();
}

/** The one button that asks the wallet, when it may be pressed. */
export async function signButton(screen: Screen): Promise<string | undefined> {
  for (const name of SIGN_BUTTONS) {
    if ((await screen.has('button', name)) && (await screen.isEnabled('button', name))) return name;
  }
  return undefined;
}

/** Presses it, and waits until it is taken. */
export async function askToSign(screen: Screen): Promise<void> {
  const name = await until('a leg to sign', () => signButton(screen), REVIEW_MS);
  await screen.press('button', name);
  await until('the button is taken', async () => !(await screen.has('button', name)));
}

/** How often the head of the plan says the wallet will ask. */
export function questionsIn(shown: string): number {
  const [, times] = /will ask (once|\d+ times)/.exec(shown) ?? [];
  if (!times) throw new Error(`the plan does not say how often the wallet will ask: ${shown}`);
  return times === 'once' ? 1 : Number.parseInt(times, 10);
}

export interface SignedStep {
  /** What the wallet's window said of it. */
  readonly asked: string;
  readonly ms: number;
}

/** Signs every leg to the end, each question confirmed in the wallet's own window. */
export async function signAll(
  driver: Driver,
  screen: Screen,
  onStep: (step: SignedStep) => Promise<void> | void = () => {},
): Promise<number> {
  let questions = 0;
  for (;;) {
    await until(
      'the plan goes on or is done',
      async () => (await isDone(screen)) || (await signButton(screen)),
      LEG_MS,
    );
    if (await isDone(screen)) return questions;
    await askToSign(screen);
    questions += await confirmLeg(driver, screen, onStep);
  }
}

/** Confirms what the wallet asks until the leg is over. */
async function confirmLeg(
  driver: Driver,
  screen: Screen,
  onStep: (step: SignedStep) => Promise<void> | void,
): Promise<number> {
  let questions = 0;
  const giveUpAt = Date.now() + LEG_MS;
  while (Date.now() < giveUpAt) {
    if (await driver.walletQuestion()) {
      const startedAt = performance.now();
      const asked = await confirm(driver);
      questions += 1;
      await onStep({ asked, ms: performance.now() - startedAt });
    } else if ((await isDone(screen)) || (questions > 0 && (await signButton(screen)))) {
      return questions;
    }
    await sleep(100);
  }
  throw new Error(`the leg did not end; the plan says: ${(await screen.text()).slice(0, 1500)}`);
}

export async function isDone(screen: Screen): Promise<boolean> {
  return (await screen.text()).includes(words.bundle.done);
}

/** Waits until the journal is empty: what was closed is measured once more before it is history. */
export async function nothingIsUnderWay(driver: Driver): Promise<void> {
  await until('no bundle under way', async () => (await driver.openBundles()).length === 0);
}
