import { parseDecimal } from '../../lib/core/typedNumber.ts';
import type { Browser } from './settingsModel.ts';

/** Chromium: 32 letters a–p. Firefox: a GUID in braces, or name@company. */
const WALLET_ID: Record<Browser, RegExp> = {
  chromium: /^[a-p]{32}$/,
  firefox: /^(\{[0-9a-f-]{36}\}|[\w.+-]*@[\w.-]+)$/i,
};

/** Whether typed text may be the id of an extension in this browser; nothing at all clears it. */
export const isWalletId = (browser: Browser, typed: string): boolean =>
  typed.trim() === '' || WALLET_ID[browser].test(typed.trim());

export const CHECK_MINUTES = { least: 5, most: 120 } as const;

/** Whole minutes from 5 to 120, or null. */
export function parseMinutes(typed: string): number | null {
  const parsed = parseDecimal(typed, 0);
  if (typeof parsed === 'string') return null;
  const isWithin = parsed >= BigInt(CHECK_MINUTES.least) && parsed <= BigInt(CHECK_MINUTES.most);
  return isWithin ? Number(parsed) : null;
}
