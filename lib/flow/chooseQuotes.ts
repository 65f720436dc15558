import type { FaultCode } from '../core/fault.ts';
import type { Amount, Bps } from '../core/money.ts';
import { amount, minReceivedUp, price } from '../core/money.ts';
import type { Trade } from '../core/plan.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Quote } from '../core/quote.ts';
import { rankQuotes } from '../core/quoteChoice.ts';
import type { FailedLeg, ReviewedLeg } from '../core/review.ts';
import { priceOf, type Snapshot } from '../core/snapshot.ts';
import type { QuoteRound } from '../quotes/fetchBestQuotes.ts';
import { feeValue } from './feeValue.ts';
import type { PlanWorld } from './planWorld.ts';
import { draftSwap, type FeeView } from './prepareLeg.ts';

/** The better offer for a trade after gas, with what its bytes promise at least. */
export interface ChosenQuote {
  trade: Trade;
  quote: Quote;
  /** Minimum the router itself enforces, decoded from the calldata. */
  minReceived: Amount;
  slippage: Bps;
  /** Fee for publishing the call on L1, wei; zero on L1 itself. */
  l1Fee: bigint;
  others: ReviewedLeg['others'];
}

/** Asks every source for every trade and takes the best after gas and L1 data fee. */
export async function chooseQuotes(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trades: readonly Trade[],
): Promise<{ chosen: ChosenQuote[]; failed: FailedLeg[]; fees: FeeView }> {
  const { slippage } = portfolio.limits;
  const offers = await Promise.all(
    trades.map((trade) => world.fetchQuotes({ ...trade, slippage, now: world.now() })),
  );
  const quotes = offers.flatMap((offer) => offer.quotes);
  const chainId = trades[0]?.sell.chainId ?? 0;
  const fees = await world.readFees(
    chainId,
    quotes.map(({ data }) => data),
  );
  const feeOf = (quote: Quote) => fees.l1Fees[quotes.indexOf(quote)] ?? 0n;
  const chosen: ChosenQuote[] = [];
  const failed: FailedLeg[] = [];
  trades.forEach((trade, index) => {
    const found = offers[index] ?? { quotes: [], failures: [] };
    const readable = found.quotes.flatMap((quote) => promiseOf(world, trade, quote, slippage));
    const at = priceOf(snapshot, trade.buy)?.price ?? price(0n);
    const cost = (quote: Quote) =>
      feeValue(snapshot, chainId, quote.gas * fees.perGas + feeOf(quote));
    const [quote] = rankQuotes(
      readable.map((one) => one.quote),
      at,
      cost,
    );
    const best = readable.find((one) => one.quote === quote);
    if (best) {
      const others = othersOf(found, best.quote);
      chosen.push({ trade, ...best, slippage, l1Fee: feeOf(best.quote), others });
    } else failed.push({ trade, fault: faultOf(found), rows: [] });
  });
  return { chosen, failed, fees };
}

/**
 * A quote whose bytes we understand and whose promise fits its offer, with the minimum they
 * guarantee; else nothing: a grand offer with a small promise must not win over an honest one.
 */
function promiseOf(world: PlanWorld, trade: Trade, quote: Quote, slippage: Bps) {
  try {
    const { minReceived } = world.codec.decodeSwap(quote.source, draftSwap(quote, trade.owner));
    if (minReceived < minReceivedUp(quote.expectedOut, slippage)) return [];
    return [{ quote, minReceived: amount(minReceived) }];
  } catch {
    return [];
  }
}

const othersOf = (offers: QuoteRound, best: Quote): ReviewedLeg['others'] => [
  ...offers.quotes
    .filter((quote) => quote !== best)
    .map(({ source, expectedOut }) => ({ source, expectedOut, fault: null })),
  ...offers.failures.map(({ source, code }) => ({ source, expectedOut: null, fault: code })),
];

const faultOf = ({ quotes, failures }: QuoteRound): FaultCode =>
  quotes.length > 0 ? 'guard.refused' : (failures[0]?.code ?? 'quote.noRoute');
