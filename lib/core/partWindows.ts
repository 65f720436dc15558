import { cheapestPartition, MOST_PARTS } from './partition.ts';
import { type Move, type Part, type PartTask, stepsAfter } from './parts.ts';

/**
 * Swaps for more parts than can be settled exactly: the largest that must be sold beside the largest
 * that must be bought, as many as can be, exactly; then the same of what is left. The work grows with
 * the number of parts. With no price on what is left undone.
 */
export function partitionInWindows(task: PartTask): Move[] {
  const left = task.parts.map((part) => ({ ...part }));
  const moves: Move[] = [];
  for (;;) {
    const window = windowOf(left);
    const parts = window.flatMap((i) => left[i] ?? []);
    const found = cheapestPartition({ ...task, parts }).moves.map(({ from, to, size }) => ({
      from: window[from] ?? -1,
      to: window[to] ?? -1,
      size,
    }));
    if (found.length === 0) return merged(moves);
    moves.push(...found);
    for (const { from, to, size } of found) {
      take(left[from], 'Sell', size);
      take(left[to], 'Buy', size);
    }
  }
}

function take(part: Part | undefined, side: 'Sell' | 'Buy', size: number): void {
  if (!part) return;
  part[`must${side}`] = Math.max(0, part[`must${side}`] - size);
  part[`may${side}`] -= size;
  const steps = part[side === 'Sell' ? 'sellSteps' : 'buySteps'];
  if (steps) part[side === 'Sell' ? 'sellSteps' : 'buySteps'] = stepsAfter(steps, size);
}

/** Half of a window sells and half buys: what must first, then what may at least cost. */
function windowOf(parts: readonly Part[]): number[] {
  const half = MOST_PARTS / 2;
  const sells = ranked(parts, 'Sell');
  const buys = ranked(parts, 'Buy').filter((i) => !sells.slice(0, half).includes(i));
  const isMust = [...sells.slice(0, half), ...buys.slice(0, half)].some(
    (i) => Number(parts[i]?.mustSell) + Number(parts[i]?.mustBuy) > 0,
  );
  return isMust ? [...sells.slice(0, half), ...buys.slice(0, half)] : [];
}

function ranked(parts: readonly Part[], side: 'Sell' | 'Buy'): number[] {
  const cost = side === 'Sell' ? 'sellCost' : 'buyCost';
  return parts
    .map((part, i) => ({ i, must: part[`must${side}`], may: part[`may${side}`], cost: part[cost] }))
    .filter(({ may }) => may > 0)
    .sort((a, b) => b.must - a.must || a.cost - b.cost || b.may - a.may || a.i - b.i)
    .map(({ i }) => i);
}

/** One swap a pair. */
function merged(moves: readonly Move[]): Move[] {
  const byPair = new Map<string, Move>();
  for (const { from, to, size } of moves) {
    const pair = byPair.get(`${from} ${to}`);
    if (pair) pair.size += size;
    else byPair.set(`${from} ${to}`, { from, to, size });
  }
  return [...byPair.values()];
}
