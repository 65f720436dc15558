import type { ClassId } from '../core/asset.ts';
import type { DriftRow } from '../core/drift.ts';
import { type Edges, type EdgesByClass, isFoundEdge } from '../core/edges.ts';
import { absUsd, bps, type Usd, WHOLE } from '../core/money.ts';
import type { Portfolio, Target } from '../core/portfolio.ts';
import { NARROWEST } from '../policy/bands.ts';
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

/**
 * Classes for which the plain band stands in and which may be outside their own all the same: beyond
 * the least that band could be, by no less than the smallest trade. What follows from a cost that is
 * not known could be next to nothing; what volatility moves (`isSeen` false: it is not known how far)
 * is no less than its narrowest.
 */
export const unbandedIds = (
  rows: readonly DriftRow[],
  { above, below }: EdgeTable,
  isSeen: boolean,
  minTrade: Usd,
): ClassId[] =>
  rows.flatMap(({ classId, drift, change }, i) => {
    const edge = (drift > 0 ? above : below)[i] ?? 0;
    const least = edge === Number.MAX_VALUE ? 0 : isSeen ? edge : NARROWEST * edge;
    const isOff = Math.abs(drift) > least * WHOLE && absUsd(change) >= minTrade;
    return isOff && least !== edge ? [classId] : [];
  });

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
