import { flowsOf, weigh } from './legRelax.ts';
import { boundFor, isBetter, searchLegs } from './legSearch.ts';
import type { LegChoice, LegTask, Side, Source, Weighed } from './legs.ts';
import { cheapestPartition, MOST_PARTS } from './partition.ts';
import { type Move, type Part, stepsAfter } from './parts.ts';
import { partitionInWindows } from './partWindows.ts';

/** With more legs than this the search only bounds what the windows found. */
const MOST_LEGS = 400;

/**
 * The cheapest legs that leave least undone, and what none can undercut. One place with up to
 * 12 classes whose swaps are all large enough: exactly, by partition. Else by search from there,
 * exact where that ends; what it leaves open is improved a place at a time, and more than 12 classes
 * of one place are settled window by window. It costs no more than the best of the legs in `used`.
 */
export function chooseLegs(task: LegTask, used?: ReadonlySet<number>): LegChoice {
  const only =
    task.perSwap.length === 1 && isUncapped(task) && isSingle(task, 0)
      ? placeOf(task, 0, null)
      : null;
  const start = only ? settleOnly(task, only) : null;
  if (start?.isLeast) return { ...start.found, bound: start.found.cost };
  const isLarge = task.legs.length > MOST_LEGS;
  const search = searchLegs(isLarge ? { ...task, patience: 1 } : task, start?.found, used);
  const found = only ? search.best : improvePlaces(task, search.best);
  const [searched, floor] = [boundFor(search, found), start?.floorAt(found.undone) ?? null];
  const isNone = searched === null && floor === null;
  const bound = isNone ? null : Math.min(found.cost, Math.max(searched ?? 0, floor ?? 0));
  return { ...found, bound };
}

/** One place by partition. `floorAt`: what none that leaves so little undone can undercut. */
function settleOnly(task: LegTask, only: Place) {
  const take = (moves: readonly Move[]) => weigh(task, sizesFrom(task, only, moves));
  if (only.parts.length > MOST_PARTS)
    return { found: take(partitionInWindows(only)), floorAt: () => null, isLeast: false };
  const free = cheapestPartition(only);
  const exact = take(free.moves);
  if (free.moves.every(({ size }) => size >= only.least))
    return { found: exact, floorAt: () => null, isLeast: true };
  const fewer = take(cheapestPartition({ ...only, smallest: only.least }).moves);
  const found = isBetter(exact, fewer) ? exact : fewer;
  const none = take([]).undone - only.parts.reduce((sum, p) => sum + p.mustSell + p.mustBuy, 0);
  return { found, floorAt: (undone: number) => floorUnder(only, undone - none), isLeast: false };
}

/** Prices of what is left undone that are tried, over that of one swap for all of it. */
const PRICES = [1 / 4, 1 / 2, 1, 2, 4, 8];

/**
 * What no swaps that leave so little undone can undercut, however small they are: the least of cost
 * and a price on what is left undone, less that price of it (Lagrange), at the best of a few prices.
 */
function floorUnder(only: Place, undone: number): number {
  const least = dearestOf(only);
  const prices = PRICES.map((part) => Math.max(least, (part * only.perSwap) / Math.max(1, undone)));
  const floors = [...new Set(prices)].map((price) => {
    const priced = { ...only, undone: { sell: price, buy: price } };
    return cheapestPartition(priced).cost - price * undone;
  });
  return Math.max(0, ...floors);
}

/** No unit of the place costs more on its way: leaving one undone at that price never pays. */
function dearestOf({ parts }: Place): number {
  const last = (steps: Part['sellSteps'], may: number) =>
    Number(stepsAfter(steps ?? [], Math.max(0, may - 1))[0]?.cost ?? 0);
  const sells = parts.map((part) => part.sellCost + last(part.sellSteps, part.maySell));
  const buys = parts.map((part) => part.buyCost + last(part.buySteps, part.mayBuy));
  return Math.max(0, ...sells) + Math.max(0, ...buys);
}

/** No leg and no sum is held below what its ends may move. */
function isUncapped({ overs, unders, legs, sources, most }: LegTask): boolean {
  const all = Math.min(...[overs, unders].map((sides) => sides.reduce((sum, s) => sum + s.may, 0)));
  const isFree = legs.every(({ source, under, most: room }) => {
    const from = sources[source];
    return room >= Math.min(from?.most ?? 0, unders[under]?.may ?? 0);
  });
  const bought = new Set(legs.map(({ under }) => under));
  return isFree && most >= all && legs.length === sources.length * bought.size;
}

/** Each class is held once in the place. */
function isSingle({ sources }: LegTask, place: number): boolean {
  const overs = sources.filter((one) => one.place === place).map(({ over }) => over);
  return new Set(overs).size === overs.length;
}

/** One place of a task as a partition: parts of its sources, then of what it can buy. */
interface Place {
  place: number;
  parts: Part[];
  perSwap: number;
  undone: null;
  /** No swap of it is smaller. */
  least: number;
  sources: number[];
  unders: number[];
}

