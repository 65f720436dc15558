import type { Address } from 'viem';

export type ChainId = number;
/** An exposure the user sets a target on: ETH, BTC, USD … on every chain together. */
export type ClassId = string;

/** One token on one chain; identity is chain and address, the symbol is ours. */
export interface Asset {
  chainId: ChainId;
  address: Address;
  symbol: string;
  decimals: number;
  /** The class it counts in; null for a token that is shown and not counted. */
  classId: ClassId | null;
  /** Neither in our tables nor in a published list: named by its own contract. */
  isUnverified?: true;
}

export type AssetKey = `${number}:${Address}`;

/** What aggregators call the chain's own coin. */
export const NATIVE: Address = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE';

export const isNative = (asset: Pick<Asset, 'address'>): boolean => asset.address === NATIVE;
export const assetKey = (asset: Pick<Asset, 'chainId' | 'address'>): AssetKey =>
  `${asset.chainId}:${asset.address}`;
