import { browser, defineUnlistedScript } from '#imports';
import { drawNodes } from '../../components/frame/drawNodes.ts';
import { keepEarlyPress } from '../../components/frame/earlyPress.ts';
import { elementOf, painted } from '../../components/frame/moments.ts';
import { wordAges } from '../../components/frame/wordAges.ts';
import { isStillSo } from '../../lib/core/readyFrame.ts';
import { frameIn, momentOf } from '../../lib/storage/frame.ts';
import type { Stored } from '../../lib/storage/item.ts';
import { now } from '../../lib/world/clock.ts';

/**
 * The popup's first script, no module, before all others: asks for all that is stored, draws the
 * ready-made frame that lies in the same answer where it is still so, and only then lets the modules
 * come, which draw anew what is not (`drawFirstFrame`).
 */
export default defineUnlistedScript(() => {
  const { main = '', imports = '' } = document.currentScript?.dataset ?? {};
  const asked: Promise<Stored> = browser.storage.local.get(null);
  globalThis.askedStorage = asked;
  keepEarlyPress();
  void asked
    .then(showFrame)
    .catch(() => undefined)
    .then(() => start(main, imports.split(' ')));
});

/** Shows the frame among what is stored, fulfilled when it is on screen, or nothing. */
async function showFrame(stored: Stored): Promise<void> {
  const frame = frameIn(stored);
  const time = now();
  if (!frame || !isStillSo(frame, momentOf(stored, time))) return;
  if (frame.theme !== 'system') document.documentElement.dataset.theme = frame.theme;
  const drawn = document.createDocumentFragment();
  drawNodes(drawn, wordAges(frame.tree, time));
  (await elementOf('root')).append(drawn);
  await painted();
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
