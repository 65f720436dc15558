// One trade as a review sees it: asked for, held to terms, and judged by the guards.
import type { Address } from 'viem';
import type { Asset } from '../../lib/core/asset.ts';
import { isNative, NATIVE } from '../../lib/core/asset.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { checkSwap, refusals } from '../../lib/core/guards.ts';
import { type Amount, amount, bps, dollars, minReceivedUp } from '../../lib/core/money.ts';
import type { Quote } from '../../lib/core/quote.ts';
import type { Call, LegTerms } from '../../lib/core/terms.ts';
import { decodeSwap } from '../../lib/quotes/decode.ts';
import type { QuoteRequest } from '../../lib/quotes/quoteRequest.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { routerOf } from '../../lib/registry/routers.ts';
import { token, USDC, WBTC, WETH } from '../fixtures/quotes/swapCalls.ts';

export interface Trade {
  sell: Asset;
  sellAmount: Amount;
  buy: Asset;
}

export const trade = (sell: Asset, sellAmount: bigint, buy: Asset): Trade => ({
  sell,
  sellAmount: amount(sellAmount),
  buy,
});

const ETH = token(1, NATIVE);
const USDT = token(1, '0xdAC17F958D2ee523a2206206994597C13D831ec7');
const BASE_ETH = token(8453, NATIVE);
const BASE_USDC = token(8453, '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913');
const BASE_BTC = token(8453, '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf');

export const TRADE = trade(USDC, 1_000_000_000n, WETH);

/** What the devnet's user can sell: tokens and native coins, one pool and two, both chains. */
export const TRADES: [string, Trade][] = [
  ['a token for a token', TRADE],
  ['a token for the native coin', trade(USDT, 2_000_000_000n, ETH)],
  ['the native coin for a token', trade(ETH, 10n ** 18n, USDC)],
  ['a token over two pools', trade(USDC, 3_000_000_000n, WBTC)],
  ['a token on Base', trade(BASE_USDC, 1_000_000_000n, BASE_BTC)],
  ['the native coin on Base', trade(BASE_ETH, 10n ** 17n, BASE_USDC)],
  ['the least amount worth a trade', trade(USDC, 25_000_000n, WBTC)],
];

const SLIPPAGE = bps(50);

export const requestOf = (owner: Address, one: Trade, minReceived?: Amount): QuoteRequest => ({
  owner,
  ...one,
  slippage: SLIPPAGE,
  now: Math.floor(Date.now() / 1000),
  ...(minReceived !== undefined && { minReceived }),
});

/** Terms as a review would write them from a quote. */
export const termsOf = (owner: Address, quote: Quote): LegTerms => ({
  owner,
  receiver: owner,
  sell: quote.sell,
  sellAmount: quote.sellAmount,
  buy: quote.buy,
  minReceived: minReceivedUp(quote.expectedOut, SLIPPAGE),
  source: quote.source,
  spender: routerOf(quote.source, quote.sell.chainId) ?? '0x',
  maxNetworkFee: 10n ** 17n,
  latestTime: quote.quotedAt + 120,
  value: dollars(1000),
  expectedOut: quote.expectedOut,
  slippage: SLIPPAGE,
});

export const callOf = (from: Address, { sell, to, data, value }: Quote): Call => ({
  chainId: sell.chainId,
  from,
  to,
  data,
  value,
  gas: 1_000_000n,
  maxFeePerGas: 10n ** 10n,
  maxPriorityFeePerGas: 1n,
});

/** Ids of the guards that refuse a quote under reviewed terms; a fault's code where none came so far. */
export async function refusedBy(terms: LegTerms, fetched: Promise<Quote>): Promise<string[]> {
  try {
    const quote = await fetched;
    const call = callOf(terms.owner, quote);
    const rows = checkSwap(call, decodeSwap(terms.source, call), terms, {
      now: quote.quotedAt,
      router: terms.spender,
      floor: minReceivedUp(terms.expectedOut, bps(200)),
      forbiddenTargets: [terms.owner, ...ASSETS.map(({ address }) => address)],
      isSellNative: isNative(terms.sell),
    });
    return refusals(rows).map(({ id }) => id);
  } catch (thrown) {
    return [faultCodeOf(thrown)];
  }
}
