import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bps, dollars, usd, WHOLE } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS } from '../../lib/core/portfolio.ts';
import {
  addClass,
  currentDraft,
  type DraftRow,
  draftFor,
  draftOf,
  equalDraft,
  giveRestTo,
  readDraft,
  removeClass,
  scaleToWhole,
  totalTyped,
} from '../../lib/core/targetDraft.ts';
import { parseDollars, parsePercent, typedPercent } from '../../lib/core/typedNumber.ts';

const row = (classId: string, weight: string, band = ''): DraftRow => ({ classId, weight, band });
const weights = (rows: readonly DraftRow[]) => rows.map(({ weight }) => weight);
const draft = (...rows: DraftRow[]) => ({ ...draftOf([], DEFAULT_LIMITS, [1, 8453]), rows });

const anyRows = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 9_999, 10_000), fc.integer({ min: 0, max: 10_000 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.map((part, i) => row(`C${i}`, typedPercent(bps(part)))));

describe('a typed percentage', () => {
  test.each([
    ['35', 3500],
    ['35.0', 3500],
    ['35,25', 3525],
    [' 0.01 ', 1],
    ['.5', 50],
    ['7.', 700],
    ['100', 10_000],
    ['0', 0],
    ['007.50', 750],
  ])('%j is exactly %i basis points', (typed, expected) => {
    expect(parsePercent(typed)).toBe(expected);
  });

  test.each([
    ['33.333', 'tooFine'],
    ['1,000', 'tooFine'],
    ['100.01', 'tooLarge'],
    ['9'.repeat(30), 'tooLarge'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['.', 'notNumber'],
    ['-5', 'notNumber'],
    ['+5', 'notNumber'],
    ['1e2', 'notNumber'],
    ['5 %', 'notNumber'],
    ['1.2.3', 'notNumber'],
    ['٣', 'notNumber'],
    ['0x10', 'notNumber'],
  ])('%j is refused as %s', (typed, problem) => {
    expect(parsePercent(typed)).toBe(problem);
  });

  test('shown and typed again, every basis point is itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WHOLE }), (part) => {
        expect(parsePercent(typedPercent(bps(part)))).toBe(part);
      }),
    );
  });

  test('a field shows one decimal, and two only where the second is not zero', () => {
    expect([0, 5, 50, 3500, 3525, 10_000].map((part) => typedPercent(bps(part)))).toEqual([
      '0.0',
      '0.05',
      '0.5',
      '35.0',
      '35.25',
      '100.0',
    ]);
  });
});

test('typed dollars are exact to the cent and refuse a tenth of one', () => {
  expect(parseDollars('25')).toBe(dollars(25));
  expect(parseDollars('0.01')).toBe(usd(1_000_000n));
  expect(parseDollars('0.001')).toBe('tooFine');
});

describe('a draft for other classes and chains', () => {
  const before = draft(row('ETH', '62.5', '3'), row('BTC', '37.5'));
  const typed = {
    ...before,
    limits: { ...before.limits, band: '7', gasReserve: { 1: '0.02', 8453: 'x' } },
  };

  test('keeps what was typed of those that stay', () => {
    const { rows, limits } = draftFor(typed, ['BTC', 'ETH', 'USD'], DEFAULT_LIMITS, [1, 10]);
    expect(rows).toEqual([row('BTC', '37.5'), row('ETH', '62.5', '3'), row('USD', '0.0')]);
    expect(limits).toMatchObject({ band: '7', gasReserve: { 1: '0.02' } });
    expect(Object.keys(limits.gasReserve)).toEqual(['1', '10']);
  });
});

describe('scaling', () => {
  test('any weights of which one is not zero end at exactly 10 000', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        fc.pre(totalTyped(rows) > 0);
        expect(totalTyped(scaleToWhole(rows))).toBe(WHOLE);
      }),
    );
  });

  test('scaling what is whole already changes nothing', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        fc.pre(totalTyped(rows) > 0);
        const once = scaleToWhole(rows);
        expect(scaleToWhole(once)).toEqual(once);
      }),
    );
  });

  test('scaling keeps the order of the weights', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const scaled = scaleToWhole(rows);
        const pairs = rows.map(({ weight }, i) => ({
          before: Number(parsePercent(weight)),
          after: Number(parsePercent(scaled[i]?.weight ?? '')),
        }));
        const gaps = pairs.flatMap((a) =>
          pairs.filter((b) => a.before > b.before).map((b) => a.after - b.after),
        );
        expect(Math.min(0, ...gaps)).toBe(0);
      }),
    );
  });

  test('three equal weights give the first the odd basis point', () => {
    const rows = [row('A', '10'), row('B', '10'), row('C', '10')];
    expect(weights(scaleToWhole(rows))).toEqual(['33.34', '33.33', '33.33']);
  });

  test('weights that are all zero stay as they are, since there is nothing to scale', () => {
    expect(weights(scaleToWhole([row('A', '0'), row('B', '')]))).toEqual(['0', '']);
  });
});

