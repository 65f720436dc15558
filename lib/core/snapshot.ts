import type { Address, Hex } from 'viem';
import { type Asset, assetKey, type ChainId } from './asset.ts';
import type { FaultCode } from './fault.ts';
import type { Amount, Price } from './money.ts';

/** Seconds since 1970, as chains count them. */
export type UnixSeconds = number;

export interface BlockRef {
  number: bigint;
  hash: Hex;
  time: UnixSeconds;
}

/**
 * How the read of one chain ended. `unknown` keeps the last agreed block, whose holdings stay on
 * screen with their age; nothing may be planned on them.
 */
export interface ChainReading {
  chainId: ChainId;
  status: 'agreed' | 'unknown';
  block: BlockRef | null;
  /** Why it is unknown. */
  reason: FaultCode | null;
  /** Operators that answered otherwise than the agreement, by host. */
  dissent: string[];
}

/** What one address holds of one asset. */
export interface Holding {
  owner: Address;
  asset: Asset;
  amount: Amount;
}

export type PriceSource = 'oracle' | 'feed' | 'defillama';

export interface PriceReading {
  source: PriceSource;
  price: Price;
  asOf: UnixSeconds;
}

/** `agreed` may be planned on; the others are shown, named, and never traded. */
export type PriceStatus = 'agreed' | 'single' | 'stale' | 'disputed' | 'missing';

export interface AssetPrice {
  asset: Asset;
  status: PriceStatus;
  /** The price counted with; null when missing. */
  price: Price | null;
  asOf: UnixSeconds | null;
  readings: PriceReading[];
}

/** Everything read at one time: each chain at one block, every asset priced once. */
export interface Snapshot {
  portfolioId: string;
  takenAt: UnixSeconds;
  chains: ChainReading[];
  holdings: Holding[];
  prices: AssetPrice[];
}

/** The price entry of an asset, if there is one. */
export const priceOf = (snapshot: Snapshot, asset: Asset): AssetPrice | undefined =>
  snapshot.prices.find((entry) => assetKey(entry.asset) === assetKey(asset));

/** Chains whose state is not known, with the reason. */
export const unknownChains = (snapshot: Snapshot): ChainReading[] =>
  snapshot.chains.filter(({ status }) => status === 'unknown');
