import type { ClassId } from './asset.ts';
import { type Bps, bps, WHOLE } from './money.ts';
import type { Portfolio, Target } from './portfolio.ts';
import type { BandSides, BandWidth } from './strategy.ts';

/** How far a weight may stand above and below its target, in basis points of the whole. */
export interface Edges {
  above: Bps;
  below: Bps;
}

/** Edges that follow from costs or volatility, as the last decision found them, by class. */
export type EdgesByClass = Readonly<Record<ClassId, Edges>>;

/** Without a band: no weight reaches it. */
const FREE: Edges = { above: WHOLE, below: WHOLE };

/** Whether there is a band at all: a rule of a schedule alone has none. */
export const hasBand = ({ above, below }: Edges): boolean => Math.min(above, below) < WHOLE;

type Settings = Pick<Portfolio, 'limits' | 'strategy'>;

/** The band a class has by the user's settings: its own, else that of all, else plain points. */
export function bandOf({ limits, strategy }: Settings, { classId, band }: Target): BandSides {
  const plain: BandWidth = { kind: 'points', size: band ?? limits.band };
  return strategy.own[classId] ?? strategy.band ?? { above: plain, below: plain };
}

/**
 * The edges of a class in whole basis points, halves up. Plain points stand in for a side that
 * follows from costs, until it is found. A rule of a schedule alone has no band.
 */
export function edgesOf(settings: Settings, target: Target): Edges {
  if (settings.strategy.trigger === 'schedule') return FREE;
  const band = bandOf(settings, target);
  const plain = target.band ?? settings.limits.band;
  return {
    above: widthOf(band.above, 1, target.weight) ?? plain,
    below: widthOf(band.below, -1, target.weight) ?? plain,
  };
}

/** A portfolio to measure and plan by, never to store: the edges that were found as plain points. */
export const withEdges = <P extends Settings>(portfolio: P, found: EdgesByClass): P => {
  const own = Object.entries(found).map(([classId, { above, below }]) => [
    classId,
    { above: { kind: 'points', size: above }, below: { kind: 'points', size: below } },
  ]);
  const strategy = { ...portfolio.strategy };
  strategy.own = { ...strategy.own, ...Object.fromEntries(own) };
  return { ...portfolio, strategy };
};

/** Whether an edge of the class stands only in a decision. */
export const isFoundEdge = (settings: Settings, target: Target): boolean => {
  const { above, below } = bandOf(settings, target);
  const isCost = above.kind === 'costOptimal' || below.kind === 'costOptimal';
  const { trigger, isVolatilityAdjusted } = settings.strategy;
  return trigger !== 'schedule' && (isVolatilityAdjusted || isCost);
};

/** Whether all edges of a portfolio follow from its settings alone. */
export const isFixedBand = (portfolio: Settings & Pick<Portfolio, 'targets'>): boolean =>
  !portfolio.targets.some((target) => isFoundEdge(portfolio, target));

/** Null where it follows from costs. */
function widthOf(width: BandWidth, sign: 1 | -1, target: Bps): Bps | null {
  if (width.kind === 'costOptimal') return null;
  if (width.kind === 'points') return width.size;
  const share = width.kind === 'relative' ? width.size : geometricShare(width.size, sign);
  return bps(Math.round((share * target) / WHOLE));
}

/** A log ratio of `size` as a share of the target: e^size - 1 above it, 1 - e^-size below. */
const geometricShare = (size: Bps, sign: 1 | -1): number =>
  WHOLE * Math.abs(Math.expm1((sign * size) / WHOLE));

/** The edge on the side of the target on which a drift stands. */
export const edgeAt = ({ above, below }: Edges, drift: number): Bps => (drift < 0 ? below : above);