describe('giving the rest', () => {
  test('one class takes exactly what is left', () => {
    const rows = [row('A', '60'), row('B', '37'), row('C', '1')];
    expect(weights(giveRestTo(rows, 'C'))).toEqual(['60', '37', '3.0']);
  });

  test('where the others are over the whole, the class gets nothing rather than less', () => {
    expect(weights(giveRestTo([row('A', '80'), row('B', '40'), row('C', '5')], 'C'))).toEqual([
      '80',
      '40',
      '0.0',
    ]);
  });

  test('the sum is 10 000 whenever the others leave room', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        fc.pre(totalTyped(rows.slice(1)) <= WHOLE);
        expect(totalTyped(giveRestTo(rows, 'C0'))).toBe(WHOLE);
      }),
    );
  });
});

test('equal weights and the current mix are exactly whole', () => {
  const rows = ['A', 'B', 'C'].map((id) => row(id, ''));
  expect(weights(equalDraft(rows))).toEqual(['33.34', '33.33', '33.33']);
  const mix = currentDraft(rows, (id) => dollars(id === 'A' ? 2 : id === 'B' ? 1 : 0));
  expect(weights(mix)).toEqual(['66.67', '33.33', '0.0']);
  expect(weights(currentDraft(rows, () => dollars(0)))).toEqual(['0.0', '0.0', '0.0']);
});

test('a class is added once, at zero, and removed', () => {
  const rows = addClass([row('A', '100')], 'B');
  expect(addClass(rows, 'B')).toEqual([row('A', '100'), row('B', '0.0')]);
  expect(removeClass(rows, 'A')).toEqual([row('B', '0.0')]);
});

describe('reading a draft', () => {
  test('a whole draft gives the targets and limits it was made from', () => {
    const targets = [
      { classId: 'ETH', weight: bps(6025), band: null },
      { classId: 'USD', weight: bps(3975), band: bps(250) },
    ];
    const read = readDraft(draftOf(targets, DEFAULT_LIMITS, [1, 8453]), DEFAULT_LIMITS);
    expect(read).toEqual({ isOk: true, targets, limits: DEFAULT_LIMITS });
  });

  test('a gas reserve other than the default is kept for its chain', () => {
    const typed = draft(row('ETH', '100'));
    typed.limits.gasReserve[8453] = '0.002';
    const read = readDraft(typed, DEFAULT_LIMITS);
    expect(read.isOk && read.limits.gasReserve).toEqual({ 8453: 2_000_000_000_000_000n });
  });

  test('a sum other than the whole says how much is left or too much', () => {
    expect(readDraft(draft(row('A', '60'), row('B', '37')), DEFAULT_LIMITS)).toEqual({
      isOk: false,
      problems: [{ at: 'sum', left: 300 }],
    });
    expect(readDraft(draft(row('A', '60.5'), row('B', '40')), DEFAULT_LIMITS)).toEqual({
      isOk: false,
      problems: [{ at: 'sum', left: -50 }],
    });
  });

  test('every unreadable field is named, and the sum is not blamed for it', () => {
    const typed = draft(row('A', '60.123'), row('B', '40', '0'));
    typed.limits.slippage = '6';
    typed.limits.minTrade = 'x';
    typed.limits.gasReserve[1] = '-1';
    expect(readDraft(typed, DEFAULT_LIMITS)).toEqual({
      isOk: false,
      problems: [
        { at: 'weight', classId: 'A', why: 'tooFine' },
        { at: 'classBand', classId: 'B', why: 'zero' },
        { at: 'gasReserve', chainId: 1, why: 'notNumber' },
        { at: 'limit', field: 'minTrade', why: 'notNumber' },
        { at: 'limit', field: 'slippage', why: 'tooLarge' },
      ],
    });
  });

  test('a draft without classes cannot be saved', () => {
    expect(readDraft(draft(), DEFAULT_LIMITS)).toEqual({
      isOk: false,
      problems: [{ at: 'noClasses' }],
    });
  });
});
