import { expect, test } from 'vitest';
import { civilOf, dayOfCivil, isoDay, isoTime, parseIso } from '../../lib/core/civil.ts';

test('every day from 1600 to 2400 has the date the platform gives it', () => {
  const [from, to] = [Date.UTC(1600, 0, 1) / 86_400_000, Date.UTC(2400, 11, 31) / 86_400_000];
  for (let day = from; day <= to; day += 1) {
    const date = new Date(day * 86_400_000);
    const civil = civilOf(day);
    if (
      civil.year !== date.getUTCFullYear() ||
      civil.month !== date.getUTCMonth() + 1 ||
      civil.day !== date.getUTCDate() ||
      dayOfCivil(civil) !== day
    )
      expect.fail(`${day}: ${isoDay(day)}`);
  }
});

test('a date and a time are read exactly, in the zone they name', () => {
  expect(parseIso('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / 1000);
  expect(parseIso('2024-03-01T12:30Z')).toBe(Date.UTC(2024, 2, 1, 12, 30) / 1000);
  expect(parseIso('2024-03-01T00:30:15+02:00')).toBe(Date.UTC(2024, 1, 29, 22, 30, 15) / 1000);
  expect(parseIso('2024-03-01T00:30:15-05:30')).toBe(Date.UTC(2024, 2, 1, 6, 0, 15) / 1000);
  expect(isoTime(Date.UTC(2024, 2, 1, 6, 0, 15) / 1000)).toBe('2024-03-01T06:00:15Z');
});

test.each([
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '01/02/2024',
  '2024-3-1',
  '2024-03-01T12:30',
  '2024-03-01T24:00Z',
  '2024-03-01 12:30Z',
  '2024-03-01Z',
  '',
])('%s is no date', (typed) => {
  expect(parseIso(typed)).toBeNull();
});
