import type { Address, Hex } from 'viem';
import { type Asset, type AssetKey, assetKey, type ChainId } from './asset.ts';
import type { FaultCode } from './fault.ts';
import type { Amount, Bps, Price } from './money.ts';

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
  /** Read from one node alone, by the user's choice. */
  isOneOfOne?: true;
  /** What gas cost at that block; absent where it could not be read. */
  gas?: ChainGas;
}

/** What the network charges, wei. */
export interface ChainGas {
  /** Expected price a unit of gas: base fee and tip. */
  perGas: bigint;
  /** Fee for publishing a usual swap on L1; zero on L1 itself. */
  l1Fee: bigint;
}

/** What one address holds of one asset. */
export interface Holding {
  owner: Address;
  asset: Asset;
  amount: Amount;
  /** What a receipt (staked, lent, a vault's share) stands for by its own rate at the same block. */
  countsAs?: { asset: Asset; amount: Amount };
  /** Native coin kept for fees when a plan was made: all that the plan buys counts in full. */
  reserve?: Amount;
  /** Backs a debt: counted, never sold. */
  isCollateral?: true;
}

/** What one address owes: taken off what it holds of the asset's class. */
export interface Debt {
  owner: Address;
  /** The asset owed, not the token that records the debt. */
  asset: Asset;
  amount: Amount;
}

/** An address's account at a lending market of one chain. */
export interface LendingAccount {
  owner: Address;
  chainId: ChainId;
  market: string;
  /** Collateral over what is owed at liquidation × 10¹⁸; null while nothing is owed. */
  healthFactor: bigint | null;
}

/**
 * Why something held is in no total: each can be read on screen beside its amount. `unverified` is
 * for what only an indexer finds; none is asked today, and what is stored of one is shown all the same.
 */
export type UncountedReason =
  | 'notAdded'
  | 'unverified'
  | 'debtUnknown'
  | 'rateUnknown'
  | 'removed'
  | 'unreadable';

/** Seen and not counted, so that the total can be reconciled with the wallet's. */
export interface UncountedHolding {
  owner: Address;
  asset: Asset;
  /** Null where even the amount could not be read. */
  amount: Amount | null;
  reason: UncountedReason;
}

/** Two of three families must agree: on chain (`oracle`, `feed`), DefiLlama, a DEX's average. */
export type PriceSource = 'oracle' | 'feed' | 'defillama' | 'twap';

/** What makes a reading no price, however new it is. */
export type PriceFlaw = 'notPositive' | 'clamped' | 'notDollars' | 'sequencerDown' | 'roundOpen';

export interface PriceReading {
  source: PriceSource;
  price: Price;
  asOf: UnixSeconds;
  /** Seconds after which this reading counts as stale: its source's promise plus a margin. */
  staleAfter: number;
  /** How far this source lets the price run before it writes a new one. */
  deviation: Bps;
  flaw?: PriceFlaw;
}

/** `agreed` may be planned on; the others are shown, named, and never traded. */
export type PriceStatus =
  | 'agreed'
  | 'single'
  | 'stale'
  | 'disputed'
  | 'flawed'
  | 'depegged'
  | 'missing';

export interface AssetPrice {
  asset: Asset;
  status: PriceStatus;
  /** The price counted with; null when missing. */
  price: Price | null;
  asOf: UnixSeconds | null;
  readings: PriceReading[];
}

/** A price that was had, and when its source made it. */
export interface PriceAt {
  asset: Asset;
  price: Price;
  asOf: UnixSeconds;
}

export const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'ETH'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** What one unit of a currency costs in dollars. */
export interface CurrencyRate {
  currency: Currency;
  price: Price;
  asOf: UnixSeconds;
}

/** Several sources' readings by asset. */
export type Readings = Partial<Record<AssetKey, PriceReading[]>>;

/** What one chain says at one block of all that a portfolio's addresses have there. */
export interface ChainState {
  holdings: Holding[];
  debts: Debt[];
  lending: LendingAccount[];
  uncounted: UncountedHolding[];
  prices: Readings;
  rates: CurrencyRate[];
  /** Null where it could not be read. */
  gas: ChainGas | null;
}

/** Everything read at one time: each chain at one block, every asset priced once. */
export interface Snapshot {
  portfolioId: string;
  takenAt: UnixSeconds;
  /** The addresses it was taken of. */
  owners: Address[];
  chains: ChainReading[];
  holdings: Holding[];
  debts: Debt[];
  lending: LendingAccount[];
  uncounted: UncountedHolding[];
  prices: AssetPrice[];
  /** Currencies other than the dollar that could be read. */
  rates: CurrencyRate[];
}

/** A snapshot without debts, without anything uncounted, in dollars only. */
export const NOTHING_BESIDE: Pick<Snapshot, 'debts' | 'lending' | 'uncounted' | 'rates'> = {
  debts: [],
  lending: [],
  uncounted: [],
  rates: [],
};

/** The price entry of an asset, if there is one. */
export const priceOf = (snapshot: Snapshot, asset: Asset): AssetPrice | undefined =>
  snapshot.prices.find((entry) => assetKey(entry.asset) === assetKey(asset));

/** Chains whose state is not known, with the reason. */
export const unknownChains = (snapshot: Snapshot): ChainReading[] =>
  snapshot.chains.filter(({ status }) => status === 'unknown');

/** Since when the oldest figures have stood: a chain that is not known keeps those of its last block. */
export const readSince = (snapshot: Snapshot): UnixSeconds =>
  Math.min(snapshot.takenAt, ...unknownChains(snapshot).flatMap(({ block }) => block?.time ?? []));
