import { Network } from './leastCostFlow.ts';

/** A class in all places together: what must be moved of it and what may be. */
export interface Side {
  must: number;
  may: number;
}

/** What of a class that is over is held in one place. */
export interface Source {
  over: number;
  place: number;
  most: number;
  /** Of selling it, in millionths of its size. */
  cost: number;
}

/** A swap that could be made: from a source to a class that is under. */
export interface Leg {
  source: number;
  under: number;
  /** Of buying, in millionths of its size. */
  cost: number;
  most: number;
}

/** Whole units, as in a partition; places are chains with their owner, between which nothing moves. */
export interface LegTask {
  overs: readonly Side[];
  unders: readonly Side[];
  sources: readonly Source[];
  legs: readonly Leg[];
  /** By place: cost of one swap, in millionths of a unit. */
  perSwap: readonly number[];
  /** No swap is smaller. */
  least: number;
  /** All swaps together are no larger. */
  most: number;
  /** So many relaxed problems are solved at the most. */
  patience: number;
}

export interface Weighed {
  /** By leg. */
  sizes: number[];
  undone: number;
  /** In millionths of a unit. */
  cost: number;
}

export interface LegChoice extends Weighed {
  /** No choice that leaves as little undone costs less. */
  bound: number;
}

type Fate = 'free' | 'open' | 'closed';

interface Branch {
  fates: readonly Fate[];
  bound: number;
}

/**
 * The swaps of several places that leave least undone at least cost. A swap's fixed cost is first
 * spread over the most it could move, which a flow of least cost solves and which no choice can
 * undercut; then, swap by swap, it is either paid or the swap forbidden (branch and bound). Exact
 * where the search ends within its patience; else `bound` says how much better one could be.
 */
export function searchLegs(task: LegTask): LegChoice {
  const rooms = task.legs.map((leg) => roomOf(task, leg));
  const search: Search = { best: null, least: null, open: [] };
  search.open.push({ fates: task.legs.map(() => 'free'), bound: 0 });
  for (let tries = 0; tries < task.patience; tries += 1) {
    const branch = search.open.pop();
    if (!branch) break;
    explore(task, rooms, branch.fates, search);
  }
  const choice = search.best ?? weigh(task, rooms.fill(0));
  const isLeast = choice.undone === search.least;
  const bounds = isLeast ? search.open.map(({ bound }) => bound) : [0];
  return { ...choice, bound: Math.min(choice.cost, ...bounds) };
}

interface Search {
  best: Weighed | null;
  /** Undone at the very least. */
  least: number | null;
  open: Branch[];
}

/** Solves one relaxed problem, notes what it gives, and branches where that may be undercut. */
function explore(
  task: LegTask,
  rooms: readonly number[],
  fates: readonly Fate[],
  search: Search,
): void {
  const sizes = relax(task, rooms, fates);
  const bound = boundOf(task, rooms, fates, sizes);
  search.least ??= bound.undone;
  if (search.best && !isBetter(bound, search.best)) return;
  const found = weigh(task, sizes);
  if (!search.best || isBetter(found, search.best)) search.best = found;
  const turn = nextLeg(task, rooms, fates, sizes);
  if (turn === null) return;
  const isUsed = Number(sizes[turn]) * 2 > Number(rooms[turn]);
  const order: Fate[] = isUsed ? ['closed', 'open'] : ['open', 'closed'];
  for (const fate of order) search.open.push({ fates: fates.with(turn, fate), bound: bound.cost });
}

export const isBetter = (a: Omit<Weighed, 'sizes'>, b: Omit<Weighed, 'sizes'>): boolean =>
  a.undone < b.undone || (a.undone === b.undone && a.cost < b.cost);

/** The most a leg can carry. */
function roomOf({ overs, unders, sources }: LegTask, { source, under, most }: Leg): number {
  const from = sources[source];
  const over = overs[from?.over ?? -1]?.may ?? 0;
  return Math.min(most, from?.most ?? 0, over, unders[under]?.may ?? 0);
}

