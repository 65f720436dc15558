import { assetKey } from '../core/asset.ts';
import type { CoinOf } from '../core/lots/coin.ts';
import { CHAINS } from './chains.ts';

/** Wrapped ether is ether wherever a bridge brought it. */
const WRAPPED: Readonly<Record<string, string>> = { WETH: 'ETH' };

/**
 * The coin an asset is, by its published symbol; a chain's wrapped coin is its coin. What is in no
 * list is a coin of its own, whatever it calls itself.
 */
export const coinOf: CoinOf = (asset) => {
  if (asset.isUnverified) return assetKey(asset);
  const chain = CHAINS.find(({ id }) => id === asset.chainId);
  if (chain && asset.address === chain.wrappedNative) return chain.nativeSymbol;
  return WRAPPED[asset.symbol] ?? asset.symbol;
};
