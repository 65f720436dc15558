import { PRICE_DECIMALS, type Price } from '../../lib/core/money.ts';
import { formatAmountDown, formatCount } from './format.ts';

const ONE = 10n ** BigInt(PRICE_DECIMALS);

/** Digits behind the point that tell two sources apart. */
const digitsOf = (price: Price): number => (price >= 1000n * ONE ? 2 : 4);

/** A price in dollars, cut and not rounded: `$2,850.12`, `$0.9987`, and four digits of what is tiny. */
export function formatPrice(price: Price): string {
  if (price < ONE / 10n) return `$${formatAmountDown(price, PRICE_DECIMALS)}`;
  const digits = digitsOf(price);
  const fraction = `${price % ONE}`.padStart(PRICE_DECIMALS, '0').slice(0, digits);
  return `$${formatCount(price / ONE)}.${fraction}`;
}
