import { type Amount, amount, type Bps, bps, USD_DECIMALS, type Usd, usd, WHOLE } from './money.ts';

/** Why a typed number was not taken. */
export type TypedProblem = 'empty' | 'notNumber' | 'tooFine' | 'tooLarge' | 'zero';

const PERCENT_DECIMALS = 2;
const CENTS = 2;
const COIN_DECIMALS = 18;
const USD_PER_CENT = 10n ** BigInt(USD_DECIMALS - CENTS);
const PLAIN = /^(\d{0,30})(?:[.,](\d*))?$/;

/**
 * A typed number, exactly, as an integer of its smallest unit. A point or a comma may stand before
 * the decimals; signs, exponents and grouping are refused, and so are more decimals than fit, since
 * rounding would change what was asked.
 */
export function parseDecimal(typed: string, decimals: number): bigint | TypedProblem {
  const trimmed = typed.trim();
  if (trimmed === '') return 'empty';
  const match = PLAIN.exec(trimmed);
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (!match || (whole === '' && fraction === '')) return 'notNumber';
  if (fraction.length > decimals) return 'tooFine';
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
}

/** An integer of the smallest unit as a field shows it, exactly: trailing zeros kept up to `shown`. */
export function typedDecimal(value: bigint, decimals: number, shown: number): string {
  const digits = value.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const kept = fraction.padEnd(shown, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** Percent or points as typed, exactly in basis points; more than two decimals are refused. */
export function parsePercent(typed: string, ceiling: Bps = WHOLE): Bps | TypedProblem {
  const parsed = parseDecimal(typed, PERCENT_DECIMALS);
  if (typeof parsed === 'string') return parsed;
  return parsed > BigInt(ceiling) ? 'tooLarge' : bps(Number(parsed));
}

/** As `parsePercent`, where nothing at all would mean nothing: zero is refused. */
export function parseTolerance(typed: string, ceiling: Bps): Bps | TypedProblem {
  const parsed = parsePercent(typed, ceiling);
  return parsed === 0 ? 'zero' : parsed;
}

/** Dollars as typed, exactly; more than whole cents are refused. */
export function parseDollars(typed: string): Usd | TypedProblem {
  const cents = parseDecimal(typed, CENTS);
  return typeof cents === 'string' ? cents : usd(cents * USD_PER_CENT);
}

/** Native coin as typed, exactly in wei. */
export function parseCoin(typed: string): Amount | TypedProblem {
  const wei = parseDecimal(typed, COIN_DECIMALS);
  return typeof wei === 'string' ? wei : amount(wei);
}

/** Basis points as a field shows them: one decimal, two where needed. 3500 → "35.0", 3525 → "35.25". */
export const typedPercent = (part: Bps): string => typedDecimal(BigInt(part), PERCENT_DECIMALS, 1);

/** Dollars as a field shows them, rounded down to the cent. */
export const typedDollars = (value: Usd): string => typedDecimal(value / USD_PER_CENT, CENTS, 0);

/** Wei as a field shows the native coin. */
export const typedCoin = (wei: Amount): string => typedDecimal(wei, COIN_DECIMALS, 0);
