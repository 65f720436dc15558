// What both aggregators answer from: the pools' own quote, and figures in dollars from the oracle.
import { formatUnits, type Hex } from 'viem';
import { GAS_PRICE_ORACLE_ABI, ORACLE_ABI } from '../chain/abis.ts';
import type { DevChain } from '../chain/devChain.ts';
import { symbolAt, tokenOf } from '../chain/layout.ts';
import { findRoute, type Hop, pathOf, quotePath } from '../chain/routes.ts';

export interface PoolQuote {
  readonly sell: string;
  readonly buy: string;
  readonly route: readonly Hop[];
  readonly path: Hex;
  readonly amountOut: bigint;
  /** Of the whole transaction through a stand-in router. */
  readonly gas: bigint;
  readonly sellUsd: number;
  readonly buyUsd: number;
}

export interface NetworkFee {
  readonly gasPrice: bigint;
  readonly gasUsd: number;
  readonly l1FeeUsd: number;
}

/** What the router does around the swaps: intrinsic gas, pull, approve, pay out. */
const ROUTER_GAS = 90_000n;
/** Bytes of a swap's transaction, for the L1 fee before its calldata is known. */
const TYPICAL_SIZE = 900n;

/** A quote by token addresses, or undefined when a token or a route is missing. */
export async function quoteSwap(
  chain: DevChain,
  sellAddress: string,
  buyAddress: string,
  amountIn: bigint,
): Promise<PoolQuote | undefined> {
  const sell = symbolAt(chain.chainId, sellAddress);
  const buy = symbolAt(chain.chainId, buyAddress);
  if (!sell || !buy || amountIn <= 0n) return undefined;
  const route = findRoute(chain.chainId, sell, buy);
  if (!route) return undefined;
  const path = pathOf(chain.chainId, route);
  const { amountOut, gas } = await quotePath(chain, path, amountIn);
  const sellUsd = await worthUsd(chain, sell, amountIn);
  const buyUsd = await worthUsd(chain, buy, amountOut);
  return { sell, buy, route, path, amountOut, gas: gas + ROUTER_GAS, sellUsd, buyUsd };
}

/** What the network takes at the present gas price; the L1 part only where there is one. */
export async function networkFee(chain: DevChain, gas: bigint, data?: Hex): Promise<NetworkFee> {
  const gasPrice = BigInt((await chain.rpc('eth_gasPrice')) as Hex);
  const oracle = chain.layout.gasPriceOracle;
  const l1Fee = !oracle
    ? 0n
    : data
      ? await chain.read(oracle, GAS_PRICE_ORACLE_ABI, 'getL1Fee', [data])
      : await chain.read(oracle, GAS_PRICE_ORACLE_ABI, 'getL1FeeUpperBound', [TYPICAL_SIZE]);
  const [gasUsd, l1FeeUsd] = await Promise.all([
    worthUsd(chain, 'WETH', gas * gasPrice),
    worthUsd(chain, 'WETH', l1Fee),
  ]);
  return { gasPrice, gasUsd, l1FeeUsd };
}

/** Dollars by the oracle, as a number: good for showing, as the real APIs do. */
export async function worthUsd(chain: DevChain, symbol: string, amount: bigint): Promise<number> {
  const { address, decimals } = tokenOf(chain.chainId, symbol);
  const price = await chain.read(chain.layout.oracle, ORACLE_ABI, 'getAssetPrice', [address]);
  return Number(formatUnits(amount * price, decimals + 8));
}

/** Takes basis points off, rounded down. */
export function lessBps(amount: bigint, bps: number): bigint {
  return (amount * BigInt(10_000 - bps)) / 10_000n;
}

/** An amount in smallest units from a query or body, or undefined when it is none. */
export function parseAmount(text: unknown): bigint | undefined {
  return typeof text === 'string' && /^\d{1,78}$/.test(text) ? BigInt(text) : undefined;
}
