import { at, type Matrix } from '../quant/matrix.ts';
import { directionVariance, noTradeBand, weightVariance } from '../quant/noTradeBand.ts';
import type { Rule, Width } from './rule.ts';
import type { AssetCost, EdgeTable } from './state.ts';

/** What bands follow from besides the rule. */
export interface BandWorld {
  ids: readonly string[];
  targets: readonly number[];
  /** Dollars. */
  value: number;
  /** Of returns, a year. */
  covariance: Matrix | null;
  costs: readonly (AssetCost | undefined)[] | null;
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
  const sides = world.ids.map((id, i) => {
    const band = rule.own[id] ?? rule.band;
    if (!band) return { above: FREE, below: FREE };
    const side = (width: Width, sign: 1 | -1) => {
      const found = sideOf(width, sign, rule, world, i);
      if ('missing' in found) missing.add(found.missing);
      return 'missing' in found ? FREE : scaled(found, rule, world.volatilityRatios, i);
    };
    return { above: side(band.above, 1), below: side(band.below, -1) };
  });
  const edges = {
    above: sides.map(({ above }) => above.outer),
    below: sides.map(({ below }) => below.outer),
    innerAbove: sides.map(({ above }) => above.inner),
    innerBelow: sides.map(({ below }) => below.inner),
  };
  return { edges, missing: [...missing] };
}

/** No weight reaches it. A number that survives JSON. */
const FREE: Side = { outer: Number.MAX_VALUE, inner: Number.MAX_VALUE };

function sideOf(
  width: Width,
  sign: 1 | -1,
  rule: Rule,
  world: BandWorld,
  i: number,
): Side | { missing: string } {
  const target = at(world.targets, i);
  if (width.kind === 'points') return plain(width.size);
  if (width.kind === 'relative') return plain(width.size * target);
  if (width.kind === 'geometric') return plain(target * Math.abs(Math.expm1(sign * width.size)));
  return costSide(sign, rule, world, i);
}

const plain = (outer: number): Side => ({ outer, inner: outer / 2 });

/** quant.md A.6; the counterpart of each asset is all others pro rata. */
function costSide(
  sign: 1 | -1,
  { riskAversion }: Rule,
  { ids, targets, value, covariance, costs }: BandWorld,
  i: number,
): Side | { missing: string } {
  const cost = costs?.[i];
  if (!cost) return { missing: `cost ${ids[i] ?? ''}` };
  if (!covariance || !(value > 0)) return { missing: covariance ? 'value' : 'covariance' };
  const target = at(targets, i);
  if (target <= 0 || target >= 1) return plain(0);
  const band = noTradeBand({
    target,
    cost: cost.share,
    sellTax: cost.sellTax,
    fixedCost: cost.fixed / value,
    riskAversion,
    weightVariance: weightVariance(covariance, targets, i),
    directionVariance: directionVariance(covariance, targets, i),
  });
  return sign > 0 ? band.above : band.below;
}

/** Narrowest and widest a band becomes by volatility: 3 and 10 points of a band of 5. */
const NARROWEST = 0.6;
const WIDEST = 2;

/** B = B0 clip((s/s_ref)^eta), quant.md A.4: an option, not an improvement at equal cost. */
function scaled(
  side: Side,
  { volatilityExponent }: Rule,
  ratios: readonly number[] | null,
  i: number,
): Side {
  const ratio = ratios?.[i] ?? 1;
  if (volatilityExponent === 0 || side === FREE || !(ratio > 0)) return side;
  const factor = Math.min(WIDEST, Math.max(NARROWEST, ratio ** volatilityExponent));
  return { outer: side.outer * factor, inner: side.inner * factor };
}
