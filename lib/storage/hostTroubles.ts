import * as v from 'valibot';
import { type StoredItem, storedItem } from './item.ts';

/** Hosts that could not be reached at all when last asked: down, or refusing extensions. */
export const hostTroubles: StoredItem<string[]> = storedItem(
  'hostTroubles',
  v.array(v.string()),
  [],
);
