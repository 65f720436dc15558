import { browser } from '#imports';
import { addressHolding } from '../core/heldInAddress.ts';

/** The popup without a frame; from the root, since Firefox resolves it against the page that asks. */
const PLAIN = '/popup.html';

/** Where a click on the toolbar icon leads: the popup, with its frame where one is kept. */
export const readPopupAddress = (): Promise<string> => browser.action.getPopup({});

/** Keeps JSON in the popup's address, from where it is had sooner than from storage. */
export const keepInAddress = (json: string): Promise<void> =>
  browser.action.setPopup({ popup: addressHolding(PLAIN, json) });

/** Takes out of the address what is kept there. A failure is none. */
export async function clearPopupAddress(): Promise<void> {
  try {
    const isPlain = !(await readPopupAddress()).includes('#');
    if (!isPlain) await browser.action.setPopup({ popup: PLAIN });
  } catch {
    // The modules put right what the first script drew of it.
  }
}
