// One browser with Evenkeel and the test wallet in front of the devnet: everything that scenarios,
// demo and pictures do goes through this.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Devnet } from '../../../devnet/startDevnet.ts';
import type { Browser, BrowserKind } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { productIn, walletIn } from './extensions.ts';
import { launchFirefox } from './firefox.ts';
import {
  badgeIn,
  clearIn,
  fireAlarmIn,
  journalIn,
  notificationsIn,
  portfolioIdsIn,
  type Shown,
} from './inside.ts';
import { type Screen, type Size, SOON_MS, until } from './screen.ts';

export interface LaunchOptions {
  readonly devnet: Devnet;
  readonly kind: BrowserKind;
  readonly isHeadless?: boolean;
  readonly withWallet?: boolean;
  /** Without it this is the same browser alone: what it asks for is not our doing. */
  readonly withProduct?: boolean;
}

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

export interface Driver {
  readonly kind: BrowserKind;
  /** The id a user would type into settings. */
  readonly walletId: string;
  /** The id by which the wallet names this extension. */
  readonly ownId: string;
  /** The full page at a route, in the tab that is open already or in a new one. */
  openApp(route?: string): Promise<Screen>;
  /** The full page that is open, or that something is about to open. */
  appPage(timeoutMs?: number): Promise<Screen>;
  /** The popup as a tab of its size. */
  openPopup(): Promise<Screen>;
  /** The wallet's window with the question it asks now. */
  walletWindow(timeoutMs?: number): Promise<Screen>;
  /** What it asks now, if it asks. */
  walletQuestion(): Promise<Question | undefined>;
  walletControl(settings: WalletSettings): Promise<void>;
  /** The wallet forgets that it knows us. */
  forgetPermission(): Promise<void>;
  /** Runs on a page of the extension with its rights; `run` may use nothing from around it. */
  evaluateInExtension<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult,
    ...args: TArgs
  ): Promise<Awaited<TResult>>;
  /** What is shown on the desktop now; Chromium tells ids only. */
  notifications(): Promise<readonly Shown[]>;
  /** As a user who closes them. */
  dismissNotifications(): Promise<void>;
  /** The text on the toolbar button. */
  badge(): Promise<string>;
  portfolioIds(): Promise<readonly string[]>;
  /** Ids of the bundles under way. */
  openBundles(): Promise<readonly string[]>;
  /** Lets the alarm be due now, and waits until its own handler has checked. */
  fireAlarm(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Exceptions and console errors of pages, since this was last asked. */
  takeErrors(): string[];
  screenshot(screen: Screen, name: string, of?: string): Promise<string>;
  /** As freshly installed: nothing stored, no page open, the wallet as it comes. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const WINDOW: Size = { width: 1280, height: 800 };
const POPUP: Size = { width: 380, height: 600 };
const WALLET_AS_IT_COMES: WalletSettings = {
  auto: 'off',
  locked: false,
  account: 0,
  grantAccounts: 'selected',
  chain: '0x1',
  dropPortAfter: null,
};

/** Ready when the extension is installed and has opened its page. */
export async function launch(options: LaunchOptions): Promise<Driver> {
  const { devnet, kind, isHeadless = true, withWallet = true, withProduct = true } = options;
  const extensions = [
    ...(withProduct ? [productIn(kind).folder] : []),
    ...(withWallet ? [walletIn(kind).folder] : []),
  ];
  const start = kind === 'chromium' ? launchChromium : launchFirefox;
  const browser = await start({ devnet, extensions, isHeadless });
  return driverOf(browser, isHeadless);
}

function driverOf(browser: Browser, isHeadless: boolean): Driver {
  const product = productIn(browser.kind);
  const wallet = walletIn(browser.kind);
  const pages = pagesOf(browser, product.origin, isHeadless ? WINDOW : undefined);
  const control = controlOf(browser, wallet.origin);
  const inside = pages.helper;
  const driver: Driver = {
    kind: browser.kind,
    walletId: wallet.id,
    ownId: new URL(product.origin).host,
    openApp: pages.openApp,
    appPage: pages.appPage,
    openPopup: () => browser.open(`${product.origin}/popup.html`, POPUP),
    ...walletWindowOf(browser, wallet.origin),
    walletControl: control.set,
    forgetPermission: () => control.disconnect(product.origin),
    evaluateInExtension: async (run, ...args) => (await inside()).evaluate(run, ...args),
    notifications: async () => (await inside()).evaluate(notificationsIn, false),
    dismissNotifications: async () => {
      await (await inside()).evaluate(notificationsIn, true);
    },
    badge: async () => (await inside()).evaluate(badgeIn),
    portfolioIds: async () => (await inside()).evaluate(portfolioIdsIn),
    openBundles: async () => (await inside()).evaluate(journalIn),
    fireAlarm: async () => (await inside()).evaluate(fireAlarmIn),
    stopWorker: () => browser.stopWorker(product.id),
    takeErrors: browser.takeErrors,
    screenshot: async (screen, name, of) => {
      const file = path.resolve(name.endsWith('.png') ? name : `${name}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await screen.screenshot(file, of);
      return file;
    },
    async reset() {
      await control.set(WALLET_AS_IT_COMES);
      await control.disconnect(product.origin);
      await pages.closeAll(wallet.origin);
      await (await inside()).evaluate(clearIn);
    },
    close: () => browser.close(),
  };
  return driver;
}

/** Pages of our own: one full page, and one that shows nothing and has the extension's rights. */
function pagesOf(browser: Browser, origin: string, size: Size | undefined) {
  const app = `${origin}/app.html`;
  const blank = `${origin}/icon/16.png`;
  let blankScreen: Screen | undefined;
  const appPages = async () =>
    (await browser.screens()).filter(({ url }) => url.startsWith(app)).map((open) => open.screen);
  const helper = async () => {
    if (!blankScreen || !(await blankScreen.isOpen())) blankScreen = await browser.open(blank);
    return blankScreen;
  };
  const appPage = async (timeoutMs = SOON_MS) => {
    const screen = await until(
      'a page of the extension',
      async () => (await appPages()).at(-1),
      timeoutMs,
    );
    if (size) await screen.resize(size);
    return screen;
  };
  const openApp = async (route = '/') => {
    const open = (await appPages()).at(-1);
    if (!open) return browser.open(`${app}#${route}`, size);
    await open.evaluate((hash) => {
      location.hash = hash;
    }, route);
    await open.toFront();
    return open;
  };
  const closeAll = async (walletOrigin: string) => {
    const window = `${walletOrigin}/confirm.html`;
    await helper(); // a browser without any page would end
    for (const { url, screen } of await browser.screens()) {
      const isOurs = url.startsWith(`${origin}/`) && url !== blank;
      if (isOurs || url.startsWith(window)) await screen.close();
    }
  };
  return { helper, appPage, openApp, closeAll };
}

/** The wallet's window counts while it asks something: a moment after the answer it goes away. */
function walletWindowOf(browser: Browser, origin: string) {
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
  return isDrawn ? (document.body.dataset['request'] ?? null) : null;
}

interface WalletPage {
  testWallet: { set(change: object): Promise<object> };
  chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
}

function controlOf(browser: Browser, origin: string) {
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
