import { browser } from '#imports';
import { heldIn } from '../core/heldInAddress.ts';
import type { FrameMoment, ReadyFrame } from '../core/readyFrame.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { EPOCH, type Stored } from './item.ts';
import { clearPopupAddress, keepInAddress } from './popupAddress.ts';

/** Of a longer frame the popup would rather be drawn anew. In characters, as JSON. */
const MOST_CHARACTERS = 100_000;

/** The frame kept in an address. Written by this extension alone, and drawn or dropped. */
export function frameIn(address: string): ReadyFrame | undefined {
  try {
    return JSON.parse(heldIn(address)) as ReadyFrame;
  } catch {
    return undefined;
  }
}

/** What has to hold of a frame that is drawn or shown now. */
export const momentAt = (now: UnixSeconds): FrameMoment => ({
  version: browser.runtime.getManifest().version,
  isOffline: !navigator.onLine,
  now,
});

/**
 * Keeps a frame drawn from what was stored at its epoch; whoever writes after takes it away. It
 * takes the frame back itself when that was written meanwhile.
 */
export async function keepInPopup(frame: ReadyFrame): Promise<void> {
  const words = JSON.stringify(frame);
  if (words.length > MOST_CHARACTERS) return;
  await keepInAddress(words);
  const { [EPOCH]: epoch } = (await browser.storage.local.get(EPOCH)) as Stored;
  if (epoch !== frame.epoch) await clearPopupAddress();
}

/** Calls back after each write of any item in any context. */
export const watchEpoch = (changed: () => void): void =>
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && EPOCH in changes) changed();
  });
