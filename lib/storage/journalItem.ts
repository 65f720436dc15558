import * as v from 'valibot';
import type { Bundle } from '../core/bundle.ts';
import { BUNDLE } from './bundleSchema.ts';
import { type StoredItem, storedItem } from './item.ts';

export const BUNDLES = v.array(BUNDLE);

/** Bundles under way of a portfolio, first copy; watch this one, read with `readJournal`. */
export const journalItem = (portfolioId: string): StoredItem<Bundle[]> =>
  storedItem(`journal/${portfolioId}`, BUNDLES, []);
