import { PRICE_DECIMALS, type Price, type Usd } from './money.ts';
import { CURRENCIES, type Currency, type CurrencyRate } from './snapshot.ts';

const UNIT = 10n ** BigInt(PRICE_DECIMALS);

/**
 * A value in units of a currency × 10⁸, to the nearest, halves away from zero: for the eye only,
 * nothing is decided on it. `rate` is what one unit costs in dollars and is above zero.
 */
export function inCurrency(value: Usd, rate: Price): bigint {
  const size = value < 0n ? -value : value;
  const units = (size * UNIT * 2n + rate) / (rate * 2n);
  return value < 0n ? -units : units;
}

/** The rate of a currency, where it was read and means something; null for the dollar itself. */
export const rateOf = (rates: readonly CurrencyRate[], currency: Currency): CurrencyRate | null =>
  rates.find((rate) => rate.currency === currency && currency !== 'USD' && rate.price > 0n) ?? null;

/** Each currency, and whether it can be shown: the dollar always, another once its rate was read. */
export const offeredCurrencies = (
  rates: readonly CurrencyRate[],
): { currency: Currency; isOffered: boolean }[] =>
  CURRENCIES.map((currency) => ({
    currency,
    isOffered: currency === 'USD' || rateOf(rates, currency) !== null,
  }));
