import { sampleCovariance } from '../../../lib/quant/covariance.ts';
import { hierarchicalWeights } from '../../../lib/quant/hierarchicalRiskParity.ts';
import { minVarianceWeights } from '../../../lib/quant/minVariance.ts';
import * as risk from '../../../lib/quant/riskWeights.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { absolute, type Findings, NotComparable, relative } from '../findings.ts';
import {
  capIn,
  decimalsOf,
  type Entries,
  isObject,
  matrixOf,
  numbersOf,
  objectOf,
  textOf,
  textsOf,
} from '../json.ts';
import { closesIn } from '../window.ts';

const WEIGHTS = absolute(1e-8);
const MIN_VARIANCE = absolute(1e-6);

/** Risk budgets, inverse volatility, minimum variance on the covariances given. */
export function checkRiskWeights({ expected, prices }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      const entry = objectOf(value);
      const sigma = matrixOf(entry.sigma);
      const named = textsOf(entry.asset_order);
      const assets = named.length > 0 ? named : namesIn(entry);
      if (sigma.length === 0) throw new NotComparable('it holds no covariance "sigma"');
      compareMatrix(name, entry, { sigma, assets, found });
      compareWindow(name, entry, { sigma, assets, found }, prices);
    });
}

/** The assets in the order of the first set of weights, where no order is given. */
const namesIn = (entry: Entries): string[] =>
  Object.keys(objectOf(Object.values(entry).find(isObject)));

interface Asked {
  sigma: number[][];
  assets: string[];
  found: Findings;
}

/** The shares of risk an entry asks for, by name or in order; equal ones unless it does. */
function budgetOf({ budget }: Entries, assets: string[]): number[] {
  const given = Array.isArray(budget) ? numbersOf(budget) : inOrder(objectOf(budget), assets);
  return given.length > 0 ? given : risk.equalWeights(assets.length);
}

/** Every set of weights an entry holds for its covariance. */
function compareMatrix(name: string, entry: Entries, { sigma, assets, found }: Asked): void {
  const budgeted = risk.riskBudgetWeights(sigma, budgetOf(entry, assets)) ?? [];
  const shares = risk.riskShares(sigma, budgeted);
  const sets = Object.entries(entry).filter(([key]) => key !== 'budget');
  for (const [key, theirs] of sets) {
    if (!isObject(theirs)) continue;
    const ours = weightsNamed(key, sigma, { budgeted, shares });
    const tolerance = key.startsWith('min_variance') ? MIN_VARIANCE : WEIGHTS;
    if (ours) found.compareAll(`${name} ${key}`, ours, inOrder(theirs, assets), tolerance);
    else if (key === 'vol_of') compareVolatilities(name, sigma, theirs, { budgeted, found });
    else found.skip(`${name} ${key}`, 'no such weights in the product');
  }
  comparePublished(name, numbersOf(entry.published_percent), budgeted, found);
}

/** Half of the last digit printed, and what is left of it in binary. */
const ROUNDING = 1e-12;

function comparePublished(name: string, theirs: number[], ours: number[], found: Findings): void {
  const percent = ours.map((w) => w * 100);
  const decimals = Math.max(0, ...theirs.map(decimalsOf));
  const printed = absolute(10 ** -decimals / 2 + ROUNDING);
  found.compareAll(`${name} published_percent`, percent, theirs, printed);
}

/** Weights by the name a case gives them; null for a name not known. */
function weightsNamed(
  key: string,
  sigma: number[][],
  known: { budgeted: number[]; shares: number[] },
) {
  const caps = sigma.map(() => capIn(key));
  if (key.startsWith('min_variance')) return minVarianceWeights(sigma, caps);
  const weights: Record<string, number[] | null> = {
    risk_budget_weights: known.budgeted,
    relative_risk_contribution: known.shares,
    inverse_volatility: risk.inverseVolatilityWeights(sigma),
    inverse_variance: risk.inverseVarianceWeights(sigma),
    equal: risk.equalWeights(sigma.length),
    erc: risk.equalRiskWeights(sigma),
    hrp: hierarchicalWeights(sigma),
  };
  return weights[key] ?? null;
}

interface Beside {
  budgeted: number[];
  found: Findings;
}

/** "erc" stands beside whatever budget the case has. */
function compareVolatilities(
  name: string,
  sigma: number[][],
  theirs: Entries,
  { budgeted, found }: Beside,
) {
  const free =
    minVarianceWeights(
      sigma,
      sigma.map(() => 1),
    ) ?? [];
  const ours = { erc: risk.volatilityOf(sigma, budgeted), minvar: risk.volatilityOf(sigma, free) };
  found.compareEntries(`${name} volatility`, ours, theirs, relative(1e-8));
}

/** Where the name or the entry tells the window (full, last90, dates), the covariance itself. */
function compareWindow(
  name: string,
  entry: Entries,
  { sigma, assets, found }: Asked,
  prices: CaseFolder['prices'],
) {
  const words = `${name} ${textOf(entry.label)}`;
  if (!/last[ _]?\d|first[ _]?\d|full/i.test(words) && entry.start === undefined) return;
  found.attempt(`${name} sigma`, () => {
    const ours = sampleCovariance(closesIn(prices(), assets, entry, words).returns) ?? [];
    found.compareAll(`${name} sigma`, ours.flat(), sigma.flat(), relative(1e-9));
  });
}