/** Meeting a need is worth more than any cost. */
const NEED = 2 ** 44;
/** What a unit may cost at the most, so that it is; costs a unit are counted in parts of a millionth. */
const DEAREST = 2 ** 38;
const PARTS = 1024;

/** The least cost with fixed costs spread over what each leg could carry. */
function relax(task: LegTask, rooms: readonly number[], fates: readonly Fate[]): number[] {
  const { overs, unders, sources, legs } = task;
  const firstSource = 2 + overs.length;
  const firstUnder = firstSource + sources.length;
  const network = new Network(firstUnder + unders.length);
  for (const [i, { must, may }] of overs.entries()) {
    network.connect(0, 2 + i, must, -NEED);
    network.connect(0, 2 + i, may - must, 0);
  }
  for (const [i, { over, most }] of sources.entries())
    network.connect(2 + over, firstSource + i, most, 0);
  for (const [i, { must, may }] of unders.entries()) {
    network.connect(firstUnder + i, 1, must, -NEED);
    network.connect(firstUnder + i, 1, may - must, 0);
  }
  const flows = legs.map(({ source, under }, i) => {
    const room = Number(rooms[i]);
    if (fates[i] === 'closed' || room < Math.max(1, task.least)) return () => 0;
    const fixed = fates[i] === 'open' ? 0 : Math.floor((perSwapOf(task, i) * PARTS) / room);
    const unit = Math.min(DEAREST, unitCostOf(task, i) * PARTS + fixed);
    return network.connect(firstSource + source, firstUnder + under, room, unit);
  });
  network.send(task.most);
  return flows.map((flow) => flow());
}

const unitCostOf = ({ legs, sources }: LegTask, leg: number): number =>
  (legs[leg]?.cost ?? 0) + (sources[legs[leg]?.source ?? -1]?.cost ?? 0);

function perSwapOf({ legs, sources, perSwap }: LegTask, leg: number): number {
  return perSwap[sources[legs[leg]?.source ?? -1]?.place ?? -1] ?? 0;
}

/** What no choice under these fates can undercut. */
function boundOf(
  task: LegTask,
  rooms: readonly number[],
  fates: readonly Fate[],
  sizes: readonly number[],
): Omit<Weighed, 'sizes'> {
  const cost = task.legs.reduce((sum, _leg, i) => {
    const size = Number(sizes[i]);
    const fixed = perSwapOf(task, i);
    const spread = size > 0 ? Math.floor(fixed * (size / Number(rooms[i]))) : 0;
    return sum + unitCostOf(task, i) * size + (fates[i] === 'open' ? fixed : spread);
  }, 0);
  return { undone: undoneOf(task, sizes), cost };
}

/** What it really costs, without the swaps that are too small. */
export function weigh(task: LegTask, relaxed: readonly number[]): Weighed {
  const sizes = relaxed.map((size) => (size >= task.least ? size : 0));
  const cost = task.legs.reduce((sum, _leg, i) => {
    const size = Number(sizes[i]);
    return size > 0 ? sum + unitCostOf(task, i) * size + perSwapOf(task, i) : sum;
  }, 0);
  return { sizes, undone: undoneOf(task, sizes), cost };
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

/** The leg that decides most: one too small to be made, else the one whose fixed cost is least paid. */
function nextLeg(
  task: LegTask,
  rooms: readonly number[],
  fates: readonly Fate[],
  sizes: readonly number[],
): number | null {
  let next: number | null = null;
  let most = 0;
  for (const [i, fate] of fates.entries()) {
    const size = Number(sizes[i]);
    if (fate !== 'free' || size === 0) continue;
    if (size < task.least) return i;
    const unpaid = perSwapOf(task, i) * (1 - size / Number(rooms[i]));
    if (unpaid > most) [next, most] = [i, unpaid];
  }
  return next;
}
