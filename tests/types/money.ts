import {
  type Amount,
  addAmounts,
  addUsd,
  amount,
  amountDown,
  type Bps,
  type Price,
  price,
  usd,
  valueDown,
} from '../../lib/core/money.ts';

// Judged by tsc: each expected error below is a mistake with money that must not compile.

const held = amount(1n);
const worth = usd(1n);
const at = price(1n);

// @ts-expect-error dollars are no token amount
export const a: Amount = worth;
// @ts-expect-error a token amount is not dollars
addUsd(held, worth);
// @ts-expect-error dollars are not added to an amount
addAmounts(held, worth);
// @ts-expect-error a plain bigint has no unit
export const b: Amount = 1n;
// @ts-expect-error a plain number is no basis points
export const c: Bps = 500;
// @ts-expect-error a value is not valued again
valueDown(worth, 18, at);
// @ts-expect-error an amount is no price
valueDown(held, 18, held);
// @ts-expect-error an amount does not buy an amount
amountDown(held, 18, at);
// @ts-expect-error dollars are no price
export const d: Price = worth;

// And what must.
export const e: Amount = addAmounts(
  held,
  amountDown(addUsd(worth, valueDown(held, 18, at)), 18, at),
);
