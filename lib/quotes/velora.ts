import { Fault } from '../core/fault.ts';
import { type Amount, type Bps, bps, minReceivedUp } from '../core/money.ts';
import type { Quote } from '../core/quote.ts';
import { slippageWithin } from '../core/quoteChoice.ts';
import { fetchJson } from '../net/fetchJson.ts';
import { routerOf } from '../registry/routers.ts';
import type { QuoteRequest } from './quoteRequest.ts';
import { parseVeloraSwap, type VeloraSwap } from './veloraAnswer.ts';
import { grossUp, netDown } from './veloraFees.ts';

const HOST = 'https://api.paraswap.io';
/** Statuses that come with `{ error }`. */
const REFUSALS = [400, 404, 422];

/**
 * Velora's quote for a swap, with calldata for its router; parsed, not yet believed. What is
 * expected is less its fee and the unit its router keeps. One request, or a second one with a
 * narrower slippage when the first would guarantee too little.
 * @throws quote.noRoute, quote.tooSmall, quote.expired, quote.malformed, host.unreachable
 */
export async function fetchVeloraQuote(request: QuoteRequest): Promise<Quote> {
  const { chainId } = request.sell;
  if (!routerOf('velora', chainId)) throw new Fault('quote.noRoute', `chain ${chainId}`);
  const first = oneLess(request.slippage);
  let swap = await ask(request, first);
  const within = slippageWithin(swap.destAmount, grossUp(wantedOf(request, swap), swap.fee));
  if (within !== null && within < first) swap = await ask(request, within);
  return {
    source: 'velora',
    sell: request.sell,
    buy: request.buy,
    sellAmount: request.sellAmount,
    expectedOut: netDown(swap.destAmount, swap.fee),
    gas: swap.gas,
    to: swap.to,
    data: swap.data,
    value: swap.value,
    quotedAt: request.now,
  };
}

/** Room for the server rounding its minimum down, so that a second request is the exception. */
const oneLess = (slippage: Bps): Bps => bps(Math.max(slippage - 1, 0));

const wantedOf = (request: QuoteRequest, { destAmount, fee }: VeloraSwap): Amount =>
  request.minReceived ?? minReceivedUp(netDown(destAmount, fee), request.slippage);

/** Only the general method is asked for: it alone names its tokens in words the contract enforces. */
async function ask(request: QuoteRequest, slippage: Bps): Promise<VeloraSwap> {
  const { owner, sell, sellAmount, buy, signal } = request;
  const query = new URLSearchParams({
    srcToken: sell.address,
    srcDecimals: String(sell.decimals),
    destToken: buy.address,
    destDecimals: String(buy.decimals),
    amount: String(sellAmount),
    side: 'SELL',
    network: String(sell.chainId),
    userAddress: owner,
    receiver: owner,
    slippage: String(slippage),
    includeContractMethods: 'swapExactAmountIn',
    partner: 'evenkeel',
    version: '6.2',
  });
  const answer = await fetchJson({
    url: `${HOST}/swap?${query}`,
    alsoRead: REFUSALS,
    ...(signal && { signal }),
  });
  return parseVeloraSwap(answer);
}
