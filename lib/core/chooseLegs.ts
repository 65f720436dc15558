import {
  isBetter,
  type LegChoice,
  type LegTask,
  type Side,
  type Source,
  searchLegs,
  type Weighed,
  weigh,
} from './legSearch.ts';
import { cheapestPartition, MOST_PARTS } from './partition.ts';
import type { Move, Part } from './parts.ts';
import { partitionInWindows } from './partWindows.ts';

/** With more legs than this the search only bounds what the windows found. */
const MOST_LEGS = 400;

/**
 * The cheapest legs that leave least undone, and what none can undercut. One place with up to
 * 12 classes: exactly, by partition. Else by search, exact where that ends; what it leaves open is
 * improved a place at a time, and more than 12 classes of one place are settled window by window.
 */
export function chooseLegs(task: LegTask): LegChoice {
  const only =
    task.perSwap.length === 1 && isUncapped(task) && isSingle(task, 0)
      ? placeOf(task, 0, null)
      : null;
  if (only && only.parts.length <= MOST_PARTS) {
    const exact = weigh(task, sizesFrom(task, only, cheapestPartition(only).moves));
    if (exact.sizes.every((size) => size === 0 || size >= task.least))
      return { ...exact, bound: exact.cost };
  }
  const isLarge = task.legs.length > MOST_LEGS;
  const found = searchLegs(isLarge ? { ...task, patience: 1 } : task);
  if (found.bound >= found.cost) return found;
  const better = only
    ? weigh(task, sizesFrom(task, only, partitionInWindows(only)))
    : improvePlaces(task, found);
  return isBetter(better, found) ? { ...better, bound: found.bound } : found;
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
  const ours = sources.map((_, i) => i).filter((i) => sources[i]?.place === place);
  const bought = unders
    .map((_, j) => ({ j, leg: legs.find((l) => l.under === j && ours.includes(l.source)) }))
    .flatMap(({ j, leg }) => (leg ? [{ j, cost: leg.cost }] : []));
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
    return { i, part: { ...NOTHING, mustSell, maySell: most, sellCost: source.cost } };
  });
  const buys = bought.map(({ j, cost }): Held => {
    const { must, may } = rest(
      unders[j] ?? NO_SIDE,
      elsewhere((leg) => leg.under === j),
    );
    return { i: j, part: { ...NOTHING, mustBuy: must, mayBuy: may, buyCost: cost } };
  });
  const isOfUse = ({ part }: Held) => part.maySell + part.mayBuy > 0;
  const [selling, buying] = [sells.filter(isOfUse), buys.filter(isOfUse)];
  return {
    place,
    parts: [...selling, ...buying].map(({ part }) => part),
    perSwap: Number(task.perSwap[place]),
    undone: null,
    sources: selling.map(({ i }) => i),
    unders: buying.map(({ i }) => i),
  };
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
      here.parts.length <= MOST_PARTS ? cheapestPartition(here).moves : partitionInWindows(here);
    const one = weigh(task, sizesFrom(task, here, moves, best.sizes));
    const moved = one.sizes.reduce((sum, size) => sum + size, 0);
    return moved <= task.most && isBetter(one, best) ? one : best;
  }, found);
}
