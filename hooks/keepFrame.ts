import type { PortfolioFacts } from '../lib/core/portfolioFacts.ts';
import { isStillSo, type ReadyFrame } from '../lib/core/readyFrame.ts';
import { readEverything } from '../lib/storage/everything.ts';
import { frameIn, keepInPopup, momentAt, watchEpoch } from '../lib/storage/frame.ts';
import { EPOCH, remember } from '../lib/storage/item.ts';
import { clearPopupAddress, readPopupAddress } from '../lib/storage/popupAddress.ts';
import type { Settings } from '../lib/storage/settings.ts';
import { now } from '../lib/world/clock.ts';
import { peekFacts, peekSettings } from './peekFacts.ts';

/** Draws the popup as plain values; hooks know no views. */
type Draw = (
  facts: PortfolioFacts | null,
  settings: Settings,
) => Pick<ReadyFrame, 'tree' | 'until'>;

/** Writes come several at a time. */
const SETTLED_MS = 250;
/** No frame is kept for longer, in seconds. */
const MOST_AHEAD = 86_400;

/**
 * Keeps a frame of the popup as it is now, for its next opening, unless the one kept is still so.
 * What is stored and its epoch come from one reading; what cannot be read has no frame.
 */
export async function keepFrame(draw: Draw): Promise<void> {
  const stored = await readEverything();
  const time = now();
  const { [EPOCH]: epoch } = stored;
  const moment = momentAt(time);
  const kept = frameIn(await readPopupAddress());
  if (typeof epoch !== 'string' || (kept?.epoch === epoch && isStillSo(kept, moment))) return;
  if (kept) await clearPopupAddress();
  remember(stored);
  const facts = peekFacts(time);
  if (facts === undefined) return;
  const settings = peekSettings();
  const { tree, until } = draw(facts, settings);
  const { theme } = settings;
  const { version, isOffline } = moment;
  const last = Math.min(until, time + MOST_AHEAD);
  await keepInPopup({ epoch, version, at: time, until: last, isOffline, theme, tree });
}

/** Keeps the frame, and again after whatever is written while this page is open. */
export function followFrame(draw: Draw): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void keepFrame(draw).catch(() => undefined), SETTLED_MS);
  };
  watchEpoch(keepSoon);
  keepSoon();
}
