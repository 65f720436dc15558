import { browser } from '#imports';
import type { FrameMoment, ReadyFrame } from '../core/readyFrame.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { EPOCH, type Stored } from './item.ts';

/** Where the popup's ready-made frame lies. It is no item: writing it changes nothing it shows. */
const FRAME = 'frame';

/** The frame among all that is stored. Written by this extension alone, and drawn or dropped. */
export const frameIn = (stored: Stored): ReadyFrame | undefined =>
  stored[FRAME] as ReadyFrame | undefined;

/** What has to hold of a frame drawn or shown now from what is stored. */
export const momentOf = (stored: Stored, now: UnixSeconds): FrameMoment => ({
  epoch: stored[EPOCH],
  version: browser.runtime.getManifest().version,
  isOffline: !navigator.onLine,
  now,
});

/** Keeps a frame; where there is no room the popup draws without one. */
export const writeFrame = (frame: ReadyFrame): Promise<void> =>
  browser.storage.local.set({ [FRAME]: frame }).catch(() => undefined);

/** Calls back after each write of any item in any context. */
export const watchEpoch = (changed: () => void): void =>
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && EPOCH in changes) changed();
  });
