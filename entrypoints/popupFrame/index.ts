import { browser, defineUnlistedScript } from '#imports';
import { drawNodes } from '../../components/frame/drawNodes.ts';
import { keepEarlyPress } from '../../components/frame/earlyPress.ts';
import { elementOf, painted } from '../../components/frame/moments.ts';
import { isStillSo } from '../../lib/core/readyFrame.ts';
import { frameIn, momentAt } from '../../lib/storage/frame.ts';
import { readPopupAddress } from '../../lib/storage/popupAddress.ts';
import { now } from '../../lib/world/clock.ts';

/**
 * The popup's first script, no module, before all others: draws the ready-made frame that the
 * popup's address keeps. What is stored and the modules are asked for once it is on screen, and draw
 * anew what is not the same (`drawFirstFrame`).
 */
export default defineUnlistedScript(() => {
  const { main = '', imports = '' } = document.currentScript?.dataset ?? {};
  keepEarlyPress();
  void showFrame()
    .catch(() => undefined)
    // Whoever else waited for the same frame goes first: asking for modules takes milliseconds.
    .then(() => setTimeout(() => start(main, imports.split(' '))));
});

/**
 * Shows the frame, fulfilled when it is on screen, or nothing. The browser is asked for the address:
 * that of this page could have been made up by whoever opened it.
 */
async function showFrame(): Promise<void> {
  const frame = frameIn(await readPopupAddress());
  const time = now();
  if (!frame || !isStillSo(frame, momentAt(time))) return;
  if (frame.theme !== 'system') document.documentElement.dataset.theme = frame.theme;
  const drawn = document.createDocumentFragment();
  drawNodes(drawn, frame.tree, time);
  (await elementOf('root')).append(drawn);
  await painted();
}

/** Asks for all that is stored, a module and, at the same time, what it is known to import. */
function start(main: string, imports: readonly string[]): void {
  globalThis.askedStorage = browser.storage.local.get(null);
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
