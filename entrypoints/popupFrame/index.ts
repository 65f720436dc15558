import { browser, defineUnlistedScript } from '#imports';
import { drawNodes } from '../../components/frame/drawNodes.ts';
import { keepEarlyPress } from '../../components/frame/earlyPress.ts';
import { elementOf, painted } from '../../components/frame/moments.ts';
import { wordAges } from '../../components/frame/wordAges.ts';
import { isStillSo } from '../../lib/core/readyFrame.ts';
import { frameIn, momentAt } from '../../lib/storage/frame.ts';
import { readPopupAddress } from '../../lib/storage/popupAddress.ts';
import { now } from '../../lib/world/clock.ts';

/**
 * The popup's first script, no module, before all others: draws the ready-made frame that its
 * address keeps, and asks for all that is stored. The modules come once the frame is on screen, and
 * draw anew what is not the same (`drawFirstFrame`).
 */
export default defineUnlistedScript(() => {
  const { main = '', imports = '' } = document.currentScript?.dataset ?? {};
  keepEarlyPress();
  const shown = showFrame(location.href);
  globalThis.askedStorage = browser.storage.local.get(null);
  void shown
    .then(putRight)
    .catch(() => undefined)
    .then(() => start(main, imports.split(' ')));
});

/** Draws the frame of an address; whether there was one to draw. */
async function showFrame(address: string): Promise<boolean> {
  const frame = frameIn(address);
  const time = now();
  if (!frame || !isStillSo(frame, momentAt(time))) return false;
  if (frame.theme !== 'system') document.documentElement.dataset.theme = frame.theme;
  const drawn = document.createDocumentFragment();
  drawNodes(drawn, wordAges(frame.tree, time));
  (await elementOf('root')).replaceChildren(drawn);
  return true;
}

/**
 * Ends when what the browser says of the address stands on screen: its own frame, not one that
 * somebody else put into the address of a page.
 */
async function putRight(isShown: boolean): Promise<void> {
  const [address] = await Promise.all([readPopupAddress(), isShown && painted()]);
  if (address === location.href) return;
  (await elementOf('root')).replaceChildren();
  if (await showFrame(address)) await painted();
}

/** Asks for a module and, at the same time, for what it is known to import. */
function start(main: string, imports: readonly string[]): void {
  for (const href of imports) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = href;
    document.head.append(link);
  }
  const script = document.createElement('script');
  script.type = 'module';
  script.src = main;
  document.head.append(script);
}
