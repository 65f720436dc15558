import {
  type Amount,
  type Bps,
  bps,
  type Price,
  subtractUsd,
  type Usd,
  valueDown,
  WHOLE,
} from './money.ts';
import type { Quote } from './quote.ts';

/** What a quote brings in dollars after its network cost; negative when the cost is larger. */
const valueAfterCost = (quote: Quote, buyPrice: Price, cost: Usd): Usd =>
  subtractUsd(valueDown(quote.expectedOut, quote.buy.decimals, buyPrice), cost);

/**
 * Quotes for one trade, best first: most dollars after the network cost, which the caller gives for
 * each quote (gas and, where there is one, the fee for its data). Equal ones stand by source name,
 * so that the order never depends on who answered first.
 */
export function rankQuotes(
  quotes: readonly Quote[],
  buyPrice: Price,
  costOf: (quote: Quote) => Usd,
): Quote[] {
  return quotes
    .map((quote) => ({ quote, value: valueAfterCost(quote, buyPrice, costOf(quote)) }))
    .sort((a, b) => {
      if (a.value !== b.value) return a.value > b.value ? -1 : 1;
      return a.quote.source < b.quote.source ? -1 : 1;
    })
    .map(({ quote }) => quote);
}

/**
 * The widest whole slippage that still guarantees `minReceived` when the source takes it off
 * `expected` and rounds down; null when the market no longer offers that much.
 */
export function slippageWithin(expected: Amount, minReceived: Amount): Bps | null {
  if (expected <= 0n || expected < minReceived) return null;
  return bps(Number(((expected - minReceived) * BigInt(WHOLE)) / expected));
}
