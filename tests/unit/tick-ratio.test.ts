import { expect, test } from 'vitest';
import { RATIO_BITS, tickRatio } from '../../lib/chain/prices/tickRatio.ts';

const ONE = 2n ** RATIO_BITS;

test('a tick is a ten-thousandth of the price', () => {
  expect(tickRatio(0)).toBe(ONE);
  expect(tickRatio(1)).toBe((ONE * 10_001n) / 10_000n);
  expect(Number(tickRatio(-1)) / Number(ONE)).toBeCloseTo(1 / 1.0001, 12);
});

test('every power is what floating point makes of it, as far as that goes', () => {
  for (const tick of [-887_272, -276_324, -80_067, -7, 7, 80_067, 195_000, 276_324, 443_636])
    expect(Number(tickRatio(tick)) / Number(ONE) / 1.0001 ** tick).toBeCloseTo(1, 9);
});

test('a tick and its opposite undo one another', () => {
  for (const tick of [1, 60, 887, 80_067, 276_324]) {
    const off = (tickRatio(tick) * tickRatio(-tick)) / ONE - ONE;
    expect(off < 0n ? -off : off).toBeLessThan(ONE / 10n ** 12n);
  }
});
