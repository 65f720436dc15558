import * as v from 'valibot';
import { type StoredItem, storedItem } from './item.ts';

/** Small marks the wallet room keeps: that the user connected, nothing secret. */
export const walletKeys: StoredItem<Record<string, string>> = storedItem(
  'wallet',
  v.record(v.string(), v.string()),
  {},
);
