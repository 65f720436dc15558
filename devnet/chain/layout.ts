// What stands where. The tables themselves are ethereum.ts and base.ts.
import type { Address } from 'viem';
import { BASE } from './base.ts';
import { ETHEREUM } from './ethereum.ts';

export type ChainId = 1 | 8453;

/** Tokens of one class share one dollar price; wstETH is ETH times its own rate. */
export type ClassId = 'ETH' | 'BTC' | 'LINK' | 'USD';

export interface TokenLayout {
  readonly address: Address;
  readonly decimals: number;
  readonly name: string;
  readonly classId: ClassId;
  readonly contract: 'Token' | 'TetherLike' | 'WETH9' | 'WstEth';
}

export interface FeedLayout {
  readonly address: Address;
  readonly description: string;
  readonly classId: ClassId;
}

export interface PoolLayout {
  readonly pair: readonly [string, string];
  /** Millionths, as in the Uniswap factory: 500 is 0.05 %. */
  readonly fee: 100 | 500 | 3000;
  /** The pool's address on mainnet, where it is known: the devnet must come out at the same. */
  readonly known?: Address;
}

export interface ChainLayout {
  readonly blockTime: number;
  readonly baseFee: bigint;
  readonly uniswap: {
    readonly factory: Address;
    readonly positions: Address;
    readonly router: Address;
    readonly quoter: Address;
    readonly v2Factory: Address;
  };
  readonly oracle: Address;
  readonly gasPriceOracle?: Address;
  readonly tokens: Readonly<Record<string, TokenLayout>>;
  /** Which feed the oracle asks for a token; wstETH goes through a ratio adapter instead. */
  readonly feeds: readonly FeedLayout[];
  readonly feedOf: Readonly<Record<string, string>>;
  readonly pools: readonly PoolLayout[];
}

export const NATIVE: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';
export const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11';
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';
export const KYBER_ROUTER: Address = '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5';
export const VELORA_ROUTER: Address = '0x6A000F20005980200259B80c5102003040001068';

/** Dollars a whole token, 8 decimals, on the first day. */
export const PRICE_OF: Readonly<Record<ClassId, bigint>> = {
  ETH: 3_000_00000000n,
  BTC: 90_000_00000000n,
  LINK: 20_00000000n,
  USD: 1_00000000n,
};

/** ETH a whole wstETH, 18 decimals. */
export const WSTETH_RATE = 1_220000000000000000n;

export const LAYOUTS: Readonly<Record<ChainId, ChainLayout>> = { 1: ETHEREUM, 8453: BASE };

/** The layout of a token by its symbol; throws for one that is not on the chain. */
export function tokenOf(chainId: ChainId, symbol: string): TokenLayout {
  const found = LAYOUTS[chainId].tokens[symbol];
  if (!found) throw new Error(`no token ${symbol} on chain ${chainId}`);
  return found;
}

/** The symbol at an address; the native address counts as WETH, in which pools trade it. */
export function symbolAt(chainId: ChainId, address: string): string | undefined {
  const wanted = address.toLowerCase();
  if (wanted === NATIVE.toLowerCase()) return 'WETH';
  return Object.entries(LAYOUTS[chainId].tokens).find(
    ([, { address: at }]) => at.toLowerCase() === wanted,
  )?.[0];
}
