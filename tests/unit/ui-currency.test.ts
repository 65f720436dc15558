import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../components/ui/formatMoney.ts';
import { inCurrency, offeredCurrencies, rateOf } from '../../lib/core/currency.ts';
import { dollars, price, usd } from '../../lib/core/money.ts';
import type { Currency, CurrencyRate } from '../../lib/core/snapshot.ts';

const ETHER = 10n ** 18n;
const rate = (currency: Currency, cost: bigint): CurrencyRate => ({
  currency,
  price: price(cost),
  asOf: 1,
});
const EUR = rate('EUR', (125n * ETHER) / 100n);
const JPY = rate('JPY', ETHER / 150n);
const ETH = rate('ETH', 3000n * ETHER);

describe('a value in a currency', () => {
  it('is to the nearest hundred-millionth, and the same with a minus before it', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 90n), 2n ** 90n), fc.bigInt(1n, 2n ** 90n), (value, cost) => {
        const units = inCurrency(usd(value), price(cost));
        const error = units * cost - value * ETHER;
        expect((error < 0n ? -error : error) * 2n).toBeLessThanOrEqual(cost);
        expect(inCurrency(usd(-value), price(cost))).toBe(-units);
      }),
    );
  });

  it.each([
    [dollars(10), EUR, 'cents', '€8.00'],
    [dollars(-10), EUR, 'cents', '−€8.00'],
    [dollars(48_213), EUR, 'auto', '€38,570'],
    [dollars(48_213), EUR, 'cents', '€38,570.40'],
    [dollars(10), JPY, 'cents', '¥1,500'],
    [dollars(750), ETH, 'cents', 'ETH\u00a00.2500'],
    [dollars(750), ETH, 'whole', 'ETH\u00a00.25'],
    [usd(1n), EUR, 'cents', '<€0.01'],
    [usd(1n), JPY, 'cents', '<¥1'],
    [usd(-1n), ETH, 'cents', '−<ETH\u00a00.0001'],
    [usd(0n), EUR, 'cents', '€0.00'],
    [dollars(10), null, 'cents', '$10.00'],
  ] as const)('of %s reads as its currency is written', (value, in_, precision, words) => {
    expect(formatMoney(value, in_, precision)).toBe(words);
  });

  it('shows a plus where it is asked for', () => {
    expect(formatMoney(dollars(10), EUR, 'cents', true)).toBe('+€8.00');
    expect(formatMoney(usd(0n), EUR, 'cents', true)).toBe('€0.00');
  });
});

describe('a currency', () => {
  it('is offered once its rate was read, the dollar always', () => {
    const offered = offeredCurrencies([EUR, rate('GBP', 0n)]);
    expect(offered.filter(({ isOffered }) => isOffered).map(({ currency }) => currency)).toEqual([
      'USD',
      'EUR',
    ]);
    expect(offered).toHaveLength(8);
  });

  it('without a rate is shown in dollars', () => {
    expect(rateOf([EUR], 'JPY')).toBeNull();
    expect(rateOf([rate('USD', ETHER)], 'USD')).toBeNull();
    expect(rateOf([EUR], 'EUR')).toBe(EUR);
  });
});
