import { Fault } from '../core/fault.ts';
import { METAMASK_IDS } from '../registry/wallets.ts';

const FORMAT = {
  chromium: /^[a-p]{32}$/,
  firefox: /^(\{[0-9a-f-]{36}\}|[\w.+-]*@[\w.-]+)$/i,
} as const;

/** An extension id as the user typed it. @throws input.invalid when this browser has no such ids */
export function parseWalletId(browser: keyof typeof FORMAT, typed: string): string {
  const id = typed.trim();
  if (!FORMAT[browser].test(id)) throw new Fault('input.invalid');
  return id;
}

/** The extensions that may be MetaMask, in the order they are tried: the user's own build first. */
export const walletIds = (browser: keyof typeof FORMAT, own: string | null): string[] => [
  ...new Set([...(own === null ? [] : [own]), ...METAMASK_IDS[browser]]),
];
