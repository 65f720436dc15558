import { browser } from '#imports';

/** The popup as the manifest names it, without a frame. */
const PLAIN = 'popup.html';

/** Where a click on the toolbar icon leads: the popup, with its frame where one is kept. */
export const readPopupAddress = (): Promise<string> => browser.action.getPopup({});

/** What the address keeps for the popup's first script, or nothing. */
export const heldIn = (address: string): string => decodeURIComponent(address.split('#')[1] ?? '');

/** Keeps words in the popup's address, where it has them without asking anyone. */
export const keepInAddress = (words: string): Promise<void> =>
  browser.action.setPopup({ popup: `${PLAIN}#${encodeURIComponent(words)}` });

/** Takes out of the address what is kept there. A failure is none: the popup checks what it drew. */
export async function clearPopupAddress(): Promise<void> {
  try {
    const isPlain = !(await readPopupAddress()).includes('#');
    if (!isPlain) await browser.action.setPopup({ popup: PLAIN });
  } catch {
    // Where the icon cannot be reached its popup is as it was.
  }
}
