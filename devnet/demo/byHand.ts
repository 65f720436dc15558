// The demonstration for a person: says what to click, and moves a price at each Enter.
import { createInterface } from 'node:readline';
import * as text from '../../lib/core/text.ts';
import type { Driver } from '../../tests/e2e/driver/launch.ts';
import { readPrices } from '../chain/feeds.ts';
import type { Devnet } from '../startDevnet.ts';
import { FALL, SHARES } from './targets.ts';

/** Down and back, in turn. */
const FACTORS = [FALL, 1 / FALL];

/** Brings the first page to the front and prints what to click. */
export async function showWhatToClick(devnet: Devnet, driver: Driver): Promise<void> {
  const screen = await driver.appPage().catch(() => driver.openApp('/'));
  await screen.toFront();
  console.log(instructions(devnet, driver));
}

function instructions({ user }: Devnet, { walletId }: Driver): string {
  const { start, found, targets } = text.onboarding;
  const { wallet, title: settings } = text.settings;
  const shares = Object.entries(SHARES).map(([name, share]) => `${name} ${share}`);
  return `
Chromium is open with Evenkeel and a test wallet, in front of two local chains. No real funds.

 1. “${start.watch}”: paste ${user},
    press “${start.watchButton}”, then “${found.setTargets}”.
 2. Type ${shares.join(', ')}: far from what is held, so that
    there is something to do on both chains. Or choose “${targets.modes.current}”, and let step 3
    make the drift. Then “${targets.next}”, “${text.onboarding.alerts.done}”.
 3. Press Enter here: the price of ETH × ${FALL}, and back at the next Enter. Evenkeel's alarm is due
    at once, and tells you on the desktop when a class leaves its band or is a whole band worse.
 4. Open the popup: the puzzle piece in the toolbar, then Evenkeel. Pin it to see its badge.
 5. “${settings}”, “${wallet.other}”: paste ${walletId},
    press “${wallet.save}”.
 6. “${text.popup.reviewPlan}”: read it, press “${text.plan.wallet.connect}”, answer in the wallet's window.
 7. Sign each step and confirm it in the wallet's window; the plan waits for each block.
 8. “${text.overview.nav.activity}” keeps what was done.

Ctrl-C here, or closing Chromium, ends everything.
`;
}

/** At each Enter a price moves and the alarm is due. */
export function movePriceOnEnter(devnet: Devnet, driver: Driver): void {
  let turn = 0;
  let moving = Promise.resolve();
  createInterface({ input: process.stdin, terminal: false }).on('line', () => {
    const factor = FACTORS[turn % FACTORS.length] ?? 1;
    turn += 1;
    moving = moving
      .then(() => movePrice(devnet, driver, factor))
      .catch((cause) => console.log(`The price did not move: ${cause}`));
  });
}

async function movePrice(devnet: Devnet, driver: Driver, factor: number): Promise<void> {
  await devnet.movePrice('ETH', factor);
  const { WETH = 0n } = await readPrices(devnet.chains[1]);
  console.log(
    `ETH is now $${Math.round(Number(WETH) / 1e8)} in the pools and feeds of both chains.`,
  );
  const screen = await driver.appPage(500).catch(() => driver.openApp('/'));
  await screen.evaluate(alarmIn);
}

/** Runs inside a page of the extension: its alarm, due now. */
function alarmIn(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { alarms: { create(name: string, when: object): Promise<void> } };
  };
  return chrome.alarms.create('check', { when: Date.now(), periodInMinutes: 15 });
}
