import type { Step } from './legs.ts';
import { type Move, type Part, type PartTask, stepsAfter } from './parts.ts';

/** What each subset of the parts moves, leaves undone and costs when it is settled within itself. */
export interface Groups {
  size: number;
  moved: Float64Array;
  undone: Float64Array;
  cost: Float64Array;
  sell: Column;
  buy: Column;
}

/** One side of every part: what must move and what may move beyond it, the cheapest first. */
interface Column {
  own: readonly Share[];
  more: readonly Share[];
  /** By subset: the sums of what must and may, and the cost of all that must. */
  mustOf: Float64Array;
  mayOf: Float64Array;
  costOf: Float64Array;
}

/** Weighs every subset, by its bits. A subset of one moves nothing. */
export function weighGroups(task: PartTask): Groups {
  const { parts } = task;
  const size = 1 << parts.length;
  const sell = columnOf(size, parts.map(sellOf));
  const buy = columnOf(size, parts.map(buyOf));
  const groups = {
    size,
    moved: new Float64Array(size),
    undone: new Float64Array(size),
    cost: new Float64Array(size),
    sell,
    buy,
  };
  for (let mask = 1; mask < size; mask += 1) weigh(task, groups, mask);
  return groups;
}

/** So much of a part at so much a unit. */
interface Share extends Step {
  index: number;
}

interface Half {
  must: number;
  may: number;
  cost: number;
  steps: readonly Step[];
}

const LEVEL: readonly Step[] = [{ size: Number.MAX_SAFE_INTEGER, cost: 0 }];
const sellOf = ({ mustSell, maySell, sellCost, sellSteps = LEVEL }: Part): Half => ({
  must: mustSell,
  may: maySell,
  cost: sellCost,
  steps: sellSteps,
});
const buyOf = ({ mustBuy, mayBuy, buyCost, buySteps = LEVEL }: Part): Half => ({
  must: mustBuy,
  may: mayBuy,
  cost: buyCost,
  steps: buySteps,
});

function columnOf(size: number, halves: readonly Half[]): Column {
  const own = halves.map((half, index) => sharesIn(half, index, 0, half.must));
  const more = halves.map((half, index) => sharesIn(half, index, half.must, half.may));
  const all = own.map((shares) => shares.reduce((sum, one) => sum + one.size * one.cost, 0));
  const [mustOf, mayOf, costOf] = [0, 1, 2].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let mask = 1; mask < size; mask += 1) {
    const last = 31 - Math.clz32(mask);
    const rest = mask ^ (1 << last);
    mustOf[mask] = Number(mustOf[rest]) + Number(halves[last]?.must);
    mayOf[mask] = Number(mayOf[rest]) + Number(halves[last]?.may);
    costOf[mask] = Number(costOf[rest]) + Number(all[last]);
  }
  return { own: byCost(own), more: byCost(more), mustOf, mayOf, costOf };
}

/** What of a part lies between two sizes, step by step. */
function sharesIn({ cost, steps }: Half, index: number, from: number, to: number): Share[] {
  let left = to - from;
  return stepsAfter(steps, from).flatMap((step) => {
    const size = Math.min(left, step.size);
    left -= size;
    return size > 0 ? [{ index, size, cost: cost + step.cost }] : [];
  });
}

const byCost = (shares: readonly Share[][]): Share[] =>
  shares.flat().sort((a, b) => a.cost - b.cost || a.index - b.index);

function weigh(task: PartTask, groups: Groups, mask: number): void {
  const sell = Number(groups.sell.mustOf[mask]);
  const buy = Number(groups.buy.mustOf[mask]);
  const most = Number((sell >= buy ? groups.buy : groups.sell).mayOf[mask]);
  const isOne = (mask & (mask - 1)) === 0;
  let moved = isOne ? 0 : Math.min(Math.max(sell, buy), most);
  let cost = costOf(task, groups, mask, moved);
  const price = task.undone;
  if (price) {
    const priced = (size: number) =>
      Math.max(0, sell - size) * price.sell + Math.max(0, buy - size) * price.buy;
    const less = Math.min(sell, buy, moved);
    const lessCost = costOf(task, groups, mask, less) + priced(less);
    cost += priced(moved);
    if (lessCost < cost) [moved, cost] = [less, lessCost];
  }
  groups.moved[mask] = moved;
  groups.cost[mask] = cost;
  groups.undone[mask] = price ? 0 : Math.max(0, sell - moved) + Math.max(0, buy - moved);
  if (task.smallest) dropSmall(task, groups, mask, task.smallest);
}

