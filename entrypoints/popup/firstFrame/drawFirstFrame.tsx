import type { PopupActs } from '../../../components/portfolio/facts.ts';
import { PopupView } from '../../../components/portfolio/PopupView.tsx';
import { peekFacts, peekSettings } from '../../../hooks/peekFacts.ts';
import { applyTheme } from '../../../hooks/useTheme.ts';
import type { UnixSeconds } from '../../../lib/core/snapshot.ts';
import { readEverything } from '../../../lib/storage/everything.ts';
import { remember } from '../../../lib/storage/item.ts';
import { now } from '../../../lib/world/clock.ts';
import { CONTEXTS } from './contexts.ts';
import { drawTree } from './drawTree.ts';
import { elementOf, painted } from './moments.ts';

/** What the first frame leaves to React: its first drawing has to be the same. */
export interface FirstFrame {
  time: UnixSeconds;
  /** The last thing pressed until now; from here on presses are React's to hear. */
  takePressed(): EventTarget | null;
}

/** Nothing is pressed before React is there. */
const NO_ACTS = {} as PopupActs;

/**
 * Draws the popup from storage before react-dom is loaded; fulfilled when that is on screen. Rejects,
 * with nothing drawn, when storage cannot be read.
 */
export async function drawFirstFrame(): Promise<FirstFrame> {
  remember(await readEverything());
  const time = now();
  const { theme, isPrivate, currency } = peekSettings();
  applyTheme(theme);
  const drawn = document.createDocumentFragment();
  const view = (
    <PopupView facts={peekFacts(time)} isPrivate={isPrivate} currency={currency} acts={NO_ACTS} />
  );
  drawTree(drawn, view, CONTEXTS);
  const takePressed = show(drawn, await elementOf('root'));
  await painted();
  return { time, takePressed };
}

/** Moves what was drawn to its place, and keeps what is pressed there. */
function show(drawn: DocumentFragment, root: Element): FirstFrame['takePressed'] {
  let pressed: EventTarget | null = null;
  const keep = ({ target }: Event) => {
    pressed = target;
  };
  root.addEventListener('click', keep);
  root.append(drawn);
  return () => {
    root.removeEventListener('click', keep);
    return pressed;
  };
}
