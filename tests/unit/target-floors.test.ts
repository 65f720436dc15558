import { expect, test } from 'vitest';
import { bps, dollars, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import {
  ask,
  DAY,
  HISTORY,
  INSURANCE,
  notesOf,
  weightsOf,
  withColumn,
} from '../fixtures/policyAsks.ts';
import { MORNING } from '../property/pastPrices.ts';

test('a floor holds without closes of its stable class, and says that they are missing', () => {
  const history = { ids: [], times: [], prices: [] };
  expect(notesOf(INSURANCE, { history })).toContainEqual({ note: 'stableUnknown', classId: 'USD' });
  expect(notesOf(INSURANCE)).not.toContainEqual({ note: 'stableUnknown', classId: 'USD' });
});

test('bounds that override a floor are named, and what they allow is kept within it', () => {
  const growth = (GROWTH_ONE * 8n) / 10n;
  const bound = (least: number, most = 10_000) => ({ least: bps(least), most: bps(most) });
  const forced = { growth, value: dollars(40_000), bounds: { BTC: bound(2_000) } };
  expect(weightsOf(INSURANCE, forced)).toEqual({ BTC: 2_000, ETH: 0, USD: 8_000 });
  expect(notesOf(INSURANCE, forced)).toContainEqual({
    note: 'beyondFloor',
    allowed: 0,
    proposed: 2_000,
    least: [{ classId: 'BTC', bound: 2_000 }],
    most: [],
  });
  const capped = { bounds: { USD: bound(0, 1_000) } };
  expect(notesOf(INSURANCE, capped)).toContainEqual({
    note: 'beyondFloor',
    allowed: 6_000,
    proposed: 9_000,
    least: [],
    most: [{ classId: 'USD', bound: 1_000 }],
  });
  // 50 % of ETH fits into the 60 % that may be at risk.
  const within = { bounds: { ETH: bound(5_000) } };
  expect(weightsOf(INSURANCE, within)).toEqual({ BTC: 1_000, ETH: 5_000, USD: 4_000 });
  expect(notesOf(INSURANCE, within)).toHaveLength(3);
});

test('a rising floor counts a peak that no look has followed yet', () => {
  const tipp = { ...INSURANCE, kind: 'tipp' as const };
  expect(notesOf(tipp, { growth: 2n * GROWTH_ONE })[0]).toMatchObject({ floor: dollars(80_000) });
});

test('at its start CPPI holds the multiplier times the cushion, and says what a gap would do', () => {
  expect(ask(INSURANCE)).toMatchObject({
    weights: { BTC: 3_600, ETH: 2_400, USD: 4_000 },
    notes: [{ note: 'floor', floor: dollars(40_000), exposure: 6_000 }, { note: 'gap' }],
  });
  const crash = withColumn(HISTORY, 0, ([btc = 0]) => btc);
  crash.prices = crash.prices.map((row, bar) =>
    row.map((price, i) => (bar < 200 || i === 2 ? price : price * 0.6)),
  );
  const gap = notesOf(INSURANCE, { history: crash })[1];
  expect(gap).toMatchObject({ note: 'gap', isBeyond: true, at: HISTORY.times[200] });
  expect(notesOf({ ...INSURANCE, multiplier: 150 }, { history: crash })[1]).toMatchObject({
    isBeyond: false,
  });
  expect(notesOf(INSURANCE, { history: { ids: [], times: [], prices: [] } })[1]).toEqual({
    note: 'gapUnknown',
  });
});

test('a broken floor is refused by how much, and starts anew only by its own rule', () => {
  const growth = (GROWTH_ONE * 78n) / 100n;
  const value = dollars(39_000);
  const insured = { since: INSURANCE.since, peak: GROWTH_ONE, atFloorSince: MORNING - 8 * DAY };
  expect(ask(INSURANCE, { growth, value, insured })).toEqual({
    kind: 'refused',
    why: 'belowFloor',
    floor: dollars(40_000),
    value: dollars(39_000),
    startsAnew: null,
  });
  const waiting = { ...INSURANCE, resetAfterDays: 9 };
  expect(ask(waiting, { growth, value, insured })).toMatchObject({
    why: 'belowFloor',
    startsAnew: MORNING + DAY,
  });
  expect(ask({ ...INSURANCE, resetAfterDays: 8 }, { growth, value, insured })).toMatchObject({
    weights: { USD: 4_000 },
    notes: [{ floor: dollars(31_200) }, { note: 'startsAnew', after: 8 }, { note: 'gap' }],
    policy: { since: MORNING, base: value, growth },
  });
});

test('at the floor all is stable and the note says since when', () => {
  const growth = (GROWTH_ONE * 8n) / 10n;
  const value = dollars(40_000);
  expect(ask(INSURANCE, { growth, value })).toMatchObject({
    weights: { BTC: 0, ETH: 0, USD: WHOLE },
    notes: [{ note: 'floor' }, { note: 'atFloor', since: MORNING, startsAnew: null }, {}],
  });
});

test('without a value no floor is known', () => {
  expect(ask(INSURANCE, { value: null })).toEqual({ kind: 'refused', why: 'noValue' });
});
