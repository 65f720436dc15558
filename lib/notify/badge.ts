import { browser } from '#imports';
import type { Badge } from '../core/badge.ts';

const OVER = '#B4530A';
const OPEN = '#0B5D4B';
const FAILED = '#B3123E';

/** Sets text and colour of the toolbar badge. */
export async function setBadge(badge: Badge): Promise<void> {
  const [text, color] = look(badge);
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeText({ text });
}

function look(badge: Badge): [text: string, color: string] {
  if (badge.kind === 'outside') return [`${badge.count}`, OVER];
  if (badge.kind === 'open') return ['…', OPEN];
  return badge.kind === 'unknown' ? ['!', FAILED] : ['', OPEN];
}
