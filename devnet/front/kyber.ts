// KyberSwap's aggregator API v1 as documented: a route is asked for, then calldata is built from
// it. The route summary must come back as it was given, which the checksum notices.
import { type Address, getAddress, isAddress, keccak256, toHex } from 'viem';
import { kyberSimpleSwapData, kyberSwapData, type SwapCall } from '../chain/calldata.ts';
import type { DevChain } from '../chain/devChain.ts';
import { type ChainId, KYBER_ROUTER, NATIVE, tokenOf } from '../chain/layout.ts';
import { poolAddress } from '../chain/pools.ts';
import { type Answer, type FrontRequest, json, NOT_FOUND } from './answer.ts';
import { lessBps, networkFee, type PoolQuote, parseAmount, quoteSwap } from './quotes.ts';

export const KYBER_HOST = 'aggregator-api.kyberswap.com';

interface RouteSummary {
  readonly tokenIn: string;
  readonly amountIn: string;
  readonly tokenOut: string;
  readonly amountOut: string;
  readonly gas: string;
  readonly routeID: string;
  readonly checksum: string;
  readonly timestamp: string;
}

interface BuildBody {
  readonly routeSummary?: RouteSummary;
  readonly sender?: string;
  readonly recipient?: string;
  /** Basis points; the documented default is 0. */
  readonly slippageTolerance?: number;
}

const SLUGS: Readonly<Record<string, ChainId>> = { ethereum: 1, base: 8453 };

export async function answerKyber(
  chains: Readonly<Record<ChainId, DevChain>>,
  request: FrontRequest,
): Promise<Answer> {
  const [, slug = '', action] = /^\/(\w+)\/api\/v1\/(.+)$/.exec(request.url.pathname) ?? [];
  const chainId = SLUGS[slug];
  if (!chainId) return NOT_FOUND;
  const chain = chains[chainId];
  if (action === 'routes' && request.method === 'GET') return answerRoute(chain, request.url);
  if (action === 'route/build' && request.method === 'POST') return build(chain, request.body);
  return NOT_FOUND;
}

async function answerRoute(chain: DevChain, { searchParams }: URL): Promise<Answer> {
  const tokenIn = searchParams.get('tokenIn') ?? '';
  const tokenOut = searchParams.get('tokenOut') ?? '';
  const amountIn = parseAmount(searchParams.get('amountIn'));
  if (!isAddress(tokenIn, { strict: false })) return refusal(400, 4000, 'bad request');
  if (amountIn === undefined) return refusal(400, 4005, 'amountIn is invalid');
  const quote = await quoteSwap(chain, tokenIn, tokenOut, amountIn);
  if (!quote) return refusal(400, 4011, 'token not found');
  const fee = await networkFee(chain, quote.gas);
  const summary = {
    tokenIn,
    amountIn: `${amountIn}`,
    amountInUsd: `${quote.sellUsd}`,
    tokenOut,
    amountOut: `${quote.amountOut}`,
    amountOutUsd: `${quote.buyUsd}`,
    gas: `${quote.gas}`,
    gasPrice: `${fee.gasPrice}`,
    gasUsd: `${fee.gasUsd}`,
    l1FeeUsd: `${fee.l1FeeUsd}`,
    extraFee: { feeAmount: '0', chargeFeeBy: '', isInBps: false, feeReceiver: '' },
    route: [await describeHops(chain, quote, amountIn)],
    routeID: `devnet-${chain.chainId}-${quote.sell}-${quote.buy}`,
    timestamp: `${Math.floor(Date.now() / 1000)}`,
  };
  const routeSummary = { ...summary, checksum: checksumOf(summary) };
  return success({ routeSummary, routerAddress: KYBER_ROUTER });
}

async function build(chain: DevChain, body: string): Promise<Answer> {
  const { routeSummary, sender, recipient, slippageTolerance = 0 } = JSON.parse(body) as BuildBody;
  if (!routeSummary || !isAddress(sender ?? '') || !isAddress(recipient ?? '')) {
    return refusal(400, 4002, 'unable to bind request body');
  }
  if (!(slippageTolerance >= 0 && slippageTolerance <= 2000)) {
    return refusal(400, 4007, 'slippageTolerance is invalid');
  }
  if (routeSummary.checksum !== checksumOf(routeSummary)) {
    return refusal(400, 4003, 'the route summary was changed');
  }
  const { tokenIn, tokenOut } = routeSummary;
  const amountIn = BigInt(routeSummary.amountIn);
  const quote = await quoteSwap(chain, tokenIn, tokenOut, amountIn);
  if (!quote) return refusal(400, 4011, 'token not found');
  const isNative = tokenIn.toLowerCase() === NATIVE.toLowerCase();
  const swap: SwapCall = {
    sell: getAddress(tokenIn),
    buy: getAddress(tokenOut),
    amount: amountIn,
    minReceived: lessBps(BigInt(routeSummary.amountOut), slippageTolerance),
    receiver: recipient as Address,
    path: quote.path,
  };
  const isSimple = quote.route.length === 1 && !isNative;
  const data = isSimple ? kyberSimpleSwapData(swap) : kyberSwapData(swap);
  const fee = await networkFee(chain, quote.gas, data);
  return success({
    amountIn: `${amountIn}`,
    amountInUsd: `${quote.sellUsd}`,
    amountOut: `${quote.amountOut}`,
    amountOutUsd: `${quote.buyUsd}`,
    gas: `${quote.gas}`,
    gasUsd: `${fee.gasUsd}`,
    additionalCostUsd: `${fee.l1FeeUsd}`,
    additionalCostMessage: chain.layout.gasPriceOracle ? 'L1 fee that pays for rolls up cost' : '',
    outputChange: { amount: '0', percent: 0, level: 0 },
    data,
    routerAddress: KYBER_ROUTER,
    transactionValue: isNative ? `${amountIn}` : '0',
  });
}

/** One entry a pool. Amounts between hops are not quoted apart and read 0. */
function describeHops(chain: DevChain, quote: PoolQuote, amountIn: bigint): Promise<unknown[]> {
  const last = quote.route.length - 1;
  return Promise.all(
    quote.route.map(async ({ from, to, fee }, i) => ({
      pool: await poolAddress(chain, { pair: [from, to], fee }),
      tokenIn: tokenOf(chain.chainId, from).address,
      tokenOut: tokenOf(chain.chainId, to).address,
      swapAmount: i === 0 ? `${amountIn}` : '0',
      amountOut: i === last ? `${quote.amountOut}` : '0',
      exchange: 'uniswapv3',
      poolType: 'uniswapv3',
      poolExtra: null,
      extra: null,
    })),
  );
}

function checksumOf(summary: Omit<RouteSummary, 'checksum'>): string {
  const { tokenIn, amountIn, tokenOut, amountOut, gas, routeID, timestamp } = summary;
  const digest = keccak256(
    toHex([tokenIn, amountIn, tokenOut, amountOut, gas, routeID, timestamp].join('|')),
  );
  return `${BigInt(digest) >> 192n}`;
}

function success(data: unknown): Answer {
  return json({ code: 0, message: 'successfully', data, requestId: 'devnet' });
}

function refusal(status: number, code: number, message: string): Answer {
  return json({ code, message, details: null, requestId: 'devnet' }, status);
}
