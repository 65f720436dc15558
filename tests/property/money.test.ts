import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amount,
  amountDown,
  bps,
  leftAfter,
  minReceivedUp,
  price,
  ratioBps,
  shareDown,
  usd,
  valueDown,
} from '../../lib/core/money.ts';
import { anyBps, anyDecimals, anyPositive, anyUint } from './seeded.ts';

test('an amount never gains by being valued and turned back', () => {
  fc.assert(
    fc.property(anyUint, anyDecimals, anyPositive, (held, decimals, at) => {
      const value = valueDown(amount(held), decimals, price(at));
      return amountDown(value, decimals, price(at)) <= held;
    }),
  );
});

test('a value never gains by being turned into an amount and back', () => {
  fc.assert(
    fc.property(anyUint, anyDecimals, anyPositive, (value, decimals, at) => {
      const held = amountDown(usd(value), decimals, price(at));
      return valueDown(held, decimals, price(at)) <= value;
    }),
  );
});

test('a value turned into an amount loses less than one smallest unit of the token', () => {
  fc.assert(
    fc.property(anyUint, anyDecimals, anyPositive, (value, decimals, at) => {
      const held = amountDown(usd(value), decimals, price(at));
      const oneMore = valueDown(amount(held + 1n), decimals, price(at));
      return oneMore >= value;
    }),
  );
});

test('valuing is exact: neither more than the fraction nor a whole unit less', () => {
  fc.assert(
    fc.property(anyUint, anyDecimals, anyUint, (held, decimals, at) => {
      const value = valueDown(amount(held), decimals, price(at));
      const scale = 10n ** BigInt(decimals) * 10n ** 10n;
      return value * scale <= held * at && (value + 1n) * scale > held * at;
    }),
  );
});

test('the minimum received is never below the exact share and never a whole unit above it', () => {
  fc.assert(
    fc.property(anyUint, anyBps, (expected, slippage) => {
      const minimum = minReceivedUp(amount(expected), bps(slippage));
      const exact = expected * BigInt(10_000 - slippage);
      return minimum * 10_000n >= exact && (minimum - 1n) * 10_000n < exact;
    }),
  );
});

test('without slippage all of it must arrive, and never more than was expected', () => {
  fc.assert(
    fc.property(anyUint, anyBps, (expected, slippage) => {
      expect(minReceivedUp(amount(expected), bps(0))).toBe(expected);
      return minReceivedUp(amount(expected), bps(slippage)) <= expected;
    }),
  );
});

test('a share and what it leaves are together the whole, give or take one unit', () => {
  fc.assert(
    fc.property(anyUint, anyBps, (value, part) => {
      const both = shareDown(usd(value), bps(part)) + shareDown(usd(value), bps(10_000 - part));
      return both <= value && both >= value - 1n;
    }),
  );
});

test('a ratio is within half a basis point of the fraction', () => {
  fc.assert(
    fc.property(anyUint, anyPositive, (part, whole) => {
      fc.pre(part <= whole);
      const gap = 2n * (BigInt(ratioBps(part, whole)) * whole - part * 10_000n);
      return gap <= whole && gap >= -whole;
    }),
  );
});

test('what is left is never below zero and never more than there was', () => {
  fc.assert(
    fc.property(anyUint, anyUint, (held, spent) => {
      const left = leftAfter(amount(held), amount(spent));
      return left >= 0n && left <= held && left === (held > spent ? held - spent : 0n);
    }),
  );
});

test('nothing is bought or sold at a price of zero', () => {
  expect(() => amountDown(usd(1n), 18, price(0n))).toThrow('price.missing');
  expect(() => amountDown(usd(1n), 18, price(-1n))).toThrow('price.missing');
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  '%s is no number of basis points',
  (value) => {
    expect(() => bps(value)).toThrow('input.invalid');
  },
);
