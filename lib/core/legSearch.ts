import { perSwapOf, type Relaxed, relax, roomOf, weigh } from './legRelax.ts';
import type { Fate, LegTask, Weighed, Worth } from './legs.ts';

interface Branch {
  fates: readonly Fate[];
  bound: Worth;
}

/** A search as far as it went. */
export interface Search {
  best: Weighed;
  /** What it left open. */
  open: readonly Branch[];
}

const NONE: ReadonlySet<number> = new Set();
const NO_BOUND: Worth = { undone: 0, cost: 0 };
/** The part of the patience that goes into what was found before. */
const AGAIN = 4;

/**
 * The swaps of several places that leave least undone at least cost. A swap's fixed cost is first
 * spread over the most it could move, which a flow of least cost solves and which no choice can
 * undercut; then, swap by swap, it is either paid and kept at its least, or the swap forbidden
 * (branch and bound). Exact where the search ends within its patience. `first` is a choice to start
 * from, if there is one; among the legs in `used` is looked first.
 */
export function searchLegs(
  task: LegTask,
  first: Weighed | null = null,
  used: ReadonlySet<number> = NONE,
): Search {
  const rooms = task.legs.map((leg) => roomOf(task, leg));
  const isFree = rooms.map((room, i) => room >= Math.max(1, Number(task.legs[i]?.least)));
  const fatesOf = (isIn: (leg: number) => boolean) =>
    task.legs.map((_, i): Fate => (isFree[i] && isIn(i) ? 'free' : 'closed'));
  const ground = { task, rooms };
  const start =
    first ??
    weigh(
      task,
      rooms.map(() => 0),
    );
  const again = { task: { ...task, patience: Math.ceil(task.patience / AGAIN) }, rooms };
  const known =
    used.size > 0
      ? explore(
          again,
          start,
          fatesOf((i) => used.has(i)),
        ).best
      : start;
  return explore(
    ground,
    known,
    fatesOf(() => true),
  );
}

/** What none that leaves as little undone as the choice can undercut; null where that is not known. */
export function boundFor({ open }: Search, choice: Worth): number | null {
  const better = open.filter(({ bound }) => isBetter(bound, choice));
  if (better.some(({ bound }) => bound.undone < choice.undone)) return null;
  return Math.min(choice.cost, ...better.map(({ bound }) => bound.cost));
}

interface Ground {
  task: LegTask;
  rooms: readonly number[];
}

/** Solves relaxed problems, notes what each gives, and branches where that may be undercut. */
function explore({ task, rooms }: Ground, first: Weighed, fates: readonly Fate[]): Search {
  let best = first;
  const open: Branch[] = [{ fates, bound: NO_BOUND }];
  for (let tries = 0; tries < task.patience; tries += 1) {
    const branch = open.pop();
    if (!branch) break;
    if (!isBetter(branch.bound, best)) continue;
    const relaxed = relax(task, rooms, branch.fates);
    if (!relaxed || !isBetter(relaxed, best)) continue;
    const found = weigh(task, relaxed.sizes);
    if (isBetter(found, best)) best = found;
    open.push(...branchesOf(task, rooms, branch.fates, relaxed));
  }
  return { best, open };
}

export const isBetter = (a: Worth, b: Worth): boolean =>
  a.undone < b.undone || (a.undone === b.undone && a.cost < b.cost);

/** Both fates of the leg that decides most, the likelier last. */
function branchesOf(
  task: LegTask,
  rooms: readonly number[],
  fates: readonly Fate[],
  { sizes, undone, cost }: NonNullable<Relaxed>,
): Branch[] {
  const turn = nextLeg(task, rooms, fates, sizes);
  if (turn === null) return [];
  const isUsed = Number(sizes[turn]) * 2 > Number(rooms[turn]);
  const order: Fate[] = isUsed ? ['closed', 'open'] : ['open', 'closed'];
  return order.map((fate) => ({ fates: fates.with(turn, fate), bound: { undone, cost } }));
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
    if (size < Number(task.legs[i]?.least)) return i;
    const unpaid = perSwapOf(task, i) * (1 - size / Number(rooms[i]));
    if (unpaid > most) [next, most] = [i, unpaid];
  }
  return next;
}
