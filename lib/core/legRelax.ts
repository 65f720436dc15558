import { Network } from './leastCostFlow.ts';
import type { Fate, LegTask, Side, Step, Weighed } from './legs.ts';

/** Meeting a need is worth more than any cost, and keeping a swap that is made large enough more. */
const NEED = 2 ** 44;
const KEEP = 4 * NEED;
/** What a unit may cost at the most, so that it is; costs a unit are counted in parts of a millionth. */
const DEAREST = 2 ** 38;
export const PARTS = 1024;

/** What no choice under given fates can undercut; null where none keeps to them. */
export type Relaxed = Weighed | null;

/** The least cost with fixed costs spread over what each leg could carry. */
export function relax(task: LegTask, rooms: readonly number[], fates: readonly Fate[]): Relaxed {
  const sizes = flowOf(task, rooms, fates);
  const isKept = task.legs.every(
    ({ least }, i) => fates[i] !== 'open' || Number(sizes[i]) >= least,
  );
  if (!isKept) return null;
  const cost = task.legs.reduce(
    (sum, _leg, i) => {
      const size = Number(sizes[i]);
      const fixed = perSwapOf(task, i);
      const spread = size > 0 ? Math.floor(fixed * (size / Number(rooms[i]))) : 0;
      return sum + unitCostOf(task, i) * size + (fates[i] === 'open' ? fixed : spread);
    },
    poolCostOf(task, sizes),
  );
  return { sizes, undone: undoneOf(task, sizes), cost };
}

/** over → pool → source → leg → pool → under, by a flow of least cost. */
function flowOf(task: LegTask, rooms: readonly number[], fates: readonly Fate[]): number[] {
  const { overs, unders, sources, legs, pools } = task;
  const firstSource = 2 + overs.length;
  const firstUnder = firstSource + sources.length;
  const firstPool = firstUnder + unders.length;
  const network = new Network(firstPool + pools.length);
  const through = new Set<number>();
  /** The place of a pool, joined to its class; the class itself where there is none. */
  const doorOf = (pool: number | undefined, place: number, isOver: boolean): number => {
    if (pool === undefined) return place;
    const door = firstPool + pool;
    if (through.has(pool)) return door;
    through.add(pool);
    const [from, to] = isOver ? [place, door] : [door, place];
    for (const { size, cost } of pools[pool] ?? [])
      network.connect(from, to, size, Math.min(DEAREST, Math.round(cost * PARTS)));
    return door;
  };
  for (const [i, { must, may }] of overs.entries()) {
    network.connect(0, 2 + i, must, -NEED);
    network.connect(0, 2 + i, may - must, 0);
  }
  for (const [i, { over, most, pool }] of sources.entries())
    network.connect(doorOf(pool, 2 + over, true), firstSource + i, most, 0);
  for (const [i, { must, may }] of unders.entries()) {
    network.connect(firstUnder + i, 1, must, -NEED);
    network.connect(firstUnder + i, 1, may - must, 0);
  }
  const flows = legs.map(({ source, under, least, pool }, i) => {
    const room = Number(rooms[i]);
    if (fates[i] === 'closed' || room < Math.max(1, least)) return () => 0;
    const isOpen = fates[i] === 'open';
    const fixed = isOpen ? 0 : Math.floor((perSwapOf(task, i) * PARTS) / room);
    const unit = Math.min(DEAREST, unitCostOf(task, i) * PARTS + fixed);
    const [from, to] = [firstSource + source, doorOf(pool, firstUnder + under, false)];
    const kept = isOpen ? network.connect(from, to, least, unit - KEEP) : () => 0;
    const more = network.connect(from, to, isOpen ? room - least : room, unit);
    return () => kept() + more();
  });
  network.send(task.most);
  return flows.map((flow) => flow());
}

/** What it really costs, without the swaps that are too small. */
export function weigh(task: LegTask, relaxed: readonly number[]): Weighed {
  const sizes = relaxed.map((size, i) => (size >= Number(task.legs[i]?.least) ? size : 0));
  const cost = task.legs.reduce(
    (sum, _leg, i) => {
      const size = Number(sizes[i]);
      return size > 0 ? sum + unitCostOf(task, i) * size + perSwapOf(task, i) : sum;
    },
    poolCostOf(task, sizes),
  );
  return { sizes, undone: undoneOf(task, sizes), cost };
}

/** What goes through each pool. */
export function flowsOf({ legs, sources, pools }: LegTask, sizes: readonly number[]): number[] {
  const flows = pools.map(() => 0);
  for (const [i, { source, pool }] of legs.entries())
    for (const one of [sources[source]?.pool, pool])
      if (one !== undefined) flows[one] = Number(flows[one]) + Number(sizes[i]);
  return flows;
}

function poolCostOf(task: LegTask, sizes: readonly number[]): number {
  if (task.pools.length === 0) return 0;
  const flows = flowsOf(task, sizes);
  return task.pools.reduce((sum, steps, i) => sum + stepsCost(steps, Number(flows[i])), 0);
}

/** What a size costs step by step. */
function stepsCost(steps: readonly Step[], size: number): number {
  let [left, cost] = [size, 0];
  for (const step of steps) {
    if (left <= 0) break;
    const part = Math.min(left, step.size);
    cost += part * step.cost;
    left -= part;
  }
  return cost;
}

/** The most a leg can carry. */
export function roomOf({ overs, unders, sources }: LegTask, leg: LegTask['legs'][number]): number {
  const from = sources[leg.source];
  const over = overs[from?.over ?? -1]?.may ?? 0;
  return Math.min(leg.most, from?.most ?? 0, over, unders[leg.under]?.may ?? 0);
}

const unitCostOf = ({ legs, sources }: LegTask, leg: number): number =>
  (legs[leg]?.cost ?? 0) + (sources[legs[leg]?.source ?? -1]?.cost ?? 0);

export function perSwapOf({ legs, sources, perSwap }: LegTask, leg: number): number {
  return perSwap[sources[legs[leg]?.source ?? -1]?.place ?? -1] ?? 0;
}

function undoneOf({ overs, unders, sources, legs }: LegTask, sizes: readonly number[]): number {
  const out = overs.map(() => 0);
  const into = unders.map(() => 0);
  for (const [i, { source, under }] of legs.entries()) {
    const over = sources[source]?.over ?? -1;
    out[over] = Number(out[over]) + Number(sizes[i]);
    into[under] = Number(into[under]) + Number(sizes[i]);
  }
  const left = (sides: readonly Side[], moved: readonly number[]) =>
    sides.reduce((sum, { must }, i) => sum + Math.max(0, must - Number(moved[i])), 0);
  return left(overs, out) + left(unders, into);
}
