import { inCurrency } from '../../lib/core/currency.ts';
import { USD_DECIMALS, type Usd } from '../../lib/core/money.ts';
import type { Currency, CurrencyRate } from '../../lib/core/snapshot.ts';
import { formatCount, formatUsd, MINUS, type MoneyPrecision } from './format.ts';

/** How a currency is written: its sign before the figure, and digits in full and in short. */
interface Writing {
  sign: string;
  digits: number;
  whole: number;
}

const WRITINGS: Record<Exclude<Currency, 'USD'>, Writing> = {
  EUR: { sign: '€', digits: 2, whole: 0 },
  GBP: { sign: '£', digits: 2, whole: 0 },
  JPY: { sign: '¥', digits: 0, whole: 0 },
  CHF: { sign: 'CHF\u00a0', digits: 2, whole: 0 },
  CAD: { sign: 'CA$', digits: 2, whole: 0 },
  AUD: { sign: 'A$', digits: 2, whole: 0 },
  ETH: { sign: 'ETH\u00a0', digits: 4, whole: 2 },
};

/** From here on `auto` shows the short form. */
const SHORT_FROM = 10_000n * 10n ** BigInt(USD_DECIMALS);

/**
 * A value in the chosen currency, in dollars without a rate. To the nearest digit shown; what is
 * not zero never reads as zero.
 */
export function formatMoney(
  value: Usd,
  rate: CurrencyRate | null,
  precision: MoneyPrecision = 'auto',
  isSigned = false,
): string {
  if (rate === null || rate.currency === 'USD') return formatUsd(value, precision, isSigned);
  const { sign, digits, whole } = WRITINGS[rate.currency];
  const units = inCurrency(value, rate.price);
  const size = units < 0n ? -units : units;
  const isShort = precision === 'whole' || (precision === 'auto' && size >= SHORT_FROM);
  const before = value < 0n ? MINUS : isSigned && value > 0n ? '+' : '';
  const figure = nearestFigure(size, isShort ? whole : digits);
  return value !== 0n && figure.isZero
    ? `${before}<${sign}${figure.least}`
    : `${before}${sign}${figure.shown}`;
}

/** A size × 10⁸ with so many digits behind the point, halves up. */
function nearestFigure(size: bigint, digits: number) {
  const unit = 10n ** BigInt(USD_DECIMALS - digits);
  const parts = (size * 2n + unit) / (unit * 2n);
  const scale = 10n ** BigInt(digits);
  const fraction = digits === 0 ? '' : `.${`${parts % scale}`.padStart(digits, '0')}`;
  return {
    isZero: parts === 0n,
    shown: `${formatCount(parts / scale)}${fraction}`,
    least: digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`,
  };
}
