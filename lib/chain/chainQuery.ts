import type { Address } from 'viem';
import type { Asset } from '../core/asset.ts';
import type { Currency } from '../core/snapshot.ts';
import type { Feed } from '../registry/feeds.ts';
import type { Pool } from '../registry/pools.ts';
import type { ReceiptRate } from '../registry/receipts.ts';

/** An asset and where the chain itself says what it costs. */
export interface PricedAsset {
  asset: Asset;
  /** The token that oracle and pools know it by: the wrapped one for the native coin. */
  token: Address;
  feed: Feed | null;
  /** The feed is of the asset itself; else it only dates the oracle's price (wstETH by ETH / USD). */
  isOwnFeed: boolean;
}

/** A token that stands for another by its own rate. */
export interface QueriedReceipt {
  asset: Asset;
  underlying: Asset;
  rate: ReceiptRate;
}

/** One reserve of a lending market, by its tokens. */
export interface QueriedReserve {
  underlying: Asset;
  aToken: Asset;
  debtTokens: readonly Address[];
}

export interface QueriedMarket {
  name: string;
  pool: Address;
  reserves: readonly QueriedReserve[];
}

/** Everything to read of one chain. */
export interface ChainQuery {
  owners: readonly Address[];
  /** What counts: a balance that cannot be read is named. */
  counted: readonly Asset[];
  /** Of what counts, the tokens the user added: believed while they say what they said then. */
  added?: readonly Asset[];
  /** What the user took out of the count: shown where it is held. */
  removed: readonly Asset[];
  /** What is looked for beside: a token that cannot be read is not held. */
  listed: readonly Asset[];
  priced: readonly PricedAsset[];
  pools: readonly Pool[];
  receipts: readonly QueriedReceipt[];
  markets: readonly QueriedMarket[];
  /** Feeds that price currencies, the dollar excepted. */
  currencies: readonly { currency: Currency; feed: Feed }[];
}
