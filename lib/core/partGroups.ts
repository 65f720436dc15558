import type { Move, Part, PartTask } from './partition.ts';

/** What each subset of the parts moves, leaves undone and costs when it is settled within itself. */
export interface Groups {
  size: number;
  moved: Float64Array;
  undone: Float64Array;
  cost: Float64Array;
  /** Parts by what a unit of them costs to sell and to buy. */
  order: Readonly<Record<Side, readonly number[]>>;
}

type Side = 'sell' | 'buy';

interface Terms {
  must: (part: Part) => number;
  may: (part: Part) => number;
  cost: (part: Part) => number;
}

const TERMS: Readonly<Record<Side, Terms>> = {
  sell: { must: (p) => p.mustSell, may: (p) => p.maySell, cost: (p) => p.sellCost },
  buy: { must: (p) => p.mustBuy, may: (p) => p.mayBuy, cost: (p) => p.buyCost },
};

/** Weighs every subset, by its bits. A subset of one moves nothing. */
export function weighGroups(task: PartTask): Groups {
  const { parts } = task;
  const size = 1 << parts.length;
  const order = { sell: byCost(parts, 'sell'), buy: byCost(parts, 'buy') };
  const [moved, undone, cost] = [0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sums = sumsOf(parts, size);
  const groups = { size, moved, undone, cost, order };
  for (let mask = 1; mask < size; mask += 1) weigh(task, groups, sums, mask);
  return groups;
}

const byCost = (parts: readonly Part[], side: Side): number[] =>
  parts
    .map((part, i) => ({ i, cost: TERMS[side].cost(part) }))
    .sort((a, b) => a.cost - b.cost || a.i - b.i)
    .map(({ i }) => i);

interface Sums {
  sell: Float64Array;
  buy: Float64Array;
  maySell: Float64Array;
  mayBuy: Float64Array;
}

function sumsOf(parts: readonly Part[], size: number): Sums {
  const of = (get: (part: Part) => number) => {
    const sum = new Float64Array(size);
    for (let mask = 1; mask < size; mask += 1) {
      const part = parts[31 - Math.clz32(mask)];
      const rest = mask ^ (1 << (31 - Math.clz32(mask)));
      sum[mask] = (sum[rest] ?? 0) + (part ? get(part) : 0);
    }
    return sum;
  };
  const { sell, buy } = TERMS;
  return { sell: of(sell.must), buy: of(buy.must), maySell: of(sell.may), mayBuy: of(buy.may) };
}

function weigh(task: PartTask, groups: Groups, sums: Sums, mask: number): void {
  const sell = Number(sums.sell[mask]);
  const buy = Number(sums.buy[mask]);
  const most = Number((sell >= buy ? sums.mayBuy : sums.maySell)[mask]);
  const isOne = (mask & (mask - 1)) === 0;
  const all = isOne ? 0 : Math.min(Math.max(sell, buy), most);
  const price = task.undone;
  const weighed = (moved: number) => {
    const [unsold, unbought] = [Math.max(0, sell - moved), Math.max(0, buy - moved)];
    const lost = price ? unsold * price.sell + unbought * price.buy : 0;
    return {
      moved,
      undone: price ? 0 : unsold + unbought,
      cost: lost + costOf(task, groups, mask, moved),
    };
  };
  const whole = weighed(all);
  const part = price ? weighed(Math.min(sell, buy, all)) : whole;
  const best = part.cost < whole.cost ? part : whole;
  groups.moved[mask] = best.moved;
  groups.undone[mask] = best.undone;
  groups.cost[mask] = best.cost;
}

/** Swaps one fewer than parts, and both sides of what moves. */
function costOf(task: PartTask, groups: Groups, mask: number, moved: number): number {
  if (moved === 0) return 0;
  let swaps = -1;
  for (let rest = mask; rest > 0; rest &= rest - 1) swaps += 1;
  let cost = task.perSwap * swaps;
  const add = (side: Side) => (size: number, part: Part) => {
    cost += size * TERMS[side].cost(part);
  };
  fill(task.parts, groups.order.sell, mask, 'sell', moved, add('sell'));
  fill(task.parts, groups.order.buy, mask, 'buy', moved, add('buy'));
  return cost;
}

/** Shares a sum out on one side of a group: what must be moved before what may, the cheapest first. */
function fill(
  parts: readonly Part[],
  order: readonly number[],
  mask: number,
  side: Side,
  moved: number,
  each: (size: number, part: Part, index: number) => void,
): void {
  const { must, may } = TERMS[side];
  let due = 0;
  for (const i of order) {
    const part = parts[i];
    if (part && mask & (1 << i)) due += must(part);
  }
  let served = Math.min(due, moved);
  let more = moved - served;
  for (const i of order) {
    const part = parts[i];
    if (!part || !(mask & (1 << i))) continue;
    const own = Math.min(must(part), served);
    const extra = Math.min(may(part) - must(part), more);
    served -= own;
    more -= extra;
    if (own + extra > 0) each(own + extra, part, i);
  }
}

/** The swaps of one group: the largest seller to the largest buyer, until one of them is done. */
export function settleGroup({ parts }: PartTask, groups: Groups, mask: number): Move[] {
  const moved = groups.moved[mask] ?? 0;
  const sharesOf = (side: Side) => {
    const shares: { index: number; size: number }[] = [];
    fill(parts, groups.order[side], mask, side, moved, (size, _part, index) =>
      shares.push({ index, size }),
    );
    return shares.sort((a, b) => b.size - a.size || a.index - b.index);
  };
  const [sells, buys] = [sharesOf('sell'), sharesOf('buy')];
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
