import { browser } from '#imports';
import type { Stored } from './item.ts';

declare global {
  /** What `entrypoints/popupFrame` asked for, on a page that begins with it. */
  var askedStorage: Promise<Stored> | undefined;
}

/**
 * All that lies in storage, in one request: for a drawing, which cannot know the keys before it
 * knows which portfolio is in view. Rejects when storage cannot be read.
 */
export const readEverything = (): Promise<Stored> => browser.storage.local.get(null);

/** The same as the page's first script was given, where there was one. */
export const readFirst = (): Promise<Stored> => globalThis.askedStorage ?? readEverything();
