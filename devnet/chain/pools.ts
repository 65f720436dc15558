// Uniswap V3 pools: made as deep as mainnet's, and traded to wherever the feeds say.
import { type Address, maxUint128, maxUint256, parseUnits, zeroAddress } from 'viem';
import { FACTORY_ABI, POOL_ABI, POSITIONS_ABI, ROUTER_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain, Transaction } from './devChain.ts';
import { type PoolLayout, type TokenLayout, tokenOf } from './layout.ts';

/** Dollars on each side of a pool. */
const DEPTH_USD = 200_000_000n;
const TICK_SPACING = { 100: 1, 500: 10, 3000: 60 };
/** A pool's code is long: making one costs more than a swap. */
const POOL_GAS = 8_000_000n;
/** Ticks on either side: about ±5 % between stablecoins, else a third to three times the price. */
const HALF_RANGE = { stable: 500, other: 12_000 };

/** Dollars a whole token, 8 decimals, by symbol. */
export type Prices = Readonly<Record<string, bigint>>;

/** Makes the pool through the factory; throws when it is not at mainnet's address. */
export async function createPool(chain: DevChain, pool: PoolLayout, prices: Prices): Promise<void> {
  const [a, b] = sorted(chain, pool);
  const sqrtPrice = sqrtPriceOf(chain, pool, prices);
  const stable = a.token.classId === 'USD' && b.token.classId === 'USD';
  const tick = Math.floor(Math.log((Number(sqrtPrice) / 2 ** 96) ** 2) / Math.log(1.0001));
  const range = stable ? HALF_RANGE.stable : HALF_RANGE.other;
  const spacing = TICK_SPACING[pool.fee];
  const deposit = {
    token0: a.token.address,
    token1: b.token.address,
    fee: pool.fee,
    tickLower: Math.trunc((tick - range) / spacing) * spacing,
    tickUpper: Math.trunc((tick + range) / spacing) * spacing,
    amount0Desired: worth(a, prices),
    amount1Desired: worth(b, prices),
    amount0Min: 0n,
    amount1Min: 0n,
    recipient: chain.dealer,
    deadline: maxUint256,
  };
  const { positions } = chain.layout.uniswap;
  const pair = [a.token.address, b.token.address, pool.fee] as const;
  const create = 'createAndInitializePoolIfNecessary';
  const created = dealerCall(chain, positions, POSITIONS_ABI, create, [...pair, sqrtPrice]);
  await chain.send({ ...created, gas: POOL_GAS });
  await chain.send(dealerCall(chain, positions, POSITIONS_ABI, 'mint', [deposit]));
  const address = await poolAddress(chain, pool);
  if (pool.known && address !== pool.known) {
    throw new Error(`pool ${pool.pair.join('/')} came out at ${address}, not at ${pool.known}`);
  }
}

/** Where the factory says the pool is. */
export async function poolAddress(chain: DevChain, pool: PoolLayout): Promise<Address> {
  const [a, b] = sorted(chain, pool);
  const args = [a.token.address, b.token.address, pool.fee] as const;
  const address = await chain.read(chain.layout.uniswap.factory, FACTORY_ABI, 'getPool', args);
  if (address === zeroAddress) throw new Error(`no pool ${pool.pair.join('/')} ${pool.fee}`);
  return address;
}

/**
 * The dealer's trade that brings the pool to the price the feeds give, or undefined when it is
 * there. The router stops at the price limit and takes only what the way to it costs.
 */
export async function tradeToPrice(
  chain: DevChain,
  pool: PoolLayout,
  prices: Prices,
): Promise<Transaction | undefined> {
  const wanted = sqrtPriceOf(chain, pool, prices);
  const address = await poolAddress(chain, pool);
  const [current] = await chain.read(address, POOL_ABI, 'slot0');
  const gap = wanted > current ? wanted - current : current - wanted;
  if (gap * 1_000_000n < wanted) return undefined;
  const [a, b] = sorted(chain, pool);
  const [sell, buy] = wanted > current ? [b, a] : [a, b];
  const { router } = chain.layout.uniswap;
  const params = {
    tokenIn: sell.token.address,
    tokenOut: buy.token.address,
    fee: pool.fee,
    recipient: chain.dealer,
    amountIn: maxUint128,
    amountOutMinimum: 0n,
    sqrtPriceLimitX96: wanted,
  };
  return dealerCall(chain, router, ROUTER_ABI, 'exactInputSingle', [params]);
}

interface Side {
  readonly symbol: string;
  readonly token: TokenLayout;
}

/** The pair in the pool's own order: by address. */
function sorted(chain: DevChain, { pair }: PoolLayout): readonly [Side, Side] {
  const [a, b] = pair.map((symbol) => ({ symbol, token: tokenOf(chain.chainId, symbol) }));
  if (!a || !b) throw new Error('a pool has two tokens');
  return a.token.address.toLowerCase() < b.token.address.toLowerCase() ? [a, b] : [b, a];
}

/** Uniswap's price: the square root of token1 a token0 in smallest units, times 2^96. */
function sqrtPriceOf(chain: DevChain, pool: PoolLayout, prices: Prices): bigint {
  const [a, b] = sorted(chain, pool);
  const numerator = priceOf(a, prices) * 10n ** BigInt(b.token.decimals);
  const denominator = priceOf(b, prices) * 10n ** BigInt(a.token.decimals);
  return squareRoot((numerator << 192n) / denominator);
}

function worth(side: Side, prices: Prices): bigint {
  return parseUnits(`${DEPTH_USD}`, side.token.decimals + 8) / priceOf(side, prices);
}

function priceOf({ symbol }: Side, prices: Prices): bigint {
  const price = prices[symbol];
  if (!price) throw new Error(`no price for ${symbol}`);
  return price;
}

/** Rounded down, by Newton's method. */
function squareRoot(value: bigint): bigint {
  let root = value;
  let next = (root + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + value / root) / 2n;
  }
  return root;
}
