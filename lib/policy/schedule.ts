import type { Schedule } from '../core/schedule.ts';

const DAY = 86_400;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;
const MONTHS = { month: 1, quarter: 3, year: 12 };

/**
 * The first look strictly after a time, both in unix seconds. The close of 31 January is the first
 * second of 1 February; weeks end as PerformanceAnalytics' do, on Sunday, unless said otherwise.
 */
export function nextDue(schedule: Schedule, after: number): number {
  if (schedule.every === 'days') return after + schedule.days * DAY;
  if (schedule.every === 'week') {
    const today = Math.floor(after / DAY);
    const ahead = (schedule.closes + 1 - ((today + FIRST_WEEKDAY) % 7) + 7) % 7;
    return (today + (ahead || 7)) * DAY;
  }
  const date = new Date(after * 1000);
  const months = MONTHS[schedule.every];
  const first = Math.floor(date.getUTCMonth() / months) * months;
  return Date.UTC(date.getUTCFullYear(), first + months, 1) / 1000;
}

/**
 * The look that counts at a time: the last one that has come since one was settled, else the next.
 * One that nobody acted on gives way to the look after it.
 */
export function lookOf(schedule: Schedule, settledAt: number, now: number): number {
  let due = nextDue(schedule, settledAt);
  for (let next = nextDue(schedule, due); next <= now; next = nextDue(schedule, due)) due = next;
  return due;
}
