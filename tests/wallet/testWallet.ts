// Drives the devnet's own test wallet.
import type { BrowserContext, Page } from 'playwright-core';
import { WALLET_FOLDER } from '../../devnet/chromium.ts';
import { extensionIdOf } from '../../devnet/extensionId.ts';
import { sleep, type WalletUnderTest } from './wallets.ts';

const id = extensionIdOf(WALLET_FOLDER);

export const testWallet: WalletUnderTest = {
  name: 'test wallet',
  folder: WALLET_FOLDER,
  id,
  prepare: async () => {},
  afterRestart: async () => {},
  async window(context) {
    const giveUpAt = Date.now() + 5_000;
    while (Date.now() < giveUpAt) {
      for (const page of context.pages().filter((open) => open.url().includes('/confirm.html'))) {
        if (await isAsking(page)) return page;
      }
      await sleep(50);
    }
    throw new Error('the test wallet opened no window');
  },
  approve: (window) => clickThrough(window, '#approve'),
  reject: (window) => clickThrough(window, '#reject'),
  async lock(context) {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/control.html`);
    await page.evaluate('testWallet.set({ locked: true })');
    await page.close();
  },
  async unlock(window) {
    await window.click('#unlock');
    await window.locator('#approve:visible').waitFor();
  },
};

/** A window whose last request was decided stays for a moment; it has no buttons then. */
async function isAsking(page: Page): Promise<boolean> {
  const buttons = page.locator('#approve:visible, #unlock:visible');
  return (await buttons.count().catch(() => 0)) > 0;
}

/** A click, and that the request is no longer shown. */
async function clickThrough(window: Page, button: string): Promise<void> {
  const request = await window.evaluate('document.body.dataset.request');
  await window.click(button);
  const isGone = `document.body.dataset.request !== ${JSON.stringify(request)}`;
  await Promise.race([
    window.waitForEvent('close', { timeout: 10_000 }),
    window.waitForFunction(isGone, undefined, { timeout: 10_000 }),
  ]).catch(() => {});
}

/** Only the test wallet can be told to close its ports. */
export async function setControl(context: BrowserContext, change: object): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/control.html`);
  await page.evaluate(`testWallet.set(${JSON.stringify(change)})`);
  await page.close();
}
