import { type Groups, settleGroup, weighGroups } from './partGroups.ts';
import type { Move, PartTask } from './parts.ts';

export interface Partition {
  moves: Move[];
  /** Units that must be moved and are not. */
  undone: number;
  /** Of the moves, in millionths of a unit, and of what is left undone where that has a price. */
  cost: number;
}

/** With more parts than this the work, 3 to their number, is too much. */
export const MOST_PARTS = 12;

/**
 * The cheapest swaps on one chain, exactly. Whoever trades with whom falls into groups; a group of n
 * is settled by n - 1 swaps, so the question is which partition of the parts costs least: by the
 * least cost of every subset from its own subsets, each holding the lowest part (quant.md D.3). With
 * a least swap it is exact only where no group has a smaller one.
 */
export function cheapestPartition(task: PartTask): Partition {
  const groups = weighGroups(task);
  const all = groups.size - 1;
  const best = { undone: new Float64Array(all + 1), cost: new Float64Array(all + 1) };
  const chosen = new Uint32Array(all + 1);
  for (let mask = 1; mask <= all; mask += 1) chosen[mask] = bestGroup(groups, best, mask);
  const moves: Move[] = [];
  for (let mask = all; mask > 0; mask ^= chosen[mask] ?? mask)
    moves.push(...settleGroup(groups, chosen[mask] ?? 0, task.smallest));
  return { moves, undone: best.undone[all] ?? 0, cost: best.cost[all] ?? 0 };
}

type Weights = Pick<Groups, 'undone' | 'cost'>;

/** The group its lowest part belongs to in the cheapest partition of a subset, whose weight it notes. */
function bestGroup(groups: Weights, best: Weights, mask: number): number {
  const lowest = mask & -mask;
  const others = mask ^ lowest;
  let group = mask;
  let undone = groups.undone[mask] as number;
  let cost = groups.cost[mask] as number;
  for (let some = others; some > 0; ) {
    some = (some - 1) & others;
    const one = some | lowest;
    const rest = others ^ some;
    const left = (groups.undone[one] as number) + (best.undone[rest] as number);
    if (left > undone) continue;
    const sum = (groups.cost[one] as number) + (best.cost[rest] as number);
    if (left === undone && sum >= cost) continue;
    group = one;
    undone = left;
    cost = sum;
  }
  best.undone[mask] = undone;
  best.cost[mask] = cost;
  return group;
}
