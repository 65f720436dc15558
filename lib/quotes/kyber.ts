import { Fault } from '../core/fault.ts';
import { bps, minReceivedUp, smallerAmount } from '../core/money.ts';
import type { Quote } from '../core/quote.ts';
import { slippageWithin } from '../core/quoteChoice.ts';
import { fetchJson } from '../net/fetchJson.ts';
import { chainOf } from '../registry/chains.ts';
import { routerOf } from '../registry/routers.ts';
import { type KyberRoute, parseKyberBuild, parseKyberRoute } from './kyberAnswer.ts';
import type { QuoteRequest } from './quoteRequest.ts';

const HOST = 'https://aggregator-api.kyberswap.com';
/** By documentation: a larger `slippageTolerance` is refused, a missing one means 0. */
const MAX_SLIPPAGE = bps(2000);
/** Statuses that come with `{ code, message, requestId }`. */
const REFUSALS = [400, 404, 422];

/**
 * KyberSwap's quote for a swap, with calldata for its router; parsed, not yet believed. Two
 * requests: a route, then the transaction built from it. What is expected is the smaller of the two
 * amounts they name. @throws quote.noRoute, quote.expired, quote.malformed, host.unreachable
 */
export async function fetchKyberQuote(request: QuoteRequest): Promise<Quote> {
  const { chainId } = request.sell;
  if (!routerOf('kyber', chainId)) throw new Fault('quote.noRoute', `chain ${chainId}`);
  const base = `${HOST}/${chainOf(chainId).slugs.kyber}/api/v1`;
  const route = parseKyberRoute(await askRoute(base, request));
  const build = parseKyberBuild(await askBuild(base, route, request));
  return {
    source: 'kyber',
    sell: request.sell,
    buy: request.buy,
    sellAmount: request.sellAmount,
    expectedOut: smallerAmount(route.amountOut, build.amountOut),
    gas: build.gas,
    to: build.to,
    data: build.data,
    value: build.value,
    quotedAt: request.now,
  };
}

function askRoute(base: string, { sell, buy, sellAmount, signal }: QuoteRequest): Promise<unknown> {
  const query = new URLSearchParams({
    tokenIn: sell.address,
    tokenOut: buy.address,
    amountIn: String(sellAmount),
    gasInclude: 'true',
  });
  return fetchJson({
    url: `${base}/routes?${query}`,
    headers: { 'x-client-id': 'evenkeel' },
    alsoRead: REFUSALS,
    ...(signal && { signal }),
  });
}

function askBuild(base: string, route: KyberRoute, request: QuoteRequest): Promise<unknown> {
  const { owner, slippage, signal } = request;
  const wanted = request.minReceived ?? minReceivedUp(route.amountOut, slippage);
  const within = slippageWithin(route.amountOut, wanted) ?? slippage;
  return fetchJson({
    url: `${base}/route/build`,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-client-id': 'evenkeel' },
    body: JSON.stringify({
      routeSummary: route.summary,
      sender: owner,
      recipient: owner,
      slippageTolerance: Math.min(within, slippage, MAX_SLIPPAGE),
      enableGasEstimation: false,
      source: 'evenkeel',
    }),
    alsoRead: REFUSALS,
    ...(signal && { signal }),
  });
}
