import { type FaultCode, faultCodeOf } from '../core/fault.ts';
import type { Quote, QuoteSource } from '../core/quote.ts';
import { QUOTE_SOURCES } from '../registry/routers.ts';
import { fetchKyberQuote } from './kyber.ts';
import type { QuoteRequest } from './quoteRequest.ts';
import { fetchVeloraQuote } from './velora.ts';

const FETCHERS: Readonly<Record<QuoteSource, (request: QuoteRequest) => Promise<Quote>>> = {
  kyber: fetchKyberQuote,
  velora: fetchVeloraQuote,
};

/** Every offer for a trade, unranked, and why the other sources made none. */
export interface QuoteRound {
  quotes: Quote[];
  failures: { source: QuoteSource; code: FaultCode }[];
}

/** One source's quote. @throws quote.* and host.unreachable, as the source's own file says */
export const fetchQuote = (source: QuoteSource, request: QuoteRequest): Promise<Quote> =>
  FETCHERS[source](request);

/** Asks all sources at once; none can hold up or spoil another. Never throws. */
export async function fetchBestQuotes(request: QuoteRequest): Promise<QuoteRound> {
  const ends = await Promise.allSettled(QUOTE_SOURCES.map((source) => fetchQuote(source, request)));
  const round: QuoteRound = { quotes: [], failures: [] };
  for (const [i, source] of QUOTE_SOURCES.entries()) {
    const end = ends[i];
    if (end?.status === 'fulfilled') round.quotes.push(end.value);
    else round.failures.push({ source, code: faultCodeOf(end?.reason) });
  }
  return round;
}
