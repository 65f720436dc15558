import type { ClassId } from './asset.ts';
import { ratioBps, USD_DECIMALS, type Usd, usd } from './money.ts';
import type { Match, Pair, Supply } from './pairing.ts';
import { type ClassShare, MILLION, type PlanCost, type PlanCosts } from './planCosts.ts';
import type { Need } from './planNeeds.ts';

/** What swapping one class for another costs in one place; shares in millionths. */
export interface Rate {
  /** Lost of what is sold, then of what that buys: a half each of the two classes' own. */
  sell: bigint;
  buy: bigint;
  tax: bigint;
  /** Of a swap, whatever its size. */
  gas: Usd;
  /** Further millionths of the size lost for each million dollars of it. */
  impact: bigint;
  /** False where a part of it is not known and stands here as nothing. */
  isKnown: boolean;
}

type Ends = Pick<Pair, 'supply' | 'under'>;

export type RateOf = (ends: Ends) => Rate;

/** What flows out of or into a class in one place, by `slotOf`. */
export type Flows = ReadonlyMap<string, bigint>;
export const NO_FLOWS: Flows = new Map();

/** A chain with its owner, between which nothing moves without a bridge. */
export const placeOf = ({ holding }: Supply): string => `${holding.asset.chainId}:${holding.owner}`;
export const slotOf = (supply: Supply, classId: ClassId): string => `${placeOf(supply)} ${classId}`;

/** Half of a swap cannot cost more than this. */
const DEAREST_HALF = 400_000n;
const DOLLAR = 10n ** BigInt(USD_DECIMALS);

/** The rates at the sizes of the last choice; before one, at the size of the whole need. */
export function ratesOf(costs: PlanCosts, last: Flows): RateOf {
  const gasOn = new Map(costs.gas.map(({ chainId, fee }) => [chainId, fee]));
  const shareOf = new Map(costs.shares.map((one) => [`${one.chainId} ${one.classId}`, one]));
  const halfOf = ({ share, impact }: ClassShare, size: bigint): bigint => {
    const whole = share + (impact * size) / (MILLION * DOLLAR);
    const half = (whole + 1n) / 2n;
    return half < DEAREST_HALF ? half : DEAREST_HALF;
  };
  return ({ supply, under }) => {
    const { chainId } = supply.holding.asset;
    const find = ({ row }: Need) => shareOf.get(`${chainId} ${row.classId}`);
    const [sold, bought, gas] = [find(supply.over), find(under), gasOn.get(chainId)];
    const sizeOf = ({ row, room }: Need): bigint =>
      last === NO_FLOWS ? room : (last.get(slotOf(supply, row.classId)) ?? 0n);
    return {
      sell: sold ? halfOf(sold, sizeOf(supply.over)) : 0n,
      buy: bought ? halfOf(bought, sizeOf(under)) : 0n,
      tax: costs.sellTax?.[supply.over.row.classId] ?? 0n,
      gas: gas ?? usd(0n),
      impact: ((sold?.impact ?? 0n) + (bought?.impact ?? 0n) + 1n) / 2n,
      isKnown: sold !== undefined && bought !== undefined && gas !== undefined,
    };
  };
}

/** What is lost of a value on the way through a swap. */
export const lostOf = (value: bigint, { sell, buy }: Rate): Usd =>
  usd(value - (value * (MILLION - sell) * (MILLION - buy)) / (MILLION * MILLION));

/** What all that flows loses to fees, spread and impact. */
export const lostIn = (pairs: readonly Pair[], rateOf: RateOf): Usd =>
  usd(
    pairs.reduce((sum, pair) => {
      return sum + lostOf(pair.link.flow, rateOf(pair));
    }, 0n),
  );

/** Expected cost of swaps; undefined where that of one is not known. */
export function costOfMatches(
  matches: readonly Match[],
  rateOf: RateOf,
  least: Usd,
): PlanCost | undefined {
  const cost = { gas: 0n, swaps: 0n, tax: 0n };
  for (const match of matches) {
    const rate = rateOf(match);
    if (!rate.isKnown) return undefined;
    cost.gas += rate.gas;
    cost.swaps += lostOf(match.value, rate);
    cost.tax += (match.value * rate.tax) / MILLION;
  }
  const sum = cost.gas + cost.swaps + cost.tax;
  const bound = least < sum ? least : usd(sum);
  const gap = ratioBps(sum - bound, bound);
  return { gas: usd(cost.gas), swaps: usd(cost.swaps), tax: usd(cost.tax), least: bound, gap };
}
