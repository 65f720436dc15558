// Drives a real MetaMask (an unpacked MV3 build) through its own pages, by their test ids. It gets
// the public phrase of anvil and holds nothing.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { extensionIdOf } from '../../devnet/extensionId.ts';
import { findPage, sleep, type WalletUnderTest } from './wallets.ts';

const PHRASE = 'test test test test test test test test test test test junk';
const PASSWORD = 'Correct-Horse-9';
const APPROVE = ['confirm-btn', 'confirm-footer-button', 'confirmation-submit-button'];
const REJECT = ['cancel-btn', 'confirm-footer-cancel-button', 'confirmation-cancel-button'];
/** From the request to the window, and from a click to its effect. */
const WINDOW_MS = 30_000;
/** Clicked in whatever order the version shows them, until the account menu is there. */
const ONBOARDING = [
  'metametrics-no-thanks',
  'metametrics-i-agree',
  'onboarding-complete-done',
  'download-app-continue',
  'pin-extension-next',
  'pin-extension-done',
];

export function metaMaskFrom(folder: string): WalletUnderTest {
  const id = extensionIdOf(folder);
  const home = (context: BrowserContext) =>
    findPage(context, (page) => page.url().includes(`${id}/home.html`), WINDOW_MS);
  const openHome = async (context: BrowserContext) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/home.html`);
    return page;
  };
  return {
    name: 'MetaMask',
    folder,
    id,
    async prepare(context) {
      const page = await home(context);
      if (!page) throw new Error('MetaMask opened no page');
      await importPhrase(page);
      await finishOnboarding(page);
      await sleep(5_000); // what it has not written yet, a stopped worker loses
      await page.close(); // while it is in front, MetaMask opens no windows
    },
    async window(context) {
      const giveUpAt = Date.now() + WINDOW_MS;
      while (Date.now() < giveUpAt) {
        for (const page of context.pages().filter(isWindow)) {
          if (!(await isAsking(page))) continue;
          await sleep(1_500); // its buttons move and wake while it loads
          return page;
        }
        await sleep(100);
      }
      throw new Error('MetaMask opened no window');
    },
    approve: (window) => decide(window, APPROVE),
    reject: (window) => decide(window, REJECT),
    async afterRestart(context) {
      const page = await openHome(context);
      await typePassword(page);
      await byId(page, 'account-menu-icon').waitFor();
      await page.close();
    },
    async lock(context) {
      const page = await openHome(context);
      // Not by the mouse: its terms of use may lie over the page.
      await byId(page, 'account-options-menu-button').dispatchEvent('click');
      await byId(page, 'global-menu-lock').dispatchEvent('click');
      await byId(page, 'unlock-submit').waitFor();
      await page.close();
    },
    async unlock(window) {
      await typePassword(window);
      await window.locator(APPROVE.map(selector).join(',')).first().waitFor();
      await sleep(1_500);
    },
  };
}

async function importPhrase(page: Page): Promise<void> {
  await page.bringToFront();
  await byId(page, 'onboarding-import-wallet').click({ timeout: 60_000 });
  const withPhrase = byId(page, 'onboarding-import-with-srp-button');
  const note = byId(page, 'srp-input-import__srp-note');
  await withPhrase.or(note).first().waitFor();
  if (await withPhrase.isVisible()) await withPhrase.click();
  for (let slower = 0; slower < 4; slower += 1) {
    // The field becomes one field a word while it is typed into: too fast, and words get lost.
    await note.click();
    await page.keyboard.type(PHRASE, { delay: 25 + 40 * slower });
    await sleep(700);
    if (await byId(page, 'import-srp-confirm').isEnabled()) break;
    await page.reload();
    await note.waitFor();
  }
  await byId(page, 'import-srp-confirm').click();
  await byId(page, 'create-password-new-input').fill(PASSWORD);
  await byId(page, 'create-password-confirm-input').fill(PASSWORD);
  await byId(page, 'create-password-terms').click();
  await byId(page, 'create-password-submit').click();
}

async function finishOnboarding(page: Page): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    await sleep(1_000);
    if (await byId(page, 'account-menu-icon').isVisible()) return;
    for (const id of ONBOARDING) {
      const button = byId(page, id);
      if (await button.isVisible()) await button.click().catch(() => {});
    }
  }
  throw new Error(`MetaMask's onboarding stopped at ${page.url()}`);
}

const isWindow = (page: Page): boolean => page.url().includes('/notification.html');

/** It shows its home for a moment before it asks and again before it closes. */
async function isAsking(window: Page): Promise<boolean> {
  const buttons = window.locator([...APPROVE, 'unlock-submit'].map(selector).join(','));
  const isThere = buttons.first().isVisible();
  return isThere.catch(() => false);
}

/** A click, and that the request is no longer shown: each has its own address. */
async function decide(window: Page, ids: readonly string[]): Promise<void> {
  const request = window.url();
  await window.locator(ids.map(selector).join(',')).first().click({ timeout: WINDOW_MS });
  const giveUpAt = Date.now() + WINDOW_MS;
  while (!window.isClosed() && window.url() === request) {
    if (Date.now() > giveUpAt) throw new Error(`MetaMask still asks at ${request}`);
    await sleep(50);
  }
}

async function typePassword(page: Page): Promise<void> {
  await byId(page, 'unlock-password').fill(PASSWORD);
  await byId(page, 'unlock-submit').click();
}

function byId(page: Page, id: string): Locator {
  return page.locator(selector(id)).first();
}

function selector(id: string): string {
  return `[data-testid="${id}"]`;
}
