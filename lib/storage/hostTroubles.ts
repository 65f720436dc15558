import * as v from 'valibot';
import { type StoredItem, storedItem } from './item.ts';

const texts = v.array(v.pipe(v.string(), v.maxLength(300)));

/** Hosts that could not be reached at all when last asked: down, or refusing extensions. */
export const hostTroubles: StoredItem<string[]> = storedItem('hostTroubles', texts, []);

/** Origins the browser let us ask directly, at the user's click: to notice when one is taken back. */
export const grantedOrigins: StoredItem<string[]> = storedItem('grantedOrigins', texts, []);

/** Those of them that the browser took back since. */
export const revokedOrigins: StoredItem<string[]> = storedItem('revokedOrigins', texts, []);
