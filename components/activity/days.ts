import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';

/** Entries of one day in the reader's zone, newest first. */
export interface Day<T> {
  /** Local date, unique. */
  key: string;
  entries: T[];
}

const dateOf = (at: UnixSeconds): Date => new Date(at * 1000);
const keyOf = (at: UnixSeconds): string => dateOf(at).toDateString();
const DAY_SECONDS = 86_400;

/** Groups entries by local day, newest day and newest entry first. */
export function groupByDay<T extends { at: UnixSeconds }>(entries: readonly T[]): Day<T>[] {
  const days = new Map<string, T[]>();
  for (const entry of [...entries].sort((a, b) => b.at - a.at)) {
    const key = keyOf(entry.at);
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days].map(([key, grouped]) => ({ key, entries: grouped }));
}

/** "Today", "Yesterday", else "Thursday, 19 November 2026". */
export function dayTitle(at: UnixSeconds, now: UnixSeconds): string {
  if (keyOf(at) === keyOf(now)) return text.activity.today;
  if (keyOf(at) === keyOf(now - DAY_SECONDS)) return text.activity.yesterday;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format(dateOf(at));
}

/** "3 March 2027", in UTC, as tax years and daily closes go. */
export const dateWords = (at: UnixSeconds): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(dateOf(at));
