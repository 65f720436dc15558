// The browser that is started, the two extensions that are loaded, and where their pages stand.
import { fileURLToPath } from 'node:url';
import { WALLET_FOLDER } from '../../../devnet/chromium.ts';
import { extensionIdOf } from '../../../devnet/extensionId.ts';
import { ensureBrowsers, findBrowser } from '../../browsers.ts';
import type { BrowserKind } from './browser.ts';

export interface Extension {
  readonly folder: string;
  /** As a user would read it in the browser, or type it into settings. */
  readonly id: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  readonly origin: string;
}

const GECKO = { product: 'evenkeel@evenkeel.app', wallet: 'test-wallet@evenkeel.invalid' } as const;

/** Firefox draws these at random for each installation; the tests settle them beforehand. */
export const FIREFOX_HOSTS_OF: Readonly<Record<string, string>> = {
  [GECKO.product]: '0e7e0ee1-0000-4000-8000-000000000001',
  [GECKO.wallet]: '0e7e0ee1-0000-4000-8000-000000000002',
};

const BUILDS =
  process.env.EVENKEEL_BUILDS ?? fileURLToPath(new URL('../../../.output', import.meta.url));

/** @throws with what to install when there is none and none can be brought in */
export function executableOf(kind: BrowserKind): string {
  ensureBrowsers([kind]);
  return findBrowser(kind) as string;
}

/** The release build for a browser, unmodified. */
export const buildFolder = (kind: BrowserKind): string =>
  `${BUILDS}/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3`;

export const productIn = (kind: BrowserKind): Extension =>
  extensionIn(kind, buildFolder(kind), GECKO.product);

export const walletIn = (kind: BrowserKind): Extension =>
  extensionIn(kind, WALLET_FOLDER, GECKO.wallet);

function extensionIn(kind: BrowserKind, folder: string, geckoId: string): Extension {
  if (kind === 'firefox') {
    return { folder, id: geckoId, origin: `moz-extension://${FIREFOX_HOSTS_OF[geckoId]}` };
  }
  const id = extensionIdOf(folder);
  return { folder, id, origin: `chrome-extension://${id}` };
}
