import type { Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import { type Asset, type AssetKey, assetKey, isNative } from '../core/asset.ts';
import { price } from '../core/money.ts';
import type { PriceReading } from '../core/snapshot.ts';
import type { RpcCall } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { FEEDS, type Feed, feedOf } from '../registry/feeds.ts';
import { AAVE_ORACLE_ABI, FEED_ABI, MULTICALL_ABI } from './abi.ts';

/** Dollars × 10⁸ to dollars × 10¹⁸. */
const FEED_SCALE = 10n ** 10n;

const addressOnOracle = (chain: Chain, asset: Asset) =>
  isNative(asset) ? chain.wrappedNative : asset.address;

/** One `eth_call` that prices every asset of a chain and dates the prices by their feeds' rounds. */
export function priceCall(chain: Chain, assets: readonly Asset[], at: unknown): RpcCall {
  const feeds = FEEDS[chain.id] ?? [];
  const list = assets.map((asset) => addressOnOracle(chain, asset));
  const call = (target: Hex, callData: Hex) => ({ target, allowFailure: true, callData });
  const round = encodeFunctionData({ abi: FEED_ABI });
  const prices = encodeFunctionData({ abi: AAVE_ORACLE_ABI, args: [list] });
  const calls = [
    call(chain.aaveOracle, prices),
    ...feeds.map(({ address }) => call(address, round)),
  ];
  const data = encodeFunctionData({
    abi: MULTICALL_ABI,
    functionName: 'aggregate3',
    args: [calls],
  });
  return { method: 'eth_call', params: [{ to: chain.multicall, data }, at] };
}

/** On-chain readings by asset. An asset without a price or without a dated feed has none. */
export function parsePrices(
  data: Hex,
  chain: Chain,
  assets: readonly Asset[],
): Partial<Record<AssetKey, PriceReading>> {
  const results = decodeFunctionResult({ abi: MULTICALL_ABI, functionName: 'aggregate3', data });
  const [oracle, ...rounds] = results;
  const prices = oracle?.success
    ? decodeFunctionResult({ abi: AAVE_ORACLE_ABI, data: oracle.returnData })
    : [];
  const roundOf = (feed: Feed | undefined) => {
    const entry = rounds[(FEEDS[chain.id] ?? []).findIndex(({ name }) => name === feed?.name)];
    return entry?.success ? decodeFunctionResult({ abi: FEED_ABI, data: entry.returnData }) : null;
  };
  const readings = assets.flatMap((asset, index) => {
    const round = roundOf(feedOf(asset));
    if (!round) return [];
    const [, answer, , updatedAt] = round;
    const asOf = Number(updatedAt);
    const quoted = prices[index] ?? 0n;
    const value = quoted > 0n ? quoted : isOwnFeed(asset) ? answer : 0n;
    const source = quoted > 0n ? ('oracle' as const) : ('feed' as const);
    return [[assetKey(asset), { source, price: price(value * FEED_SCALE), asOf }] as const];
  });
  return Object.fromEntries(readings);
}

/** A feed prices the asset itself, not only something it follows (wstETH is no ETH). */
const isOwnFeed = (asset: Asset): boolean => asset.symbol !== 'wstETH';
