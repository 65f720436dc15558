import { type Bps, USD_DECIMALS, type Usd, usd } from './money.ts';
import type { Need } from './needs.ts';
import type { Match, Pair, Supply } from './pairing.ts';
import { MILLION, type PlanCost, type PlanCosts } from './planCosts.ts';

/** What one half of a swap loses: a half of its class's own, in millionths. */
export interface Half {
  /** At the size that goes through its pool. */
  share: bigint;
  /** Of fee and spread, whatever the size. */
  fee: bigint;
  /** Twice the further millionths for each million dollars of size. */
  impact: bigint;
  /** False where it is not known and stands here as nothing. */
  isKnown: boolean;
}

/** What swapping one class for another costs in one place; shares in millionths. */
export interface Rate {
  /** Lost of what is sold, then of what that buys. */
  sell: Half;
  buy: Half;
  tax: bigint;
  /** Of a swap, whatever its size; null where it is not known. */
  gas: Usd | null;
}

type Ends = Pick<Pair, 'supply' | 'under'>;

export type RateOf = (ends: Ends) => Rate;

/** What flows out of or into a class on a chain, by `poolOf`. */
export type Flows = ReadonlyMap<string, bigint>;

/** A chain with its owner, between which nothing moves without a bridge. */
export const placeOf = ({ holding }: Supply): string => `${holding.asset.chainId}:${holding.owner}`;
/** Whoever trades a class on a chain moves the same price. */
export const poolOf = ({ holding }: Supply, { row }: Need): string =>
  `${holding.asset.chainId} ${row.classId}`;

/** What is extrapolated beyond this for half of a swap is not known. */
const DEAREST_HALF = 400_000n;
export const DOLLAR = 10n ** BigInt(USD_DECIMALS);
const NOTHING = { share: 0n, impact: 0n };

/** The rates at the size of what flows. */
export function ratesOf(costs: PlanCosts, flows: Flows): RateOf {
  const gasOn = new Map(costs.gas.map(({ chainId, fee }) => [chainId, fee]));
  const shareOf = new Map(costs.shares.map((one) => [`${one.chainId} ${one.classId}`, one]));
  const halfOf = (pool: string): Half => {
    const known = shareOf.get(pool);
    const { share, impact } = known ?? NOTHING;
    const size = flows.get(pool) ?? 0n;
    const whole = share + (impact * size) / (MILLION * DOLLAR);
    const half = (whole + 1n) / 2n;
    return {
      share: half < DEAREST_HALF ? half : DEAREST_HALF,
      fee: (share + 1n) / 2n,
      impact,
      isKnown: known !== undefined,
    };
  };
  return ({ supply, under }) => ({
    sell: halfOf(poolOf(supply, supply.over)),
    buy: halfOf(poolOf(supply, under)),
    tax: costs.sellTax?.[supply.over.row.classId] ?? 0n,
    gas: gasOn.get(supply.holding.asset.chainId) ?? null,
  });
}

/** What goes through each pool, on its way in and on its way out. */
export function flowsOf(moves: readonly (Ends & { value: bigint })[], rateOf: RateOf): Flows {
  const flows = new Map<string, bigint>();
  for (const { supply, under, value } of moves) {
    const reached = (value * (MILLION - rateOf({ supply, under }).sell.share)) / MILLION;
    for (const [need, size] of [
      [supply.over, value],
      [under, reached],
    ] as const)
      flows.set(poolOf(supply, need), (flows.get(poolOf(supply, need)) ?? 0n) + size);
  }
  return flows;
}

/** What is lost of a value on the way through a swap. */
export const lostOf = (value: bigint, { sell, buy }: Rate): Usd =>
  usd(value - (value * (MILLION - sell.share) * (MILLION - buy.share)) / (MILLION * MILLION));

const isTold = ({ isKnown, share }: Half): boolean => isKnown && share < DEAREST_HALF;

/** Cost of swaps, each at the size of all through its pools; undefined where one is not known. */
export function costOfMatches(
  matches: readonly Match[],
  rateOf: RateOf,
  gap: Bps | null,
): PlanCost | undefined {
  const cost = { gas: 0n, swaps: 0n, tax: 0n };
  for (const match of matches) {
    const rate = rateOf(match);
    if (rate.gas === null || !isTold(rate.sell) || !isTold(rate.buy)) return undefined;
    cost.gas += rate.gas;
    cost.swaps += lostOf(match.value, rate);
    cost.tax += (match.value * rate.tax) / MILLION;
  }
  return { gas: usd(cost.gas), swaps: usd(cost.swaps), tax: usd(cost.tax), gap };
}
