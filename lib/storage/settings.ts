import * as v from 'valibot';
import { type StoredItem, storedItem } from './item.ts';

/** What the user set for the whole extension. */
export interface Settings {
  /** Another MetaMask build, asked before the known ones; empty for none. */
  walletId: string;
  checkMinutes: number;
  theme: 'system' | 'light' | 'dark';
  isPrivate: boolean;
  currentPortfolio: string | null;
}

export const DEFAULT_SETTINGS: Settings = {
  walletId: '',
  checkMinutes: 15,
  theme: 'system',
  isPrivate: false,
  currentPortfolio: null,
};

const SETTINGS: v.GenericSchema<unknown, Settings> = v.object({
  walletId: v.pipe(v.string(), v.maxLength(80)),
  checkMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)),
  theme: v.picklist(['system', 'light', 'dark']),
  isPrivate: v.boolean(),
  currentPortfolio: v.nullable(v.string()),
});

export const settingsItem: StoredItem<Settings> = storedItem(
  'settings',
  SETTINGS,
  DEFAULT_SETTINGS,
);
