// The test wallet's pages in a browser.
import type { Browser } from './browser.ts';
import { type Screen, SOON_MS, until } from './screen.ts';

/** Settings of the test wallet; see devnet/wallet/control.js. */
export interface WalletSettings {
  readonly auto?: 'off' | 'approve' | 'reject';
  readonly locked?: boolean;
  readonly deafMs?: number;
  readonly account?: number;
  readonly grantAccounts?: 'selected' | 'all';
  readonly chain?: '0x1' | '0x2105';
  readonly dropPortAfter?: { readonly method: string; readonly ms: number } | null;
}

export interface Question {
  /** Another one for each question. */
  readonly id: string;
  readonly screen: Screen;
}

/** The wallet's window counts while it asks something: a moment after the answer it goes away. */
export function walletWindow(browser: Browser, origin: string) {
  const question = async (): Promise<Question | undefined> => {
    const open = (await browser.screens()).find(({ url }) =>
      url.startsWith(`${origin}/confirm.html`),
    );
    const id = await open?.screen.evaluate(askedIn).catch(() => undefined);
    return open && id ? { id, screen: open.screen } : undefined;
  };
  return {
    walletQuestion: question,
    walletWindow: (timeoutMs: number = SOON_MS) =>
      until('a window of the wallet', async () => (await question())?.screen, timeoutMs),
  };
}

/** Which question the window shows, with its buttons drawn; null while it shows none. */
function askedIn(): string | null {
  const isDrawn = document.querySelector('footer button:not([hidden])') !== null;
  return isDrawn ? (document.body.dataset.request ?? null) : null;
}

interface WalletPage {
  testWallet: { set(change: object): Promise<object> };
  chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
}

export function walletControl(browser: Browser, origin: string) {
  let screen: Screen | undefined;
  const page = async () => {
    if (screen && (await screen.isOpen())) return screen;
    const opened = await browser.open(`${origin}/control.html`);
    await until('the wallet’s settings', () => opened.evaluate(() => 'testWallet' in globalThis));
    screen = opened;
    return opened;
  };
  return {
    async set(change: WalletSettings) {
      await (await page()).evaluate(async (wanted) => {
        await (globalThis as unknown as WalletPage).testWallet.set(wanted);
      }, change);
    },
    async disconnect(site: string) {
      await (await page()).evaluate(async (known) => {
        const { chrome } = globalThis as unknown as WalletPage;
        await chrome.runtime.sendMessage({ type: 'disconnect', origin: known });
      }, site);
    },
  };
}
