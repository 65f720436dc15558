import type { FaultCode } from '../core/fault.ts';
import type { GuardRow } from '../core/guards.ts';
import { type Amount, price, type Usd } from '../core/money.ts';
import type { Trade } from '../core/plan.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Quote } from '../core/quote.ts';
import { rankQuotes } from '../core/quoteChoice.ts';
import type { FailedLeg, ReviewedLeg } from '../core/review.ts';
import { priceOf, type Snapshot } from '../core/snapshot.ts';
import type { QuoteRound } from '../quotes/fetchBestQuotes.ts';
import { contextOf } from './checkContext.ts';
import { feeValue } from './feeValue.ts';
import type { PlanWorld } from './planWorld.ts';
import type { FeeView } from './prepareLeg.ts';
import type { Offer } from './quoteTerms.ts';
import { type Verified, verifyOffer } from './verifyOffer.ts';

/** The best offer for a trade after gas; its minimum is the one the router itself enforces. */
export interface ChosenQuote extends Offer {
  /** Fee for publishing the call on L1, wei; zero on L1 itself. */
  l1Fee: bigint;
  others: ReviewedLeg['others'];
}

type QuoteWorld = Pick<PlanWorld, 'now' | 'classesOf' | 'codec' | 'fetchQuotes' | 'readFees'>;

/** Asks every source for every trade and takes the best sound offer after gas and L1 data fee. */
export async function chooseQuotes(
  world: QuoteWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trades: readonly Trade[],
): Promise<{ chosen: ChosenQuote[]; failed: FailedLeg[]; fees: FeeView }> {
  const { slippage } = portfolio.limits;
  const rounds = await Promise.all(
    trades.map((trade) => world.fetchQuotes({ ...trade, slippage, now: world.now() })),
  );
  const quotes = rounds.flatMap((round) => round.quotes);
  const chainId = trades[0]?.sell.chainId ?? 0;
  const fees = await world.readFees(
    chainId,
    quotes.map(({ data }) => data),
  );
  const l1FeeOf = (quote: Quote) => fees.l1Fees[quotes.indexOf(quote)] ?? 0n;
  const costOf = (quote: Quote) =>
    feeValue(snapshot, chainId, quote.gas * fees.perGas + l1FeeOf(quote));
  const chosen: ChosenQuote[] = [];
  const failed: FailedLeg[] = [];
  trades.forEach((trade, index) => {
    const round = rounds[index] ?? { quotes: [], failures: [] };
    const context = contextOf(world, portfolio, snapshot, trade);
    const offered = round.quotes.map((quote) => ({
      quote,
      ...verifyOffer(world.codec, { trade, quote, slippage }, context),
    }));
    const best = bestOf(snapshot, trade, offered, costOf);
    if (best) {
      const others = othersOf(round, offered, best.quote);
      chosen.push({ trade, ...best, slippage, l1Fee: l1FeeOf(best.quote), others });
    } else failed.push({ trade, fault: faultOf(round), rows: firstRows(offered) });
  });
  return { chosen, failed, fees };
}

type Offered = Verified & { quote: Quote };

/**
 * The best of the sound offers. Where none is, the best that can be read at all: its review then
 * shows in full what refuses it, and it cannot be signed.
 */
function bestOf(
  snapshot: Snapshot,
  trade: Trade,
  offered: readonly Offered[],
  costOf: (quote: Quote) => Usd,
): { quote: Quote; minReceived: Amount } | undefined {
  const isAnySound = offered.some(({ isSound }) => isSound);
  const able = offered.flatMap(({ quote, minReceived, isSound }) =>
    minReceived !== null && (isSound || !isAnySound) ? [{ quote, minReceived }] : [],
  );
  const at = priceOf(snapshot, trade.buy)?.price ?? price(0n);
  const ranked = rankQuotes(
    able.map(({ quote }) => quote),
    at,
    costOf,
  );
  return able.find(({ quote }) => quote === ranked[0]);
}

function othersOf({ failures }: QuoteRound, offered: readonly Offered[], best: Quote) {
  const others = offered.filter(({ quote }) => quote !== best);
  return [
    ...others.map(({ quote: { source, expectedOut }, isSound }) => {
      return { source, expectedOut, fault: isSound ? null : ('guard.refused' as const) };
    }),
    ...failures.map(({ source, code }) => ({ source, expectedOut: null, fault: code })),
  ];
}

const firstRows = ([first]: readonly Offered[]): GuardRow[] => first?.rows ?? [];

const faultOf = ({ quotes, failures }: QuoteRound): FaultCode =>
  quotes.length > 0 ? 'guard.refused' : (failures[0]?.code ?? 'quote.noRoute');
