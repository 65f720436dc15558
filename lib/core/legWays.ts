import type { Leg, LegTask, Source } from './legs.ts';
import type { Need } from './needs.ts';
import { type Pair, type Supply, tradeCapOf } from './pairing.ts';
import { MILLION } from './planCosts.ts';
import { DOLLAR, type Half, placeOf, poolOf, type Rate } from './planRates.ts';
import type { Portfolio } from './portfolio.ts';

/** A pair with what it costs. */
export type Lane = Pair & { rate: Rate };
const NO_HALF: Half = { share: 0n, fee: 0n, impact: 0n, isKnown: true };
const NO_RATE: Pick<Rate, 'sell' | 'tax'> = { sell: NO_HALF, tax: 0n };

/** All values fit this, so that millionths of them are still exact. */
export const LARGEST = 2n ** 31n;
/** What makes a pair whose cost is not known the last to be taken, in millionths. */
const UNKNOWN = 1_000_000;

export const downOf = (value: bigint, unit: bigint): number => Number(value / unit);

/** What arrives of a value that loses a share, and what must leave for a value to arrive. */
export const after = (value: bigint, share: bigint): bigint =>
  (value * (MILLION - share)) / MILLION;
export const before = (value: bigint, share: bigint): bigint =>
  (value * MILLION) / (MILLION - share);

const unknownOf = ({ isKnown }: Half): number => (isKnown ? 0 : UNKNOWN);
interface Ground {
  portfolio: Portfolio;
  unit: bigint;
  supplies: readonly Supply[];
  places: readonly string[];
  overs: readonly Need[];
  unders: readonly Need[];
  pools: readonly Pool[];
}

/** What may be sold and what it may be sold for, at their costs without impact. */
export function waysOf(
  lanes: readonly Lane[],
  { portfolio, unit, supplies, places, overs, unders, pools }: Ground,
): Pick<LegTask, 'sources' | 'legs'> {
  const poolAt = (supply: Supply, need: Need): { pool?: number } => {
    const pool = pools.findIndex(({ key }) => key === poolOf(supply, need));
    return pool < 0 ? {} : { pool };
  };
  const sources = supplies.map((supply): Source => {
    const { sell, tax } = lanes.find((lane) => lane.supply === supply)?.rate ?? NO_RATE;
    const [over, place] = [overs.indexOf(supply.over), places.indexOf(placeOf(supply))];
    const cost = Number(((sell.fee + tax) * MILLION) / (MILLION - sell.share));
    const most = downOf(after(supply.value, sell.share), unit);
    return { over, place, most, cost: cost + unknownOf(sell), ...poolAt(supply, supply.over) };
  });
  const legs = lanes.map(({ supply, under, rate }): Leg => {
    const cap = tradeCapOf(portfolio.strategy, supply.over.row.classId, under.row.classId);
    const { sell, buy, gas } = rate;
    return {
      source: supplies.indexOf(supply),
      under: unders.indexOf(under),
      cost: Number(buy.fee) + unknownOf(buy) + (gas === null ? UNKNOWN : 0),
      least: downOf(after(portfolio.limits.minTrade, sell.share), unit),
      most: cap === null ? Number(LARGEST) : downOf(after(cap, sell.share), unit),
      ...poolAt(supply, under),
    };
  });
  return { sources, legs };
}

/** What of a class is traded on a chain, whose price that moves: by how much, and how much may be. */
export interface Pool {
  key: string;
  room: number;
  /** Millionths of a unit that the square of a size in units costs. */
  curve: number;
}

export function poolsOf(
  lanes: readonly Lane[],
  unit: bigint,
  roomOf: (need: Need) => number,
): Pool[] {
  const all = lanes.flatMap(({ supply, under, rate }) => [
    { key: poolOf(supply, supply.over), need: supply.over, half: rate.sell, left: rate.sell.share },
    { key: poolOf(supply, under), need: under, half: rate.buy, left: 0n },
  ]);
  const moved = all.filter(({ half }) => half.impact > 0n);
  return [...new Map(moved.map((one) => [one.key, one])).values()].map(
    ({ key, need, half, left }) => {
      const through = 1 - Number(left) / Number(MILLION);
      const perDollar = Number(half.impact) / 2 / Number(MILLION) / through ** 2;
      return { key, room: roomOf(need), curve: (perDollar * Number(unit)) / Number(DOLLAR) };
    },
  );
}
