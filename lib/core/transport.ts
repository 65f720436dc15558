/** One way value may go between two places, by how much at most, and how much goes there. */
export interface Link {
  from: string;
  to: string;
  room: bigint;
  flow: bigint;
}

export const SOURCE = 'source';
export const SINK = 'sink';

/** A link taken forwards, or backwards where what flows is sent another way. */
interface Step {
  link: Link;
  isForward: boolean;
  from: string;
  to: string;
  left: bigint;
}

/**
 * Sends as much as the links let through from source to sink: by the shortest ways, of those the
 * widest first, and sending another way what already flows where that makes room. No way narrower
 * than `least` is taken; ties go to the earlier link. Changes the flow of the links it is given.
 * Edmonds and Karp (1972).
 */
export function sendThrough(links: readonly Link[], least: bigint): void {
  const atLeast = least > 0n ? least : 1n;
  for (;;) {
    const way = widestShortestWay(links, atLeast);
    if (way.length === 0) return;
    const width = way.reduce((min, { left }) => (left < min ? left : min), way[0]?.left ?? 0n);
    for (const { link, isForward } of way) link.flow += isForward ? width : -width;
  }
}

const stepsOf = (link: Link): Step[] => [
  { link, isForward: true, from: link.from, to: link.to, left: link.room - link.flow },
  { link, isForward: false, from: link.to, to: link.from, left: link.flow },
];

/** Goes outwards from the source a step at a time until the sink is reached, widest way to each place. */
function widestShortestWay(links: readonly Link[], least: bigint): Step[] {
  const steps = links.flatMap(stepsOf).filter((s) => s.left >= least);
  const reached = new Map<string, Reached>();
  let edge = new Map<string, Reached>([[SOURCE, { width: null, step: null }]]);
  while (edge.size > 0 && !reached.has(SINK)) {
    for (const [place, how] of edge) reached.set(place, how);
    edge = stepOutwards(steps, edge, reached);
  }
  const way: Step[] = [];
  for (let step = reached.get(SINK)?.step; step; step = reached.get(step.from)?.step)
    way.unshift(step);
  return way;
}

/** How a place was reached first: by which step, and how wide the way there is (null: no limit yet). */
interface Reached {
  width: bigint | null;
  step: Step | null;
}

function stepOutwards(
  steps: readonly Step[],
  edge: ReadonlyMap<string, Reached>,
  reached: ReadonlyMap<string, Reached>,
): Map<string, Reached> {
  const next = new Map<string, Reached>();
  for (const step of steps) {
    const at = edge.get(step.from);
    if (!at || reached.has(step.to)) continue;
    const width = at.width === null || step.left < at.width ? step.left : at.width;
    const known = next.get(step.to)?.width;
    if (known === undefined || known === null || width > known) next.set(step.to, { width, step });
  }
  return next;
}
