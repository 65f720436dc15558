import { at, type Matrix, type Vector } from './matrix.ts';

/** Crypto trades every day: a year of daily figures has 365 of them. */
export const DAYS_A_YEAR = 365;

/** P_t / P_{t-1} - 1, one fewer than prices. Prices are positive, oldest first. */
export const simpleReturns = (prices: Vector): number[] =>
  prices.slice(1).map((price, i) => price / at(prices, i) - 1);

/** ln(P_t / P_{t-1}), one fewer than prices. */
export const logReturns = (prices: Vector): number[] =>
  prices.slice(1).map((price, i) => Math.log(price / at(prices, i)));

/** The same of a table: a row a day, a column an asset. */
export const simpleReturnRows = (prices: Matrix): number[][] =>
  prices.slice(1).map((row, t) => row.map((price, i) => price / (prices[t]?.[i] ?? NaN) - 1));

/** Log returns of a table: a row a day, a column an asset. */
export const logReturnRows = (prices: Matrix): number[][] =>
  prices.slice(1).map((row, t) => row.map((price, i) => Math.log(price / (prices[t]?.[i] ?? NaN))));

/** Wealth after each return, from a start of 1: the product of 1 + r. */
export function wealthOf(returns: Vector): number[] {
  let wealth = 1;
  return returns.map((r) => {
    wealth *= 1 + r;
    return wealth;
  });
}