/** What a group leaves undone and costs once the swaps that are too small are not made. */
function dropSmall(
  { parts, perSwap }: PartTask,
  groups: Groups,
  mask: number,
  least: number,
): void {
  if (Number(groups.moved[mask]) === 0) return;
  const moves = settleGroup(groups, mask, least);
  const [sold, bought] = [parts.map(() => 0), parts.map(() => 0)];
  for (const { from, to, size } of moves) {
    sold[from] = Number(sold[from]) + size;
    bought[to] = Number(bought[to]) + size;
  }
  const spare = (of: 'mustSell' | 'mustBuy', moved: readonly number[]) =>
    parts.reduce(
      (sum, part, i) => (mask & (1 << i) ? sum + Math.max(0, part[of] - Number(moved[i])) : sum),
      0,
    );
  groups.undone[mask] = spare('mustSell', sold) + spare('mustBuy', bought);
  groups.cost[mask] =
    perSwap * moves.length + sizesCost(groups.sell, sold) + sizesCost(groups.buy, bought);
}

/** What sizes by part cost. */
function sizesCost({ own, more }: Column, sizes: readonly number[]): number {
  const left = [...sizes];
  return [...own, ...more].reduce((sum, { index, size, cost }) => {
    const part = Math.min(Number(left[index]), size);
    left[index] = Number(left[index]) - part;
    return sum + part * cost;
  }, 0);
}

/** Swaps one fewer than parts, and both sides of what moves. */
function costOf(task: PartTask, groups: Groups, mask: number, moved: number): number {
  if (moved === 0) return 0;
  let swaps = -1;
  for (let rest = mask; rest > 0; rest &= rest - 1) swaps += 1;
  return (
    task.perSwap * swaps + sideCost(groups.sell, mask, moved) + sideCost(groups.buy, mask, moved)
  );
}

function sideCost(column: Column, mask: number, moved: number): number {
  const must = Number(column.mustOf[mask]);
  const all = Number(column.costOf[mask]);
  if (moved === must) return all;
  const isMore = moved > must;
  let left = isMore ? moved - must : moved;
  let cost = isMore ? all : 0;
  for (const share of isMore ? column.more : column.own) {
    if (left === 0) break;
    if (!(mask & (1 << share.index))) continue;
    const size = Math.min(left, share.size);
    left -= size;
    cost += size * share.cost;
  }
  return cost;
}

/** What of each part moves on one side of a group: what must before what may, the cheapest first. */
function sharesOf(column: Column, mask: number, moved: number): number[] {
  const sizes: number[] = [];
  let left = moved;
  for (const { index, size } of [...column.own, ...column.more]) {
    if (!(mask & (1 << index))) continue;
    const part = Math.min(left, size);
    left -= part;
    sizes[index] = (sizes[index] ?? 0) + part;
  }
  return sizes;
}

const largestFirst = (sizes: readonly number[]) =>
  [...sizes.entries()]
    .map(([index, size = 0]) => ({ index, size }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.index - b.index);

/** The swaps of one group, none below the least: of two ways the one that moves more in them. */
export function settleGroup(groups: Groups, mask: number, least = 0): Move[] {
  const moved = Number(groups.moved[mask]);
  const sells = largestFirst(sharesOf(groups.sell, mask, moved));
  const buys = largestFirst(sharesOf(groups.buy, mask, moved));
  const ways = [handOver(sells, buys), ...(least > 0 ? [handOver(sells, buys.toReversed())] : [])];
  const kept = ways.map((moves) => moves.filter(({ size }) => size >= least));
  const [first = [], second = []] = kept;
  return sumOf(second) > sumOf(first) ? second : first;
}

const sumOf = (moves: readonly Move[]): number => moves.reduce((sum, { size }) => sum + size, 0);

type Side = readonly { index: number; size: number }[];

/** Each seller to each buyer in turn, until one of them is done. */
function handOver(sells: Side, buys: Side): Move[] {
  const moves: Move[] = [];
  let [i, j, sold, bought] = [0, 0, 0, 0];
  for (;;) {
    const [sell, buy] = [sells[i], buys[j]];
    if (!sell || !buy) return moves;
    const size = Math.min(sell.size - sold, buy.size - bought);
    moves.push({ from: sell.index, to: buy.index, size });
    sold += size;
    bought += size;
    if (sold === sell.size) [i, sold] = [i + 1, 0];
    if (bought === buy.size) [j, bought] = [j + 1, 0];
  }
}
