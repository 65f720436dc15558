import type { Address } from 'viem';
import type { Asset, AssetKey, ChainId, ClassId } from './asset.ts';
import { type Amount, amount, type Bps, bps, dollars, type Usd } from './money.ts';
import { DEFAULT_STRATEGY, type Strategy } from './strategy.ts';
import type { TokenTrait } from './tokenTraits.ts';

/** Coins we cannot read (an exchange, another chain): counted in the weights, never traded. */
export interface ManualHolding {
  id: string;
  classId: ClassId;
  /** Units of the class's reference asset × 10¹⁸. */
  amount: Amount;
  /** Where it is, in the user's words. */
  note?: string;
  locked: true;
}

/** What the user changed about a class: absent means as our table has it. */
export interface ClassChoice {
  classId: ClassId;
  /** The name of a class of the user's own; null for one of ours. */
  name: string | null;
  /** What plans buy on a chain instead of our member. */
  buys: Partial<Record<ChainId, Address>>;
  /** Members that plans never sell. */
  kept: AssetKey[];
  /** Members of ours that this portfolio does not count. */
  removed: AssetKey[];
}

/** A token the user added by its address; its asset names the class it counts in. */
export interface AddedToken {
  asset: Asset;
  traits: TokenTrait[];
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
  classes: ClassChoice[];
  tokens: AddedToken[];
  chainIds: ChainId[];
  targets: Target[];
  limits: Limits;
  strategy: Strategy;
}

/** A portfolio with our classes and rule as they are and nothing entered by hand. */
export const UNCHANGED: Pick<Portfolio, 'manual' | 'classes' | 'tokens' | 'strategy'> = {
  manual: [],
  classes: [],
  tokens: [],
  strategy: DEFAULT_STRATEGY,
};

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

/** A name that no other portfolio has: the one wished for, else with a number behind it. */
export function freeName(wished: string, taken: readonly string[]): string {
  const numbered = (n: number) => (n === 1 ? wished : `${wished} ${n}`);
  const all = Array.from({ length: taken.length + 1 }, (_, index) => numbered(index + 1));
  return all.find((name) => !taken.includes(name)) ?? wished;
}
