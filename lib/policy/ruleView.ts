import type { RiskAnswer } from '../core/strategy.ts';
import { at, type Matrix } from '../quant/matrix.ts';
import { bandsOf } from './bands.ts';
import { type BreachPrices, breachPrices } from './breach.ts';
import { bothSides, DEFAULT_RULE, type Rule } from './rule.ts';
import { riskAversionOf } from './ruleOf.ts';
import type { AssetCost } from './state.ts';

/** What a rule is looked at over: one place an asset; fractions and dollars. */
export interface RuleGround {
  ids: string[];
  targets: number[];
  /** Null while they are not known. */
  weights: number[] | null;
  value: number;
  /** Of returns, a year. */
  covariance: Matrix | null;
  costs: AssetCost[] | null;
  /** Each asset's forecast volatility over its usual one, where the rule asks for it. */
  volatilityRatios: readonly number[] | null;
}

/** Distances from the target at which a rule acts; null: none, or not known yet. */
export type Reach = { above: number; below: number } | null;

/** Beyond the whole portfolio no weight reaches an edge. */
const FARTHEST = 1;

/** The band a rule makes for each asset. */
export function reachOf(rule: Rule, ground: RuleGround): Reach[] {
  const { edges } = bandsOf(rule, ground);
  return ground.ids.map((_, i) => {
    const [above, below] = edges ? [at(edges.above, i), at(edges.below, i)] : [FREE, FREE];
    return above > FARTHEST && below > FARTHEST ? null : { above, below };
  });
}

const FREE = Number.MAX_VALUE;

/** Prices at which each asset leaves its reach, all others unmoved; none without weight or price. */
export function breachesOf(
  { ids, weights, targets }: RuleGround,
  reaches: readonly Reach[],
  prices: readonly (number | null)[],
): BreachPrices[] {
  if (!weights) return ids.map(() => NEVER);
  const side = (name: 'above' | 'below') => reaches.map((reach) => reach?.[name] ?? FREE);
  const [above, below] = [side('above'), side('below')];
  const edges = { above, below, innerAbove: above, innerBelow: below };
  const known = prices.map((price) => price ?? 0);
  return breachPrices({ ids, weights, targets, edges }, known).map((one, i) =>
    prices[i] == null ? NEVER : one,
  );
}

const NEVER: BreachPrices = { above: null, below: null };

/** Narrowest and widest cost-optimal side of all assets, by each answer to the question of risk. */
export function impliedBands(
  ground: RuleGround,
): Record<RiskAnswer, { from: number; to: number } | null> {
  const of = (answer: RiskAnswer) => {
    const band = bothSides({ kind: 'costOptimal' });
    const rule = { ...DEFAULT_RULE, band, riskAversion: riskAversionOf(answer) };
    const { edges, missing } = bandsOf(rule, ground);
    if (!edges || missing.length > 0 || ground.ids.length === 0) return null;
    const sides = [...edges.above, ...edges.below].filter((side) => side > 0);
    return sides.length === 0 ? null : { from: Math.min(...sides), to: Math.max(...sides) };
  };
  return { little: of('little'), middle: of('middle'), much: of('much') };
}
