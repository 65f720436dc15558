import { type Bps, bps, WHOLE } from '../../lib/core/money.ts';
import type { BandSides, BandWidth } from '../../lib/core/strategy.ts';
import type { StrategyDraft } from '../../lib/core/strategyDraft.ts';
import { LIMIT_CEILINGS } from '../../lib/core/targetDraft.ts';
import { parseTolerance } from '../../lib/core/typedNumber.ts';

export type WidthKind = BandWidth['kind'];
export type Side = keyof BandSides;

/** What a width of a kind is until another is typed. */
const FIRST: Record<Exclude<WidthKind, 'costOptimal'>, Bps> = {
  points: bps(500),
  relative: bps(2000),
  geometric: bps(2000),
};

/** A width of another kind. */
export const widthOf = (kind: WidthKind): BandWidth =>
  kind === 'costOptimal' ? { kind } : { kind, size: FIRST[kind] };

/** Points up to 50, shares of the target up to all of it. */
export const parseSize = (kind: WidthKind) => (typed: string) =>
  parseTolerance(typed, kind === 'points' ? LIMIT_CEILINGS.band : WHOLE);

/** Whether both sides are the same. */
export const isEven = ({ above, below }: BandSides): boolean =>
  above.kind === below.kind &&
  (above.kind === 'costOptimal' || below.kind === 'costOptimal' || above.size === below.size);

/** Whether any band of a rule follows from costs. */
export const followsCosts = ({
  band,
  own,
}: Pick<StrategyDraft['strategy'], 'band' | 'own'>): boolean =>
  [band, ...Object.values(own)].some(
    ({ above, below }) => above.kind === 'costOptimal' || below.kind === 'costOptimal',
  );
