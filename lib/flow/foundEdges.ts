import type { ClassId } from '../core/asset.ts';
import type { DriftRow } from '../core/drift.ts';
import { type Edges, type EdgesByClass, isFoundEdge } from '../core/edges.ts';
import { bps, WHOLE } from '../core/money.ts';
import type { Portfolio, Target } from '../core/portfolio.ts';
import type { EdgeTable } from '../policy/state.ts';

/** In whole basis points: what is drawn and counted by is what is decided by. */
export function foundEdges(
  portfolio: Portfolio,
  targets: readonly Target[],
  { above, below }: EdgeTable,
): EdgesByClass {
  const found: Record<ClassId, Edges> = {};
  for (const [i, target] of targets.entries()) {
    const sides = [above[i], below[i]].map((side = 1) => Math.round(side * WHOLE));
    const [up = WHOLE, down = WHOLE] = sides;
    if (isFoundEdge(portfolio, target) && up < WHOLE && down < WHOLE)
      found[target.classId] = { above: bps(up), below: bps(down) };
  }
  return found;
}

/** The edges of the rows as the policy takes them; inner edges within them. */
export function edgeTable(rows: readonly DriftRow[], bands: EdgeTable): EdgeTable {
  const outer = (edge: number) => (edge >= WHOLE ? Number.MAX_VALUE : edge / WHOLE);
  const above = rows.map((row) => outer(row.above));
  const below = rows.map((row) => outer(row.below));
  const within = (inner: number, i: number, edges: readonly number[], found: readonly number[]) => {
    const edge = edges[i] ?? 0;
    return found[i] === Number.MAX_VALUE ? edge / 2 : Math.min(inner, edge);
  };
  return {
    above,
    below,
    innerAbove: bands.innerAbove.map((inner, i) => within(inner, i, above, bands.above)),
    innerBelow: bands.innerBelow.map((inner, i) => within(inner, i, below, bands.below)),
  };
}
