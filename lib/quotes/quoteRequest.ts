import type { Address } from 'viem';
import type { Asset } from '../core/asset.ts';
import type { Amount, Bps } from '../core/money.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

/** One swap to be quoted, sold by and paid out to the same owner. */
export interface QuoteRequest {
  owner: Address;
  sell: Asset;
  sellAmount: Amount;
  buy: Asset;
  /** The most that may be lost against the expected amount. */
  slippage: Bps;
  now: UnixSeconds;
  /**
   * The minimum of terms already reviewed: the calldata is asked to guarantee it while the market
   * still allows that. Without it the expected amount less `slippage` is guaranteed.
   */
  minReceived?: Amount;
  signal?: AbortSignal;
}
