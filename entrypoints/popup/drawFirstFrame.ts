import { drawNodes } from '../../components/frame/drawNodes.ts';
import { takeEarlyPress } from '../../components/frame/earlyPress.ts';
import { elementOf, painted } from '../../components/frame/moments.ts';
import { popupFrame } from '../../components/frame/popupFrame.tsx';
import { peekFacts, peekSettings } from '../../hooks/peekFacts.ts';
import { applyTheme } from '../../hooks/useTheme.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { readFirst } from '../../lib/storage/everything.ts';
import { remember } from '../../lib/storage/item.ts';
import { now } from '../../lib/world/clock.ts';

/** What the first frame leaves to React: its first drawing has to be the same. */
export interface FirstFrame {
  time: UnixSeconds;
  /** The last thing pressed until now; from here on presses are React's to hear. */
  takePressed(): EventTarget | null;
}

/**
 * Draws the popup from storage before react-dom is loaded; fulfilled when that is on screen, at once
 * where the ready-made frame is the same. Rejects, with nothing drawn, when storage cannot be read.
 */
export async function drawFirstFrame(): Promise<FirstFrame> {
  remember(await readFirst());
  const time = now();
  const settings = peekSettings();
  applyTheme(settings.theme);
  const drawn = document.createDocumentFragment();
  drawNodes(drawn, popupFrame(peekFacts(time), settings).tree);
  const root = await elementOf('root');
  if (!isAlike(root, drawn)) {
    root.replaceChildren(drawn);
    await painted();
  }
  return { time, takePressed: takeEarlyPress };
}

const isAlike = ({ childNodes: shown }: Node, { childNodes: drawn }: Node): boolean =>
  shown.length === drawn.length &&
  [...shown].every((node, index) => node.isEqualNode(drawn[index] ?? null));
