// Velora's (ParaSwap's) v6.2 API as documented: `/swap` in one step, or `/prices` and then
// `/transactions/{network}`.
import { type Address, getAddress, isAddress } from 'viem';
import { veloraSwapData } from '../chain/calldata.ts';
import type { DevChain } from '../chain/devChain.ts';
import { type ChainId, NATIVE, tokenOf, VELORA_ROUTER } from '../chain/layout.ts';
import { poolAddress } from '../chain/pools.ts';
import { type Answer, type FrontRequest, json, NOT_FOUND } from './answer.ts';
import { lessBps, networkFee, type PoolQuote, parseAmount, quoteSwap } from './quotes.ts';

export const VELORA_HOST = 'api.paraswap.io';

/** The parameters of a swap, by whichever way they came. */
interface Ask {
  readonly srcToken: string;
  readonly destToken: string;
  readonly amount: bigint;
  readonly userAddress: string;
  readonly receiver: string;
  readonly slippage: number;
  readonly partner: string;
}

type Chains = Readonly<Record<ChainId, DevChain>>;

export async function answerVelora(chains: Chains, request: FrontRequest): Promise<Answer> {
  const { pathname, searchParams } = request.url;
  const step = /^\/transactions\/(\d+)$/.exec(pathname);
  if (step && request.method === 'POST') {
    return answerTransaction(chains, Number(step[1]), JSON.parse(request.body));
  }
  if (request.method !== 'GET' || !['/swap', '/prices'].includes(pathname)) return NOT_FOUND;
  const chain = chains[Number(searchParams.get('network')) as ChainId];
  if (!chain) return refusal('Unsupported network');
  if (searchParams.get('version') !== '6.2') return refusal('Unsupported version');
  if ((searchParams.get('side') ?? 'SELL') !== 'SELL') return refusal('Only SELL is here');
  const ask = askFrom(Object.fromEntries(searchParams), searchParams.get('amount'));
  if (!ask) return refusal('Invalid Amount');
  const quote = await quoteSwap(chain, ask.srcToken, ask.destToken, ask.amount);
  if (!quote) return refusal('No routes found with enough liquidity');
  const priceRoute = await describeRoute(chain, ask, quote);
  if (pathname === '/prices') return json({ priceRoute });
  if (!isAddress(ask.userAddress)) return refusal('Validation failed: userAddress');
  return json({ priceRoute, txParams: await buildTransaction(chain, ask, quote) });
}

async function answerTransaction(
  chains: Chains,
  network: number,
  body: Record<string, unknown>,
): Promise<Answer> {
  const chain = chains[network as ChainId];
  if (!chain) return refusal('Unsupported network');
  const ask = askFrom(body, body.srcAmount);
  if (!ask || !isAddress(ask.userAddress)) return refusal('Validation failed');
  const quote = await quoteSwap(chain, ask.srcToken, ask.destToken, ask.amount);
  if (!quote) return refusal('No routes found with enough liquidity');
  return json(await buildTransaction(chain, ask, quote));
}

async function buildTransaction(chain: DevChain, ask: Ask, quote: PoolQuote) {
  const data = veloraSwapData(
    {
      sell: getAddress(ask.srcToken),
      buy: getAddress(ask.destToken),
      amount: ask.amount,
      minReceived: lessBps(quote.amountOut, ask.slippage),
      receiver: ask.receiver as Address,
      path: quote.path,
    },
    quote.amountOut,
  );
  const { gasPrice } = await networkFee(chain, quote.gas);
  return {
    from: ask.userAddress,
    to: VELORA_ROUTER,
    value: isNative(ask.srcToken) ? `${ask.amount}` : '0',
    data,
    gasPrice: `${gasPrice}`,
    chainId: chain.chainId,
  };
}

async function describeRoute(chain: DevChain, ask: Ask, quote: PoolQuote) {
  const fee = await networkFee(chain, quote.gas);
  return {
    blockNumber: Number(await chain.rpc('eth_blockNumber')),
    network: chain.chainId,
    srcToken: ask.srcToken,
    srcDecimals: tokenOf(chain.chainId, quote.sell).decimals,
    srcAmount: `${ask.amount}`,
    destToken: ask.destToken,
    destDecimals: tokenOf(chain.chainId, quote.buy).decimals,
    destAmount: `${quote.amountOut}`,
    bestRoute: [{ percent: 100, swaps: await describeSwaps(chain, quote) }],
    gasCostUSD: fee.gasUsd.toFixed(6),
    gasCost: `${quote.gas}`,
    side: 'SELL',
    version: '6.2',
    contractAddress: VELORA_ROUTER,
    tokenTransferProxy: VELORA_ROUTER,
    contractMethod: 'swapExactAmountIn',
    partnerFee: 0,
    srcUSD: quote.sellUsd.toFixed(10),
    destUSD: quote.buyUsd.toFixed(10),
    partner: ask.partner,
    maxImpactReached: false,
    hmac: 'devnet',
  };
}

function describeSwaps(chain: DevChain, quote: PoolQuote): Promise<unknown[]> {
  return Promise.all(
    quote.route.map(async ({ from, to, fee }) => {
      const [sell, buy] = [tokenOf(chain.chainId, from), tokenOf(chain.chainId, to)];
      const pool = await poolAddress(chain, { pair: [from, to], fee });
      return {
        srcToken: sell.address,
        srcDecimals: sell.decimals,
        destToken: buy.address,
        destDecimals: buy.decimals,
        swapExchanges: [{ exchange: 'UniswapV3', percent: 100, poolAddresses: [pool] }],
      };
    }),
  );
}

function askFrom(fields: Record<string, unknown>, amountText: unknown): Ask | undefined {
  const amount = parseAmount(amountText);
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const slippage = Number(fields.slippage ?? 0);
  const valid = [text('srcToken'), text('destToken')].every((a) => isAddress(a, { strict: false }));
  if (amount === undefined || !valid || !(slippage >= 0 && slippage <= 10_000)) return undefined;
  const userAddress = text('userAddress');
  return {
    srcToken: text('srcToken'),
    destToken: text('destToken'),
    amount,
    userAddress,
    receiver: text('receiver') || userAddress,
    slippage,
    partner: text('partner') || 'anon',
  };
}

function isNative(token: string): boolean {
  return token.toLowerCase() === NATIVE.toLowerCase();
}

function refusal(error: string): Answer {
  return json({ error }, 400);
}
