import { describe, expect, test } from 'vitest';
import { amount, bps, price, usd } from '../../lib/core/money.ts';
import type { Quote } from '../../lib/core/quote.ts';
import { rankQuotes, slippageWithin } from '../../lib/core/quoteChoice.ts';
import { EXPECTED, NOW, OWNER, SELL_AMOUNT, USDC, WETH } from '../fixtures/quotes/swapCalls.ts';

const PRICE = price(3000n * 10n ** 18n);

const quote = (source: Quote['source'], expectedOut: bigint, gas: bigint): Quote => ({
  source,
  sell: USDC,
  buy: WETH,
  sellAmount: amount(SELL_AMOUNT),
  expectedOut: amount(expectedOut),
  gas,
  to: OWNER,
  data: '0x',
  value: 0n,
  quotedAt: NOW,
});
/** A gas price at which 100 000 gas cost one dollar. */
const costOf = ({ gas }: Quote) => usd(gas * 1000n);
const ranked = (...quotes: Quote[]) =>
  rankQuotes(quotes, PRICE, costOf).map(({ source }) => source);

describe('of two quotes', () => {
  test('the one that brings more comes first when both cost the same', () => {
    const [more, less] = [quote('velora', EXPECTED + 10n ** 12n, 1n), quote('kyber', EXPECTED, 1n)];
    expect(ranked(less, more)).toEqual(['velora', 'kyber']);
  });

  test('the one that brings less comes first when its gas saves more', () => {
    const dear = quote('kyber', EXPECTED + 10n ** 14n, 400_000n); // 30 cents more, three dollars dearer
    expect(ranked(dear, quote('velora', EXPECTED, 100_000n))).toEqual(['velora', 'kyber']);
  });

  test('equal ones stand in the same order whoever answered first', () => {
    const [a, b] = [quote('kyber', EXPECTED, 1n), quote('velora', EXPECTED, 1n)];
    expect(ranked(a, b)).toEqual(ranked(b, a));
  });

  test('one whose gas eats all it brings is last, not dropped', () => {
    const eaten = quote('kyber', 1n, 10n ** 9n);
    expect(ranked(eaten, quote('velora', EXPECTED, 1n))).toEqual(['velora', 'kyber']);
  });

  test('the given list is left as it was', () => {
    const list = [quote('velora', 1n, 1n), quote('kyber', 2n, 1n)];
    rankQuotes(list, PRICE, costOf);
    expect(list.map(({ source }) => source)).toEqual(['velora', 'kyber']);
  });
});

describe('the slippage that still guarantees a minimum', () => {
  test.each([
    ['all of it', 1000n, 1000n, 0],
    ['a thousandth less', 1_000_000n, 999_000n, 10],
    ['one unit less than a basis point allows', 10_000n, 9_999n, 1],
    ['less than a basis point', 100_000n, 99_999n, 0],
    ['nothing', 1000n, 0n, 10_000],
  ])('of %s is whole basis points', (_name, expected, least, slippage) => {
    expect(slippageWithin(amount(expected), amount(least))).toBe(bps(slippage));
  });

  test('is none where the market no longer offers the minimum', () => {
    expect(slippageWithin(amount(999n), amount(1000n))).toBeNull();
    expect(slippageWithin(amount(0n), amount(0n))).toBeNull();
  });
});
