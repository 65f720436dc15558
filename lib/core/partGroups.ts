import type { Move, Part, PartTask } from './parts.ts';

/** What each subset of the parts moves, leaves undone and costs when it is settled within itself. */
export interface Groups {
  size: number;
  moved: Float64Array;
  undone: Float64Array;
  cost: Float64Array;
  sell: Column;
  buy: Column;
}

/** One side of every part: what must move, what may, and what a unit costs, the cheapest first. */
interface Column {
  must: Float64Array;
  may: Float64Array;
  cost: Float64Array;
  order: readonly number[];
  /** By subset: the sums of what must and may, and the cost of all that must. */
  mustOf: Float64Array;
  mayOf: Float64Array;
  costOf: Float64Array;
}

/** Weighs every subset, by its bits. A subset of one moves nothing. */
export function weighGroups(task: PartTask): Groups {
  const { parts } = task;
  const size = 1 << parts.length;
  const sell = columnOf(parts, size, (p) => [p.mustSell, p.maySell, p.sellCost]);
  const buy = columnOf(parts, size, (p) => [p.mustBuy, p.mayBuy, p.buyCost]);
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

function columnOf(
  parts: readonly Part[],
  size: number,
  get: (part: Part) => readonly [must: number, may: number, cost: number],
): Column {
  const [must, may, cost] = [0, 1, 2].map((at) =>
    Float64Array.from(parts, (part) => Number(get(part)[at])),
  ) as [Float64Array, Float64Array, Float64Array];
  const order = parts.map((_, i) => i).sort((a, b) => Number(cost[a]) - Number(cost[b]) || a - b);
  const [mustOf, mayOf, costOf] = [0, 1, 2].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let mask = 1; mask < size; mask += 1) {
    const last = 31 - Math.clz32(mask);
    const rest = mask ^ (1 << last);
    mustOf[mask] = Number(mustOf[rest]) + Number(must[last]);
    mayOf[mask] = Number(mayOf[rest]) + Number(may[last]);
    costOf[mask] = Number(costOf[rest]) + Number(must[last]) * Number(cost[last]);
  }
  return { must, may, cost, order, mustOf, mayOf, costOf };
}

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
  for (const i of column.order) {
    if (left === 0) break;
    if (!(mask & (1 << i))) continue;
    const own = Number(column.must[i]);
    const size = Math.min(left, isMore ? Number(column.may[i]) - own : own);
    left -= size;
    cost += size * Number(column.cost[i]);
  }
  return cost;
}

/** What of each part moves on one side of a group: what must before what may, the cheapest first. */
function sharesOf(column: Column, mask: number, moved: number): { index: number; size: number }[] {
  let served = Math.min(Number(column.mustOf[mask]), moved);
  let more = moved - served;
  return column.order
    .filter((index) => mask & (1 << index))
    .map((index) => {
      const must = Number(column.must[index]);
      const own = Math.min(must, served);
      const extra = Math.min(Number(column.may[index]) - must, more);
      served -= own;
      more -= extra;
      return { index, size: own + extra };
    })
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.index - b.index);
}

/** The swaps of one group: the largest seller to the largest buyer, until one of them is done. */
export function settleGroup(groups: Groups, mask: number): Move[] {
  const moved = Number(groups.moved[mask]);
  const sells = sharesOf(groups.sell, mask, moved);
  const buys = sharesOf(groups.buy, mask, moved);
  const moves: Move[] = [];
  let [sell, buy] = [sells.shift(), buys.shift()];
  while (sell && buy) {
    const size = Math.min(sell.size, buy.size);
    moves.push({ from: sell.index, to: buy.index, size });
    sell.size -= size;
    buy.size -= size;
    if (sell.size === 0) sell = sells.shift();
    if (buy.size === 0) buy = buys.shift();
  }
  return moves;
}
