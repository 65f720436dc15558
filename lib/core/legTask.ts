import { type Along, kinksOf, stepsOf } from './impactSteps.ts';
import { flowsOf } from './legRelax.ts';
import type { LegTask, Side, Step } from './legs.ts';
import { after, before, downOf, LARGEST, type Lane, poolsOf, waysOf } from './legWays.ts';
import { type Usd, usd } from './money.ts';
import type { Need } from './needs.ts';
import { type Matchable, type Paired, type Supply, turnoverCapOf } from './pairing.ts';
import { MILLION } from './planCosts.ts';
import { type Flows, placeOf, poolOf, type Rate, type RateOf } from './planRates.ts';
import type { Portfolio } from './portfolio.ts';

/** A task in small whole units beside the pairs it stands for. */
export interface PosedTask {
  task: LegTask;
  /**
   * The same with impact met exactly at these sizes and at two so near to them: along chords it is
   * nowhere less than it is, along tangents nowhere more.
   */
  along(steps: Along, sizes: readonly number[], near: number): LegTask;
  /** What goes through each pool, dollars × 10⁸. */
  metBy(sizes: readonly number[]): Met;
  /** Dollars of so many units. */
  inDollars(units: number): Usd;
  /** Lets so much flow between the pairs as the legs carry. */
  fill(sizes: readonly number[]): void;
}

/** A swap's fixed cost is at the most this part of that. */
const SWAPS = 16n;
/** Relaxed problems solved, by what each takes: a look while sizes settle, and one to prove by. */
const PATIENCE = { look: 20_000, proof: 40_000 };
const MOST_TRIES = { look: 500, proof: 1_500 };
export type Patience = keyof typeof PATIENCE;

export const patienceFor = (kind: Patience, lanes: number): number =>
  Math.min(MOST_TRIES[kind], Math.ceil(PATIENCE[kind] / Math.max(1, lanes)));

const upOf = (value: bigint, unit: bigint): number => Number((value + unit - 1n) / unit);
/**
 * Poses the choice of legs without losses: all in what has left the class that is sold and not yet
 * reached the one bought. Pairs whose cost is not known come last.
 */
export function taskOf(
  { pairs }: Paired,
  rateOf: RateOf,
  last: Last,
  { portfolio, drift }: Matchable,
): PosedTask {
  const lanes = pairs.map((pair) => ({ ...pair, rate: rateOf(pair) }));
  const supplies = [...new Set(pairs.map(({ supply }) => supply))];
  const places = [...new Set(supplies.map(placeOf))];
  const overs = [...new Set(supplies.map(({ over }) => over))];
  const unders = [...new Set(pairs.map(({ under }) => under))];
  const unit = unitOf(lanes);
  const turnover = turnoverCapOf({ portfolio, drift });
  const sides = {
    overs: overs.map((over) => {
      const share = meanOf(lanes, last.flows, over, ({ sell }) => sell.share);
      return sideOf(over, unit, (value) => after(value, share));
    }),
    unders: unders.map((under) => {
      const share = meanOf(lanes, last.flows, under, ({ buy }) => buy.share);
      return sideOf(under, unit, (value) => before(value, share));
    }),
  };
  const pools = poolsOf(lanes, unit, (need) => {
    const side = sides.overs[overs.indexOf(need)] ?? sides.unders[unders.indexOf(need)];
    return side?.may ?? 0;
  });
  const stepsAlong = (along: Along, at: readonly number[], near: number): Step[][] =>
    pools.map(({ room, curve }, i) =>
      stepsOf(kinksOf(room, along, at[i] ?? 0, room * near), curve, along),
    );
  const task: LegTask = {
    ...sides,
    ...waysOf(lanes, { portfolio, unit, supplies, places, overs, unders, pools }),
    pools: stepsAlong(
      'chords',
      pools.map(({ key }) => downOf(last.met.get(key) ?? 0n, unit)),
      0,
    ),
    perSwap: places.map((place) => {
      const gas = lanes.find(({ supply }) => placeOf(supply) === place)?.rate.gas ?? 0n;
      return Number((gas * MILLION) / unit);
    }),
    most:
      turnover === null ? Number(LARGEST * SWAPS) : downOf(after(turnover, dearestOf(lanes)), unit),
    patience: patienceFor('look', lanes.length),
  };
  return {
    task,
    along: (steps, sizes, near) => ({
      ...task,
      pools: stepsAlong(steps, flowsOf(task, sizes), near),
    }),
    metBy: (sizes) =>
      new Map(flowsOf(task, sizes).map((size, i) => [pools[i]?.key ?? '', BigInt(size) * unit])),
    inDollars: (units) => usd(BigInt(units) * unit),
    fill: (sizes) => fillPairs(lanes, sizes, { unit, portfolio }),
  };
}

const dearestOf = (lanes: readonly Lane[]): bigint =>
  lanes.reduce((most, { rate }) => larger(rate.sell.share, most), 0n);

/** What the choice before this one came to. */
export interface Last {
  flows: Flows;
  met: Met;
}

/** What went through a pool as it is between both ends of a swap, dollars × 10⁸. */
type Met = ReadonlyMap<string, bigint>;

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

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
    ...lanes.map(({ rate }) => (rate.gas ?? 0n) * SWAPS),
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
      const key = poolOf(supply, need);
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
  { unit, portfolio }: { unit: bigint; portfolio: Portfolio },
): void {
  const mayRound = portfolio.strategy.caps.turnover === null;
  const left = new Map<Supply, bigint>();
  for (const [i, { supply, rate, link }] of lanes.entries()) {
    const size = Number(sizes[i]);
    if (size === 0) continue;
    const value = larger(before(BigInt(size) * unit, rate.sell.share), portfolio.limits.minTrade);
    const has = left.get(supply) ?? supply.value;
    const isAll = value >= has || (mayRound && has - value <= 4n * unit && link.room >= has);
    link.flow = isAll ? has : value;
    left.set(supply, has - link.flow);
  }
}
