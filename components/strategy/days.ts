import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';

/** A day in UTC, as closes are: `21 Nov 2026`. */
export function formatDay(at: UnixSeconds): string {
  const date = new Date(at * 1000);
  return `${date.getUTCDate()} ${text.ui.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
