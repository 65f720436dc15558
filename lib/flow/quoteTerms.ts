import type { Amount, Bps } from '../core/money.ts';
import type { Trade } from '../core/plan.ts';
import type { Quote } from '../core/quote.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { LegTerms } from '../core/terms.ts';

/** Terms are good for this long after the review. */
const REVIEW_SECONDS = 20 * 60;

/** A trade as one source offers to do it. */
export interface Offer {
  trade: Trade;
  quote: Quote;
  /** The least that must arrive. */
  minReceived: Amount;
  slippage: Bps;
}

/** What a trade is held to when an offer is taken; its network fee is set once gas is known. */
export const termsOf = (
  now: UnixSeconds,
  { trade, quote, minReceived, slippage }: Offer,
): LegTerms => ({
  owner: trade.owner,
  receiver: trade.owner,
  sell: trade.sell,
  sellAmount: trade.sellAmount,
  buy: trade.buy,
  minReceived,
  source: quote.source,
  spender: quote.to,
  maxNetworkFee: 0n,
  latestTime: now + REVIEW_SECONDS,
  value: trade.value,
  expectedOut: quote.expectedOut,
  slippage,
});
