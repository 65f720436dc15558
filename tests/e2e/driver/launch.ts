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
  popupAddressIn,
  type Shown,
} from './inside.ts';
import { ownPages } from './ownPages.ts';
import type { Screen, Size } from './screen.ts';
import { type Question, type WalletSettings, walletControl, walletWindow } from './walletPages.ts';

export interface LaunchOptions {
  readonly devnet: Devnet;
  readonly kind: BrowserKind;
  readonly isHeadless?: boolean;
  readonly withWallet?: boolean;
  /** Without it this is the same browser alone: what it asks for is not our doing. */
  readonly withProduct?: boolean;
  /** See `BrowserOptions`; Chromium only. */
  readonly onClosed?: () => void;
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
  /** The popup as a tab of its size, where a click on the icon leads or at another address. */
  openPopup(address?: string): Promise<Screen>;
  /** Where a click on the icon leads now. */
  popupAddress(): Promise<string>;
  /** The wallet's window with the question it asks now. */
  walletWindow(timeoutMs?: number): Promise<Screen>;
  /** What it asks now, if it asks. */
  walletQuestion(): Promise<Question | undefined>;
  walletControl(settings: WalletSettings): Promise<void>;
  /** Runs on a page of the extension with its rights; `run` may use nothing from around it. */
  evaluateInExtension<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult | Promise<TResult>,
    ...args: TArgs
  ): Promise<TResult>;
  /** What is shown on the desktop now; Chromium tells ids only. */
  notifications(): Promise<readonly Shown[]>;
  /** As a user who closes them. */
  dismissNotifications(): Promise<void>;
  /** The text on the toolbar button. */
  badge(): Promise<string>;
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
  const { onClosed } = options;
  const extensions = [
    ...(withProduct ? [productIn(kind).folder] : []),
    ...(withWallet ? [walletIn(kind).folder] : []),
  ];
  const start = kind === 'chromium' ? launchChromium : launchFirefox;
  const browser = await start({ devnet, extensions, isHeadless, ...(onClosed && { onClosed }) });
  const driver = driverOf(browser, isHeadless);
  // Or it would come later, in the middle of a case.
  if (withProduct) await driver.appPage();
  return driver;
}

function driverOf(browser: Browser, isHeadless: boolean): Driver {
  const product = productIn(browser.kind);
  const wallet = walletIn(browser.kind);
  const pages = ownPages(browser, product.origin, isHeadless ? WINDOW : undefined);
  const control = walletControl(browser, wallet.origin);
  const inside = pages.helper;
  const driver: Driver = {
    kind: browser.kind,
    walletId: wallet.id,
    ownId: new URL(product.origin).host,
    openApp: pages.openApp,
    appPage: pages.appPage,
    openPopup: async (address) => browser.open(address ?? (await driver.popupAddress()), POPUP),
    popupAddress: async () => (await inside()).evaluate(popupAddressIn),
    ...walletWindow(browser, wallet.origin),
    walletControl: control.set,
    evaluateInExtension: async (run, ...args) => (await inside()).evaluate(run, ...args),
    notifications: async () => (await inside()).evaluate(notificationsIn, false),
    dismissNotifications: async () => {
      await (await inside()).evaluate(notificationsIn, true);
    },
    badge: async () => (await inside()).evaluate(badgeIn),
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
