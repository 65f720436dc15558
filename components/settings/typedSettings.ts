import { typedNodeUrl } from '../../lib/core/network.ts';
import { parseDecimal } from '../../lib/core/typedNumber.ts';
import { isExtensionId } from '../../lib/core/walletId.ts';
import type { Browser } from './settingsModel.ts';

/** Whether typed text may be the id of an extension in this browser; nothing at all clears it. */
export const isWalletId = (browser: Browser, typed: string): boolean =>
  typed.trim() === '' || isExtensionId(browser, typed);

const CHECK_MINUTES = { least: 5, most: 120 } as const;

/** Whole minutes from 5 to 120, or null. */
export function parseMinutes(typed: string): number | null {
  const parsed = parseDecimal(typed, 0);
  if (typeof parsed === 'string') return null;
  const isWithin = parsed >= BigInt(CHECK_MINUTES.least) && parsed <= BigInt(CHECK_MINUTES.most);
  return isWithin ? Number(parsed) : null;
}

/** The address of a node as it is asked, or null when it is none. */
export function readNodeUrl(typed: string): string | null {
  try {
    return typedNodeUrl(typed);
  } catch {
    return null;
  }
}
