import {
  bandEdges,
  bandLoss,
  fixedHalfWidth,
  noTradeBand,
  proportionalHalfWidth,
} from '../../../lib/quant/noTradeBand.ts';
import type { CaseFolder } from '../case.ts';
import { exactRegion } from '../exactRegion.ts';
import { absolute, type Findings, relative } from '../findings.ts';
import { type Entries, isObject, listOf, numberOf, objectOf } from '../json.ts';

const EDGES = absolute(1e-5);

/** Exact one-asset regions, the two limits, and the band of fixed and proportional cost. */
export function checkNoTradeBands({ expected }: CaseFolder, found: Findings) {
  const entry = objectOf(expected);
  const each = (key: string, compare: (set: Entries, name: string) => void) => {
    for (const [i, set] of listOf(entry[key]).entries())
      found.attempt(`${key} ${i + 1}`, () => compare(objectOf(set), `${key} ${i + 1}`));
  };
  each('exact_gerhold', (set, name) => compareExact(set, name, found));
  each('formulas', (set, name) => compareLimits(set, name, found));
  each('fixed_plus_proportional', (set, name) => compareEdges(set, name, found));
  found.skipUnread(
    '',
    entry,
    ['exact_gerhold', 'formulas', 'fixed_plus_proportional'],
    'no such band in the product',
  );
}

function compareExact(set: Entries, name: string, found: Findings): void {
  const [mu, sigma, g] = [numberOf(set.mu_excess), numberOf(set.sigma), numberOf(set.gamma)];
  const region = exactRegion({ mu, sigma, riskAversion: g, spread: numberOf(set.spread_eps) });
  const merton = mu / (g * sigma ** 2);
  const ours = {
    merton_pi: merton,
    pi_minus: region.lower,
    pi_plus: region.upper,
    lambda_gap: region.gap,
    exact_halfwidth: (region.upper - region.lower) / 2,
    leading_order_halfwidth: proportionalHalfWidth(merton, numberOf(set.half_spread_k), g),
  };
  const {
    mu_excess: _,
    sigma: __,
    gamma: ___,
    spread_eps: ____,
    half_spread_k: _____,
    ...theirs
  } = set;
  found.compareEntries(name, ours, theirs, absolute(1e-7));
}

function compareLimits(set: Entries, name: string, found: Findings): void {
  const [target, k, g] = [numberOf(set.w), numberOf(set.k), numberOf(set.gamma)];
  for (const [key, theirs] of Object.entries(set)) {
    const fixed = Number(/^fixed_cost_halfwidth_f_(\S+)/.exec(key)?.[1]?.replace('em', 'e-'));
    if (key === 'prop_cost_halfwidth')
      found.compare(`${name} ${key}`, proportionalHalfWidth(target, k, g), theirs, relative(1e-9));
    else if (!Number.isNaN(fixed))
      found.compare(`${name} ${key}`, fixedHalfWidth(target, fixed, g), theirs, relative(1e-9));
    else if (key.includes('halfwidth')) found.skip(`${name} ${key}`, 'no half-width of this name');
  }
}

/** The figures do not depend on sigma: each sigma named has its own. */
function compareEdges(set: Entries, name: string, found: Findings): void {
  const target = numberOf(set.w);
  const inputs = (sigma: number) => ({
    target,
    cost: numberOf(set.prop_cost_k),
    fixedCost: numberOf(set.fixed_cost_fraction_f),
    riskAversion: numberOf(set.gamma),
    weightVariance: (target * (1 - target) * sigma) ** 2,
    directionVariance: sigma ** 2,
  });
  const compare = (title: string, sigma: number, theirs: Entries) => {
    const given = inputs(sigma);
    const scale = (12 * given.weightVariance) / (given.riskAversion * given.directionVariance);
    const edges = bandEdges(scale, given.cost, given.fixedCost);
    found.compare(`${title} inner_a`, edges.inner, theirs.inner_a, EDGES);
    found.compare(`${title} outer_b`, edges.outer, theirs.outer_b, EDGES);
    const { above } = noTradeBand(given);
    const within = edges.outer <= 0.9 * (1 - target);
    if (within) found.compare(`${title} band above the target`, above.outer, theirs.outer_b, EDGES);
  };
  compare(name, 0.8, set);
  for (const [key, theirs] of Object.entries(set)) {
    const sigma = Number(/^sigma(\d+)/.exec(key)?.[1]) / 100;
    const loss = Number(/^annual_loss_at_sigma(\d+)/.exec(key)?.[1]) / 100;
    if (isObject(theirs) && !Number.isNaN(sigma)) compare(`${name} ${key}`, sigma, theirs);
    if (Number.isNaN(loss)) continue;
    const given = inputs(loss);
    const ours = bandLoss(given, { inner: numberOf(set.inner_a), outer: numberOf(set.outer_b) });
    found.compare(`${name} ${key}`, ours, theirs, absolute(1e-6));
  }
}
