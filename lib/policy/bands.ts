import { at, type Matrix } from '../quant/matrix.ts';
import { costBand, spreadsOf } from './costBand.ts';
import type { Band, Rule, Width } from './rule.ts';
import type { AssetCost, EdgeTable } from './state.ts';

/** What bands follow from besides the rule. */
export interface BandWorld {
  ids: readonly string[];
  targets: readonly number[];
  /** Dollars. */
  value: number;
  /** Of returns, a year. */
  covariance: Matrix | null;
  costs: readonly (AssetCost | null)[] | null;
  /** Each asset's forecast volatility over its usual one; null when not asked for. */
  volatilityRatios: readonly number[] | null;
}

interface Side {
  outer: number;
  inner: number;
}

/**
 * The band of each asset. With `missing` not empty a band could not be had, and what is missing is
 * named. A target of zero leaves a relative or geometric band no room: anything held is outside.
 */
export function bandsOf(
  rule: Rule,
  world: BandWorld,
): { edges: EdgeTable | null; missing: string[] } {
  if (!rule.band && Object.keys(rule.own).length === 0) return { edges: null, missing: [] };
  const missing = new Set<string>();
  const edges: EdgeTable = { above: [], below: [], innerAbove: [], innerBelow: [] };
  for (let i = 0; i < world.ids.length; i += 1) {
    const { above, below } = sidesOf(rule, world, i, missing);
    edges.above.push(above.outer);
    edges.below.push(below.outer);
    edges.innerAbove.push(above.inner);
    edges.innerBelow.push(below.inner);
  }
  return { edges, missing: [...missing] };
}

interface Sides {
  above: Side;
  below: Side;
}

function sidesOf(rule: Rule, world: BandWorld, i: number, missing: Set<string>): Sides {
  const band = rule.own[world.ids[i] ?? ''] ?? rule.band;
  if (!band) return UNBOUND;
  const optimal = isCostly(band) ? costSides(rule, world, i) : UNBOUND;
  if ('missing' in optimal) missing.add(optimal.missing);
  const sides = 'missing' in optimal ? UNBOUND : optimal;
  const target = at(world.targets, i);
  const factor = volatilityFactor(world.volatilityRatios?.[i] ?? 1, rule.volatilityExponent);
  return {
    above: scaled(sideOf(band.above, 1, target, sides.above), factor),
    below: scaled(sideOf(band.below, -1, target, sides.below), factor),
  };
}

/** No weight reaches it. A number that survives JSON. */
const FREE: Side = { outer: Number.MAX_VALUE, inner: Number.MAX_VALUE };
const UNBOUND: Sides = { above: FREE, below: FREE };

const isCostly = ({ above, below }: Band): boolean =>
  above.kind === 'costOptimal' || below.kind === 'costOptimal';

function sideOf(width: Width, sign: 1 | -1, target: number, optimal: Side): Side {
  if (width.kind === 'costOptimal') return optimal;
  if (width.kind === 'points') return plain(width.size);
  if (width.kind === 'relative') return plain(width.size * target);
  return plain(target * Math.abs(Math.expm1(sign * width.size)));
}

const plain = (outer: number): Side => ({ outer, inner: outer / 2 });

/** quant.md A.6. */
function costSides(
  { riskAversion, moves }: Rule,
  { ids, targets, value, covariance, costs }: BandWorld,
  i: number,
): Sides | { missing: string } {
  const cost = costs?.[i];
  if (!cost) return { missing: `cost ${ids[i] ?? ''}` };
  if (!covariance || !(value > 0)) return { missing: covariance ? 'value' : 'covariance' };
  const target = at(targets, i);
  if (target <= 0 || target >= 1) return { above: plain(0), below: plain(0) };
  const spread = spreadsOf(covariance, targets, moves)[i];
  if (!spread) return { missing: 'covariance' };
  return costBand({ target, value, riskAversion }, cost, spread);
}

/** Narrowest and widest a band becomes by volatility: 3 and 10 points of a band of 5. */
export const NARROWEST = 0.6;
const WIDEST = 2;

/** clip((s/s_ref)^eta), quant.md A.4: an option, not an improvement at equal cost. */
export function volatilityFactor(ratio: number, exponent: number): number {
  if (exponent === 0 || !(ratio > 0)) return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, ratio ** exponent));
}

const scaled = (side: Side, factor: number): Side =>
  side === FREE || factor === 1 ? side : { outer: side.outer * factor, inner: side.inner * factor };
