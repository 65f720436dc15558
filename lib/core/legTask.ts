import type { Leg, LegTask, Side, Source } from './legSearch.ts';
import { type Usd, usd } from './money.ts';
import { type Matchable, type Pair, type Paired, type Supply, turnoverCapOf } from './pairing.ts';
import { MILLION } from './planCosts.ts';
import type { Need } from './planNeeds.ts';
import { type Flows, placeOf, type Rate, type RateOf, slotOf } from './planRates.ts';

/** A task in small whole units beside the pairs it stands for. */
export interface PosedTask {
  task: LegTask;
  /** Lets so much flow between the pairs as the legs carry. */
  fill(sizes: readonly number[]): Flows;
  /** Dollars of a cost of the task. */
  inDollars(cost: number): Usd;
}

/** All values fit this, so that millionths of them are still exact. */
const LARGEST = 2n ** 31n;
/** A swap's fixed cost is at the most this part of that. */
const SWAPS = 16n;
/** What makes a pair whose cost is not known the last to be taken, in millionths. */
const UNKNOWN = 1_000_000;
/** Relaxed problems solved: enough for the search to end on a few chains, and never long. */
const PATIENCE = 20_000;
const MOST_TRIES = 500;

const upOf = (value: bigint, unit: bigint): number => Number((value + unit - 1n) / unit);
const downOf = (value: bigint, unit: bigint): number => Number(value / unit);

/** What arrives of a value that loses a share, and what must leave for a value to arrive. */
const after = (value: bigint, share: bigint): bigint => (value * (MILLION - share)) / MILLION;
const before = (value: bigint, share: bigint): bigint => (value * MILLION) / (MILLION - share);

/**
 * Poses the choice of legs without losses: all in what has left the class that is sold and not yet
 * reached the one bought. Pairs whose cost is not known come last.
 */
export function taskOf(
  { pairs }: Paired,
  rateOf: RateOf,
  last: Flows,
  { portfolio, drift }: Matchable,
): PosedTask {
  const lanes = pairs.map((pair) => ({ ...pair, rate: rateOf(pair) }));
  const supplies = [...new Set(pairs.map(({ supply }) => supply))];
  const places = [...new Set(supplies.map(placeOf))];
  const overs = [...new Set(supplies.map(({ over }) => over))];
  const unders = [...new Set(pairs.map(({ under }) => under))];
  const unit = unitOf(lanes);
  const { trade } = portfolio.strategy.caps;
  const turnover = turnoverCapOf({ portfolio, drift });
  const dearest = lanes.reduce((most, { rate }) => (rate.sell > most ? rate.sell : most), 0n);
  const task: LegTask = {
    overs: overs.map((over) => {
      const share = meanOf(lanes, last, over, ({ sell }) => sell);
      return sideOf(over, unit, (value) => after(value, share));
    }),
    unders: unders.map((under) => {
      const share = meanOf(lanes, last, under, ({ buy }) => buy);
      return sideOf(under, unit, (value) => before(value, share));
    }),
    sources: supplies.map((supply): Source => {
      const { sell = 0n, tax = 0n } = lanes.find((lane) => lane.supply === supply)?.rate ?? {};
      const [over, place] = [overs.indexOf(supply.over), places.indexOf(placeOf(supply))];
      const cost = Number(((sell + tax) * MILLION) / (MILLION - sell));
      return { over, place, most: downOf(after(supply.value, sell), unit), cost };
    }),
    legs: lanes.map(
      ({ supply, under, rate }): Leg => ({
        source: supplies.indexOf(supply),
        under: unders.indexOf(under),
        cost: Number(rate.buy) + (rate.isKnown ? 0 : UNKNOWN),
        most: trade === null ? Number(LARGEST) : downOf(after(trade, rate.sell), unit),
      }),
    ),
    perSwap: places.map((place) => {
      const gas = lanes.find(({ supply }) => placeOf(supply) === place)?.rate.gas ?? 0n;
      return Number((gas * MILLION) / unit);
    }),
    least: upOf(portfolio.limits.minTrade, unit),
    most: turnover === null ? Number(LARGEST * SWAPS) : downOf(after(turnover, dearest), unit),
    patience: Math.min(MOST_TRIES, Math.ceil(PATIENCE / Math.max(1, lanes.length))),
  };
  return {
    task,
    fill: (sizes) => fillPairs(lanes, sizes, unit, turnover === null),
    inDollars: (cost) => usd((BigInt(Math.floor(cost)) * unit) / MILLION),
  };
}

type Lane = Pair & { rate: Rate };

/** What of a class must and may move, as it is between the two ends of a swap. */
function sideOf(need: Need, unit: bigint, through: (value: bigint) => bigint): Side {
  const must = need.isOutside ? upOf(through(need.left), unit) : 0;
  return { must, may: Math.max(must, downOf(through(need.room), unit)) };
}

/** So fine that the sum of everything fits. */
function unitOf(lanes: readonly Lane[]): bigint {
  const supplies = [...new Set(lanes.map(({ supply }) => supply))];
  const needs = [...new Set(lanes.flatMap(({ supply, under }) => [supply.over, under]))];
  const most = [
    supplies.reduce((sum, { value }) => sum + value, 0n),
    needs.reduce((sum, { room }) => sum + 2n * room, 0n),
    ...lanes.map(({ rate }) => rate.gas * SWAPS),
  ];
  return most.reduce((a, b) => (a > b ? a : b)) / LARGEST + 1n;
}

/** A class's share over its places, weighed by what flowed there; evenly before anything did. */
function meanOf(
  lanes: readonly Lane[],
  last: Flows,
  need: Need,
  share: (rate: Rate) => bigint,
): bigint {
  const ours = lanes.filter(({ supply, under }) => supply.over === need || under === need);
  const bySlot = new Map(
    ours.map(({ supply, rate }) => {
      const key = slotOf(supply, need.row.classId);
      return [key, { share: share(rate), flow: last.get(key) ?? 0n }];
    }),
  );
  const all = [...bySlot.values()];
  const flow = all.reduce((sum, one) => sum + one.flow, 0n);
  if (flow === 0n) return all.reduce((sum, one) => sum + one.share, 0n) / BigInt(all.length || 1);
  return all.reduce((sum, one) => sum + one.share * one.flow, 0n) / flow;
}

/** Turns units into dollars that flow, a holding that is nearly all sold into all of it. */
function fillPairs(
  lanes: readonly Lane[],
  sizes: readonly number[],
  unit: bigint,
  mayRound: boolean,
): Flows {
  const flows = new Map<string, bigint>();
  const left = new Map<Supply, bigint>();
  for (const [i, { supply, under, rate, link }] of lanes.entries()) {
    const size = Number(sizes[i]);
    if (size === 0) continue;
    const value = before(BigInt(size) * unit, rate.sell);
    const has = left.get(supply) ?? supply.value;
    const isAll = value >= has || (mayRound && has - value <= 4n * unit && link.room >= has);
    link.flow = isAll ? has : value;
    left.set(supply, has - link.flow);
    for (const [{ row }, moved] of [
      [supply.over, link.flow],
      [under, after(link.flow, rate.sell)],
    ] as const) {
      const slot = slotOf(supply, row.classId);
      flows.set(slot, (flows.get(slot) ?? 0n) + moved);
    }
  }
  return flows;
}
