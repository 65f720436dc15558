import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in one rough unit: `8 s`, `2 min`, `3 h`, `2 days`. Seconds in, rounded down. */
export function formatSpan(seconds: number): string {
  const span = Math.max(0, Math.floor(seconds));
  if (span < MINUTE) return text.ui.seconds(span);
  if (span < HOUR) return text.ui.minutes(Math.floor(span / MINUTE));
  if (span < 2 * DAY) return text.ui.hours(Math.floor(span / HOUR));
  return text.ui.days(Math.floor(span / DAY));
}

/** How long ago: `2 min ago`, `just now`. What came after a screen last looked at its clock is new. */
export function formatAge(at: UnixSeconds, now: UnixSeconds): string {
  const seconds = now - at;
  return seconds < 5 ? text.ui.justNow : text.ui.ago(formatSpan(seconds));
}

/** How soon: `in 3 min`, `due`. */
export function formatAhead(at: UnixSeconds, now: UnixSeconds): string {
  const seconds = at - now;
  return seconds < 5 ? text.ui.due : text.ui.soon(formatSpan(seconds));
}

const two = (n: number): string => `${n}`.padStart(2, '0');
const clockOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;
const dayOf = (date: Date): string => `${date.getDate()} ${text.ui.months[date.getMonth()]}`;

/** The time of day in the reader's zone, with the day when it is not today: `14:02`, `20 Nov, 14:02`. */
export function formatClock(at: UnixSeconds, now: UnixSeconds): string {
  const date = new Date(at * 1000);
  const isToday = date.toDateString() === new Date(now * 1000).toDateString();
  return isToday ? clockOf(date) : `${dayOf(date)}, ${clockOf(date)}`;
}

/** The exact time for a title: `21 Nov 2026, 14:02:09`. */
export function formatExactTime(at: UnixSeconds): string {
  const date = new Date(at * 1000);
  const clock = `${clockOf(date)}:${two(date.getSeconds())}`;
  return `${dayOf(date)} ${date.getFullYear()}, ${clock}`;
}

/** The day of a daily close, in UTC as the close is: `20 Nov 2026`. */
export function formatDay(at: UnixSeconds): string {
  const date = new Date(at * 1000);
  return `${date.getUTCDate()} ${text.ui.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const FORMATS = { relative: formatAge, ahead: formatAhead, clock: formatClock };
export type AgeKind = keyof typeof FORMATS;

/** A moment as an age, as how soon it comes, or as a time of day. */
export const formatMoment = (at: UnixSeconds, now: UnixSeconds, kind: AgeKind): string =>
  FORMATS[kind](at, now);

export const isAgeKind = (kind: string): kind is AgeKind => Object.hasOwn(FORMATS, kind);
