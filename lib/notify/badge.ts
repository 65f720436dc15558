import { browser } from '#imports';

/** What the toolbar icon says: nothing when all is fine. */
export type Badge =
  | { kind: 'none' }
  /** This many classes are outside their band. */
  | { kind: 'outside'; count: number }
  /** A bundle waits for the user. */
  | { kind: 'open' }
  /** Could not check. */
  | { kind: 'unknown' };

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
