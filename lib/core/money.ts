import { Fault } from './fault.ts';

declare const unit: unique symbol;

/** A token amount in the token's smallest unit. */
export type Amount = bigint & { readonly [unit]: 'amount' };
/** Dollars × 10⁸. */
export type Usd = bigint & { readonly [unit]: 'usd' };
/** Dollars a whole token × 10¹⁸. */
export type Price = bigint & { readonly [unit]: 'price' };
/** Whole basis points: 10 000 is all of it. */
export type Bps = number & { readonly [unit]: 'bps' };

export const USD_DECIMALS = 8;
export const PRICE_DECIMALS = 18;
export const WHOLE: Bps = 10_000 as Bps;
const USD_PER_PRICE = 10n ** BigInt(PRICE_DECIMALS - USD_DECIMALS);

export const amount = (value: bigint): Amount => value as Amount;
export const usd = (value: bigint): Usd => value as Usd;
export const price = (value: bigint): Price => value as Price;

/** Whole dollars as `Usd`. */
export const dollars = (whole: number): Usd => usd(BigInt(whole) * 10n ** BigInt(USD_DECIMALS));

/** Less is not worth a word. */
export const CENT: Usd = usd(10n ** BigInt(USD_DECIMALS - 2));

/** A whole number of basis points. @throws input.invalid when it is no integer */
export function bps(value: number): Bps {
  if (!Number.isInteger(value)) throw new Fault('input.invalid', 'basis points are whole');
  return value as Bps;
}

export const addAmounts = (a: Amount, b: Amount): Amount => amount(a + b);
export const addUsd = (a: Usd, b: Usd): Usd => usd(a + b);
export const subtractUsd = (a: Usd, b: Usd): Usd => usd(a - b);
export const sumUsd = (values: readonly Usd[]): Usd => usd(values.reduce((sum, v) => sum + v, 0n));
export const smallerAmount = (a: Amount, b: Amount): Amount => (a < b ? a : b);
export const absUsd = (a: Usd): Usd => (a < 0n ? usd(-a) : a);

/** What is left of `a` after `b`, never below zero. */
export const leftAfter = (a: Amount, b: Amount): Amount => amount(a > b ? a - b : 0n);

const divideUp = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** Value of an amount, rounded down: we never say more than is there. */
export const valueDown = (held: Amount, decimals: number, at: Price): Usd =>
  usd((held * at) / 10n ** BigInt(decimals) / USD_PER_PRICE);

/** Value of an amount, rounded up: we never say less than is owed. */
export const valueUp = (owed: Amount, decimals: number, at: Price): Usd =>
  usd(divideUp(owed * at, 10n ** BigInt(decimals) * USD_PER_PRICE));

/** The amount a value buys or sells, rounded down: never more than asked. @throws price.missing at zero */
export function amountDown(value: Usd, decimals: number, at: Price): Amount {
  if (at <= 0n) throw new Fault('price.missing');
  return amount((value * USD_PER_PRICE * 10n ** BigInt(decimals)) / at);
}

/** Share of a value in basis points, rounded down. */
export const shareDown = (value: Usd, part: Bps): Usd =>
  usd((value * BigInt(part)) / BigInt(WHOLE));

/** The least that may arrive when `slippage` is lost at the most, rounded up: the user's way. */
export const minReceivedUp = (expected: Amount, slippage: Bps): Amount =>
  amount(divideUp(expected * BigInt(WHOLE - slippage), BigInt(WHOLE)));

/** `part` of `whole` in basis points, rounded to nearest; zero of nothing is zero. */
export function ratioBps(part: bigint, whole: bigint): Bps {
  if (whole === 0n) return 0 as Bps;
  const scaled = part * BigInt(WHOLE) * 2n;
  const shifted = scaled >= 0n ? scaled + whole : scaled - whole;
  return Number(shifted / (whole * 2n)) as Bps;
}