/** What is left for a place to do when the others do as they do. */
function placeOf(task: LegTask, place: number, given: readonly number[] | null): Place {
  const { overs, unders, sources, legs } = task;
  const elsewhere = (isPart: (leg: (typeof legs)[number], from: Source | undefined) => boolean) =>
    legs.reduce((sum, leg, i) => {
      const from = sources[leg.source];
      return from?.place !== place && isPart(leg, from) ? sum + Number(given?.[i] ?? 0) : sum;
    }, 0);
  const rest = ({ must, may }: Side, moved: number) => ({
    must: Math.max(0, must - moved),
    may: Math.max(0, may - moved),
  });
  const stepsOf = stepsLeft(task, place, given);
  const ours = sources.map((_, i) => i).filter((i) => sources[i]?.place === place);
  const bought = unders
    .map((_, j) => ({ j, leg: legs.find((l) => l.under === j && ours.includes(l.source)) }))
    .flatMap(({ j, leg }) => (leg ? [{ j, leg }] : []));
  const sells = ours.map((i): Held => {
    const source = sources[i];
    const over = overs[source?.over ?? -1];
    if (!source || !over) return { i, part: NOTHING };
    const { must, may } = rest(
      over,
      elsewhere((_leg, from) => from?.over === source.over),
    );
    const most = Math.min(may, source.most);
    const mustSell = Math.min(must, most);
    const sellSteps = stepsOf(source.pool);
    const part = { ...NOTHING, mustSell, maySell: most, sellCost: source.cost };
    return { i, part: sellSteps ? { ...part, sellSteps } : part };
  });
  const buys = bought.map(({ j, leg: { cost, pool } }): Held => {
    const { must, may } = rest(
      unders[j] ?? NO_SIDE,
      elsewhere((leg) => leg.under === j),
    );
    const part = { ...NOTHING, mustBuy: must, mayBuy: may, buyCost: cost };
    const buySteps = stepsOf(pool);
    return { i: j, part: buySteps ? { ...part, buySteps } : part };
  });
  const isOfUse = ({ part }: Held) => part.maySell + part.mayBuy > 0;
  const [selling, buying] = [sells.filter(isOfUse), buys.filter(isOfUse)];
  return {
    place,
    parts: [...selling, ...buying].map(({ part }) => part),
    perSwap: Number(task.perSwap[place]),
    undone: null,
    least: Math.max(0, ...legs.map(({ source, least }) => (ours.includes(source) ? least : 0))),
    sources: selling.map(({ i }) => i),
    unders: buying.map(({ i }) => i),
  };
}

/** What the other places leave of each pool. */
function stepsLeft(task: LegTask, place: number, given: readonly number[] | null) {
  const isHere = ({ source }: LegTask['legs'][number]) => task.sources[source]?.place === place;
  const elsewhere = task.legs.map((leg, i) => (isHere(leg) ? 0 : Number(given?.[i] ?? 0)));
  const around = flowsOf(task, elsewhere);
  return (pool: number | undefined) =>
    pool === undefined ? undefined : stepsAfter(task.pools[pool] ?? [], Number(around[pool]));
}

interface Held {
  i: number;
  part: Part;
}

const NO_SIDE: Side = { must: 0, may: 0 };
const NOTHING: Part = { mustSell: 0, mustBuy: 0, maySell: 0, mayBuy: 0, sellCost: 0, buyCost: 0 };

/** Sizes by leg of one place's moves; those of other places as they were. */
function sizesFrom(
  { legs, sources }: LegTask,
  place: Place,
  moves: readonly Move[],
  others: readonly number[] = [],
): number[] {
  return legs.map((leg, i) => {
    const from = place.sources.indexOf(leg.source);
    const isElsewhere = sources[leg.source]?.place !== place.place;
    if (isElsewhere) return Number(others[i] ?? 0);
    const buyer = place.unders.indexOf(leg.under);
    const to = place.sources.length + buyer;
    const move = moves.find((one) => buyer >= 0 && one.from === from && one.to === to);
    const size = move?.size ?? 0;
    return Math.min(size, leg.most, Number(sources[leg.source]?.most));
  });
}

/** Settles one place after the other anew, with the others as they are, while that helps. */
function improvePlaces(task: LegTask, found: Weighed): Weighed {
  return task.perSwap.reduce<Weighed>((best, _cost, place) => {
    if (!isSingle(task, place)) return best;
    const here = placeOf(task, place, best.sizes);
    const moves =
      here.parts.length <= MOST_PARTS
        ? cheapestPartition({ ...here, smallest: here.least }).moves
        : partitionInWindows(here);
    const one = weigh(task, sizesFrom(task, here, moves, best.sizes));
    const moved = one.sizes.reduce((sum, size) => sum + size, 0);
    return moved <= task.most && isBetter(one, best) ? one : best;
  }, found);
}
