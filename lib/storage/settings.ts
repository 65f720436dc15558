import * as v from 'valibot';
import { CURRENCIES, type Currency } from '../core/snapshot.ts';
import { type StoredItem, storedItem } from './item.ts';

/** What the user set for the whole extension. */
export interface Settings {
  /** Another MetaMask build, asked before the known ones; empty for none. */
  walletId: string;
  checkMinutes: number;
  theme: 'system' | 'light' | 'dark';
  isPrivate: boolean;
  /** What money is shown in; every rule and limit stays in dollars. */
  currency: Currency;
  currentPortfolio: string | null;
}

/** The screen takes no others; what was stored otherwise is read as the nearest of them. */
const CHECK_MINUTES = { least: 5, most: 120 } as const;

export const DEFAULT_SETTINGS: Settings = {
  walletId: '',
  checkMinutes: 15,
  theme: 'system',
  isPrivate: false,
  currency: 'USD',
  currentPortfolio: null,
};

const SETTINGS: v.GenericSchema<unknown, Settings> = v.object({
  walletId: v.pipe(v.string(), v.maxLength(80)),
  checkMinutes: v.pipe(
    v.number(),
    v.integer(),
    v.transform((minutes) => Math.min(Math.max(minutes, CHECK_MINUTES.least), CHECK_MINUTES.most)),
  ),
  theme: v.picklist(['system', 'light', 'dark']),
  isPrivate: v.boolean(),
  currency: v.optional(v.picklist(CURRENCIES), 'USD'),
  currentPortfolio: v.nullable(v.string()),
});

export const settingsItem: StoredItem<Settings> = storedItem(
  'settings',
  SETTINGS,
  DEFAULT_SETTINGS,
);
