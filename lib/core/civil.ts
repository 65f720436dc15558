import { type Day, startOf } from './closes.ts';
import type { UnixSeconds } from './snapshot.ts';

/** A date of the Gregorian calendar in UTC; `month` from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

const ERA_DAYS = 146_097;
/** Days from 1 March of year 0 to 1 January 1970. */
const EPOCH = 719_468;

/** The date of a day (H. Hinnant, chrono-compatible low-level date algorithms: years from March). */
export function civilOf(day: Day): CivilDate {
  const era = Math.floor((day + EPOCH) / ERA_DAYS);
  const ofEra = day + EPOCH - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (ofEra -
      Math.floor(ofEra / 1460) +
      Math.floor(ofEra / 36_524) -
      Math.floor(ofEra / (ERA_DAYS - 1))) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The day of a date; null where the calendar has no such date. */
export function dayOfCivil({ year, month, day }: CivilDate): Day | null {
  const ofMarch = month > 2 ? year : year - 1;
  const era = Math.floor(ofMarch / 400);
  const yearOfEra = ofMarch - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  const found = era * ERA_DAYS + ofEra - EPOCH;
  const back = civilOf(found);
  return back.year === year && back.month === month && back.day === day ? found : null;
}

const two = (n: number): string => `${n}`.padStart(2, '0');

/** `2027-03-03`, in UTC. */
export function isoDay(day: Day): string {
  const { year, month, day: date } = civilOf(day);
  return `${`${year}`.padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** `2027-03-03T14:02:09Z`. */
export function isoTime(at: UnixSeconds): string {
  const whole = Math.floor(at);
  const day = Math.floor(whole / 86_400);
  const second = whole - startOf(day);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${isoDay(day)}T${clock.map(two).join(':')}Z`;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An ISO 8601 date (its first second in UTC), or a date and time that names its zone; null for
 * anything else: a time without a zone would be a guess.
 */
export function parseIso(typed: string): UnixSeconds | null {
  const match = ISO.exec(typed);
  if (!match) return null;
  const n = (index: number): number => Number(match[index] ?? 0);
  const day = dayOfCivil({ year: n(1), month: n(2), day: n(3) });
  const zone = match[7] ?? 'Z';
  const [hours = 0, minutes = 0] = zone === 'Z' ? [] : zone.slice(1).split(':').map(Number);
  if (day === null || n(4) > 23 || n(5) > 59 || n(6) > 59 || hours > 14 || minutes > 59)
    return null;
  const ahead = (hours * 60 + minutes) * 60 * (zone.startsWith('-') ? -1 : 1);
  return startOf(day) + n(4) * 3600 + n(5) * 60 + n(6) - ahead;
}
