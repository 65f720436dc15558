import { sampleCovariance } from '../../../lib/quant/covariance.ts';
import { hierarchicalWeights } from '../../../lib/quant/hierarchicalRiskParity.ts';
import { minVarianceWeights } from '../../../lib/quant/minVariance.ts';
import * as risk from '../../../lib/quant/riskWeights.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { absolute, type Findings, relative } from '../findings.ts';
import { type Entries, isObject, matrixOf, numbersOf, objectOf, textsOf } from '../json.ts';

const WEIGHTS = absolute(1e-8);
const MIN_VARIANCE = absolute(1e-6);

/** Risk budgets, inverse volatility, minimum variance on the covariances given. */
export function checkRiskWeights({ expected, prices }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected))) {
    const entry = objectOf(value);
    const sigma = matrixOf(entry.sigma);
    const assets = textsOf(entry.asset_order);
    compareMatrix(name, entry, { sigma, assets, found });
    compareWindow(name, assets, sigma, { prices, found });
  }
}

interface Asked {
  sigma: number[][];
  assets: string[];
  found: Findings;
}

/** Every set of weights an entry holds for its covariance. */
function compareMatrix(name: string, entry: Entries, { sigma, assets, found }: Asked): void {
  const budgeted = risk.riskBudgetWeights(sigma, inOrder(objectOf(entry.budget), assets)) ?? [];
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

function comparePublished(name: string, theirs: number[], ours: number[], found: Findings): void {
  const percent = ours.map((w) => w * 100);
  if (theirs.length > 0)
    found.compareAll(`${name} published_percent`, percent, theirs, absolute(5e-5));
}

/** Weights by the name a case gives them; null for a name not known. */
function weightsNamed(
  key: string,
  sigma: number[][],
  known: { budgeted: number[]; shares: number[] },
) {
  const cap = /^min_variance_cap(\d+)/.exec(key)?.[1];
  const caps = sigma.map(() => (cap === undefined ? 1 : Number(cap) / 100));
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

interface Given extends Pick<CaseFolder, 'prices'> {
  found: Findings;
}

/** Where the name tells the window (full, last90), the covariance itself. */
function compareWindow(
  name: string,
  assets: string[],
  sigma: number[][],
  { prices, found }: Given,
) {
  const last = /last(\d+)/.exec(name)?.[1];
  if (last === undefined && !name.includes('full')) return;
  const { returns } = prices().closes(assets);
  const window = last === undefined ? returns : returns.slice(-Number(last));
  found.compareAll(
    `${name} sigma`,
    (sampleCovariance(window) ?? []).flat(),
    sigma.flat(),
    relative(1e-9),
  );
}
