// DefiLlama's `/prices/current/{coins}` and `/chart/{coins}` as documented; prices are the oracle's.
import { zeroAddress } from 'viem';
import type { Asset } from '../../lib/core/asset.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { ORACLE_ABI } from '../chain/abis.ts';
import type { DevChain } from '../chain/devChain.ts';
import { type ChainId, NATIVE, symbolAt, tokenOf } from '../chain/layout.ts';
import { type Answer, type FrontRequest, json, NOT_FOUND } from './answer.ts';
import { chartOf, type LlamaChart, periodOf } from './llamaChart.ts';
import { worthUsd } from './quotes.ts';

export const LLAMA_HOST = 'coins.llama.fi';

export interface LlamaCoin {
  readonly decimals?: number;
  readonly symbol: string;
  readonly price: number;
  /** Seconds. */
  readonly timestamp: number;
  readonly confidence: number;
}

/** Changes what is said of a coin (`ethereum:0xC02a…`); undefined leaves it out. */
export type PriceChange = (coin: string, answer: LlamaCoin) => LlamaCoin | undefined;

const CHAINS: Readonly<Record<string, ChainId>> = { ethereum: 1, base: 8453 };
const COINGECKO: Readonly<Record<string, string>> = {
  ethereum: 'WETH',
  bitcoin: 'WBTC',
  chainlink: 'LINK',
  'usd-coin': 'USDC',
  tether: 'USDT',
  dai: 'DAI',
  'wrapped-steth': 'wstETH',
};
const CURRENT = '/prices/current/';
const CHART = '/chart/';

export async function answerLlama(
  chains: Readonly<Record<ChainId, DevChain>>,
  request: FrontRequest,
  change: PriceChange | undefined,
): Promise<Answer> {
  const { pathname } = request.url;
  if (request.method !== 'GET') return NOT_FOUND;
  if (pathname.startsWith(CURRENT))
    return answerCurrent(chains, namesIn(pathname, CURRENT), change);
  return pathname.startsWith(CHART) ? answerChart(chains, request.url) : NOT_FOUND;
}

const namesIn = (pathname: string, prefix: string): string[] =>
  decodeURIComponent(pathname.slice(prefix.length)).split(',');

async function answerCurrent(
  chains: Readonly<Record<ChainId, DevChain>>,
  asked: readonly string[],
  change: PriceChange | undefined,
): Promise<Answer> {
  const coins: Record<string, LlamaCoin> = {};
  for (const coin of asked) {
    const answer = await priceCoin(chains, coin);
    const told = answer && change ? change(coin, answer) : answer;
    if (told) coins[coin] = told;
  }
  return json({ coins });
}

async function answerChart(chains: Readonly<Record<ChainId, DevChain>>, url: URL): Promise<Answer> {
  const asked = namesIn(url.pathname, CHART);
  const period = periodOf(url, asked.length);
  if (!period) return json({ message: 'invalid chart parameters' }, 400);
  const coins: Record<string, LlamaChart> = {};
  for (const coin of asked) {
    const priced = await priceCoin(chains, coin);
    if (priced) coins[coin] = chartOf(priced, period);
  }
  return json({ coins });
}

/** A coin it does not know is left out of the answer, as by the real one. */
async function priceCoin(
  chains: Readonly<Record<ChainId, DevChain>>,
  coin: string,
): Promise<LlamaCoin | undefined> {
  const [source = '', id = ''] = coin.split(':');
  const isGecko = source === 'coingecko';
  const chainId = isGecko ? 1 : CHAINS[source];
  if (!chainId) return undefined;
  const symbol = isGecko ? COINGECKO[id] : symbolAt(chainId, id === zeroAddress ? NATIVE : id);
  if (!symbol) return isGecko ? undefined : priceRegistered(chains[chainId], chainId, id);
  const { decimals } = tokenOf(chainId, symbol);
  return {
    ...(!isGecko && { decimals }),
    symbol: id === zeroAddress ? 'ETH' : symbol,
    price: await worthUsd(chains[chainId], symbol, 10n ** BigInt(decimals)),
    timestamp: Math.floor(Date.now() / 1000),
    confidence: 0.99,
  };
}

/** What is traded nowhere here has the oracle's price. */
async function priceRegistered(
  chain: DevChain,
  chainId: ChainId,
  id: string,
): Promise<LlamaCoin | undefined> {
  const isIt = ({ address }: Asset) => address.toLowerCase() === id.toLowerCase();
  const asset = assetsOn(chainId).find(isIt);
  if (!asset) return undefined;
  const args = [asset.address] as const;
  const dollars = await chain.read(chain.layout.oracle, ORACLE_ABI, 'getAssetPrice', args);
  if (dollars === 0n) return undefined;
  const { decimals, symbol } = asset;
  const timestamp = Math.floor(Date.now() / 1000);
  return { decimals, symbol, price: Number(dollars) / 1e8, timestamp, confidence: 0.99 };
}
