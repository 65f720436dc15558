import type { Address, Hex } from 'viem';
import type { Asset } from './asset.ts';
import type { Amount } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

export type QuoteSource = 'kyber' | 'velora';

/** What an aggregator offers for one trade, parsed but not yet believed. */
export interface Quote {
  source: QuoteSource;
  sell: Asset;
  buy: Asset;
  sellAmount: Amount;
  /** What the aggregator expects to arrive. */
  expectedOut: Amount;
  /** Gas units the aggregator expects the swap to use. */
  gas: bigint;
  to: Address;
  data: Hex;
  value: bigint;
  quotedAt: UnixSeconds;
}
