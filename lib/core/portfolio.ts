import type { Address } from 'viem';
import type { ChainId, ClassId } from './asset.ts';
import { type Amount, amount, type Bps, bps, dollars, type Usd } from './money.ts';

/** Coins we cannot read (an exchange, another chain): counted in the weights, never traded. */
export interface ManualHolding {
  id: string;
  classId: ClassId;
  /** Units of the class's reference asset × 10¹⁸. */
  amount: Amount;
  locked: true;
}

/** The share of the portfolio one asset class should have. */
export interface Target {
  classId: ClassId;
  weight: Bps;
  /** Half-width of this class's own band in basis points; null takes the portfolio's. */
  band: Bps | null;
}

/** What the user allows a plan to do. */
export interface Limits {
  /** Half-width of the band in basis points of the portfolio. */
  band: Bps;
  minTrade: Usd;
  /** The most a swap may lose against its quote. */
  slippage: Bps;
  /** Whole cost over traded value above which nothing may be signed. */
  maxCost: Bps;
  /** Native coin kept on each chain for fees, smallest unit. */
  gasReserve: Partial<Record<ChainId, Amount>>;
}

export interface Portfolio {
  id: string;
  name: string;
  /** A demo portfolio shows bundled data and asks no host. */
  kind: 'own' | 'demo';
  addresses: Address[];
  manual: ManualHolding[];
  chainIds: ChainId[];
  targets: Target[];
  limits: Limits;
}

/** Newcomer's defaults, all shown at onboarding: ±5 points, $25, 0.5 %, 1 %. */
export const DEFAULT_LIMITS: Limits = {
  band: bps(500),
  minTrade: dollars(25),
  slippage: bps(50),
  maxCost: bps(100),
  gasReserve: {},
};

/** Native coin to keep on a chain: the user's figure, else 0.005 on mainnet and 0.001 elsewhere. */
export const gasReserveOf = (limits: Limits, chainId: ChainId): Amount =>
  limits.gasReserve[chainId] ?? amount(chainId === 1 ? 5n * 10n ** 15n : 10n ** 15n);
