import { Fault } from '../core/fault.ts';
import { type BrowserFamily, isExtensionId } from '../core/walletId.ts';
import { METAMASK_IDS } from '../registry/wallets.ts';

/** An extension id as the user typed it. @throws input.invalid when this browser has no such ids */
export function parseWalletId(browser: BrowserFamily, typed: string): string {
  const id = typed.trim();
  if (!isExtensionId(browser, id)) throw new Fault('input.invalid');
  return id;
}

/** The extensions that may be MetaMask, in the order they are tried: the user's own build first. */
export const walletIds = (browser: BrowserFamily, own: string | null): string[] => [
  ...new Set([...(own === null ? [] : [own]), ...METAMASK_IDS[browser]]),
];
