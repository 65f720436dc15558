import { decimalText } from '../../lib/core/csv.ts';

/** Digits behind the point that figures of lots are counted with: products of inputs stay exact. */
const DIGITS = 40;

/** A number of a case (or its text) as an exact integer of 10⁻⁴⁰. @throws where it is no number */
export function decimalOf(value: unknown): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value));
  if (!match) throw new Error(`${value} is no decimal number`);
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  if (shift < 0) throw new Error(`${value} has more than ${DIGITS} digits behind the point`);
  return BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(shift);
}

/** The nearest number to an integer of 10⁻⁴⁰: what a case prints for the same decimal. */
export const numberFrom = (value: bigint): number => Number(decimalText(value, DIGITS));
