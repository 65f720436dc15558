import { browser } from '#imports';
import type { Stored } from './item.ts';

declare global {
  /** What `public/askStorage.js` asked for, on a page that begins with it. */
  var askedStorage: Promise<Stored> | undefined;
}

/**
 * All that lies in storage, in one request: for a first drawing, which cannot know the keys before
 * it knows which portfolio is in view. Rejects when storage cannot be read.
 */
export const readEverything = (): Promise<Stored> =>
  globalThis.askedStorage ?? browser.storage.local.get(null);
