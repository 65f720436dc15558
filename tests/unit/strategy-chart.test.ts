import { describe, expect, test } from 'vitest';
import {
  areaOf,
  drawdowns,
  lineOf,
  MOST_POINTS,
  thinned,
  ticksOf,
} from '../../components/strategy/chart.ts';
import { formatGap, formatShare, toUsd } from '../../components/strategy/figures.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';

const walk = (length: number): number[] => {
  const random = seededRandom(3);
  let value = 100;
  return Array.from({ length }, () => {
    value *= 1 + (random() - 0.5) * 0.1;
    return value;
  });
};

describe('a thinned line', () => {
  test.each([599, 600, 601, 1_000, 35_064])(
    'of %i bars has at most 600 points, its ends among them',
    (bars) => {
      const values = walk(bars);
      const points = thinned(values);
      expect(points.length).toBe(Math.min(bars, MOST_POINTS));
      expect(points[0]).toEqual({ bar: 0, value: values[0] });
      expect(points.at(-1)).toEqual({ bar: bars - 1, value: values.at(-1) });
      expect(points.every(({ bar, value }) => values[bar] === value)).toBe(true);
      expect(points.every(({ bar }, i) => i === 0 || bar > (points[i - 1]?.bar ?? 0))).toBe(true);
    },
  );

  test('keeps a lone spike', () => {
    const values = Array.from({ length: 5_000 }, (_, i) => (i === 2_345 ? 9 : 1));
    expect(thinned(values).some(({ bar }) => bar === 2_345)).toBe(true);
  });

  test('of nothing has no point', () => {
    expect(thinned([])).toEqual([]);
    expect(areaOf({ bars: 0, low: 0, high: 0 }, [])).toBe('');
  });
});

test('a fall is counted from the highest value so far', () => {
  expect(drawdowns([1, 2, 1, 3, 1.5])).toEqual([0, 0, -0.5, 0, -0.5]);
});

test('ticks are whole steps of 1, 2 or 5 within the ends', () => {
  expect(ticksOf(-0.7, 0.25)).toEqual([-0.6, -0.4, -0.2, 0, 0.2].map((x) => expect.closeTo(x, 12)));
  expect(ticksOf(0, 0.1, 2)).toEqual([0, 0.05, 0.1].map((x) => expect.closeTo(x, 12)));
  expect(ticksOf(3, 3)).toEqual([3]);
});

test('a line runs from the left end to the right, high values at the top', () => {
  const frame = { bars: 3, low: 0, high: 10 };
  const points = [0, 10, 5].map((value, bar) => ({ bar, value }));
  expect(lineOf(frame, points)).toBe('M0 1000L500 0L1000 500');
});

test('shares show two digits where small, and what is not zero never reads as zero', () => {
  expect([0, 0.00001, -0.0042, 0.034, Number.NaN].map((x) => formatShare(x))).toEqual([
    '0%',
    '<0.01%',
    '−0.42%',
    '3.4%',
    '–',
  ]);
  expect(formatShare(0.2, true)).toBe('+20.0%');
  expect(formatGap(-0.051)).toBe('−5.1\u00a0pp');
});

test('plain dollars become money to the cent, also where they are many', () => {
  expect(toUsd(61.4)).toBe(6_140_000_000n);
  expect(toUsd(987_654_321_012.34)).toBe(98_765_432_101_234_000_000n);
});
