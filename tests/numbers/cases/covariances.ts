import { sampleCovariance, semiCovariance, spanCovariance } from '../../../lib/quant/covariance.ts';
import {
  correlationDistance,
  hierarchicalWeights,
  joinsOf,
} from '../../../lib/quant/hierarchicalRiskParity.ts';
import { column, mean, scaled } from '../../../lib/quant/matrix.ts';
import { cagr } from '../../../lib/quant/metrics.ts';
import { minVarianceWeights } from '../../../lib/quant/minVariance.ts';
import { DAYS_A_YEAR } from '../../../lib/quant/returns.ts';
import { volatilityOf } from '../../../lib/quant/riskWeights.ts';
import * as shrinkage from '../../../lib/quant/shrinkage.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { absolute, EXACT, type Findings, NotComparable, relative } from '../findings.ts';
import { capIn, type Entries, matrixOf, numberOf, objectOf, textOf, textsOf } from '../json.ts';
import { closesIn } from '../window.ts';

const CLOSE = relative(1e-9);

interface Window {
  name: string;
  rows: number[][];
  assets: string[];
  frequency: number;
  found: Findings;
}

/** Covariances, shrinkage, HRP and minimum volatility of windows of returns. */
export function checkCovariances({ expected, prices }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => {
      const entry = objectOf(value);
      const assets = textsOf(entry.asset_order);
      const words = `${name} ${textOf(entry.label)}`;
      const rows = closesIn(prices(), assets, entry, words).returns;
      found.compare(`${name} n_returns`, rows.length, entry.n_returns, EXACT);
      const frequency = numberOf(entry.frequency ?? DAYS_A_YEAR);
      const window = { name, rows, assets, frequency, found };
      for (const [key, theirs] of Object.entries(entry))
        found.attempt(`${name} ${key}`, () => compareNamed(key, theirs, window));
    });
}

const SHRUNK: Record<string, (rows: number[][]) => shrinkage.Shrunk | null> = {
  ledoit_wolf_constant_variance: shrinkage.shrinkToIdentity,
  ledoit_wolf_single_factor: shrinkage.shrinkToSingleFactor,
  ledoit_wolf_constant_correlation: shrinkage.shrinkToConstantCorrelation,
  oas: shrinkage.shrinkByOracle,
  sklearn_ledoit_wolf_identity_daily: shrinkage.shrinkToIdentity,
};

function compareNamed(key: string, theirs: unknown, window: Window): void {
  const { name, rows, frequency, found } = window;
  const shrink = SHRUNK[key];
  const plain = plainCovariance(key, rows);
  if (shrink) compareShrunk(key, shrink(rows), objectOf(theirs), window);
  else if (plain)
    found.compareAll(
      `${name} ${key}`,
      scaled(plain, frequency).flat(),
      matrixOf(theirs).flat(),
      CLOSE,
    );
  else if (key.startsWith('hrp_')) compareHierarchical(key, objectOf(theirs), window);
  else if (key.startsWith('min_volatility')) compareMinimum(key, objectOf(theirs), window);
  else if (MEANS[key]) {
    const ours = window.assets.map((_, i) => MEANS[key]?.(column(rows, i), frequency) ?? 0);
    found.compareAll(`${name} ${key}`, ours, inOrder(objectOf(theirs), window.assets), CLOSE);
  } else if (key.startsWith('ema_return'))
    throw new NotComparable('the product forecasts no returns');
  else if (typeof theirs === 'object' && key !== 'asset_order')
    throw new NotComparable('the product has no covariance or weights of that name');
}

const MEANS: Record<string, (returns: number[], periods: number) => number> = {
  mean_historical_return_geometric: cagr,
  mean_historical_return_arithmetic: (returns, periods) => mean(returns) * periods,
};

function plainCovariance(key: string, rows: number[][]): number[][] | null {
  const span = /^exp_cov_span(\d+)/.exec(key)?.[1];
  if (span !== undefined) return spanCovariance(rows, Number(span));
  const benchmark = /^semicov\w*benchmark_?(-?\d+(?:[.p]\d+)?(?:e-?\d+)?)/.exec(key)?.[1];
  if (benchmark !== undefined) return semiCovariance(rows, Number(benchmark.replace('p', '.')));
  return key.startsWith('sample_cov') ? sampleCovariance(rows) : null;
}

function compareShrunk(
  key: string,
  ours: shrinkage.Shrunk | null,
  theirs: Entries,
  window: Window,
) {
  const { name, frequency, found } = window;
  const factor = key.endsWith('daily') ? 1 : frequency;
  const covariance = scaled(ours?.covariance ?? [], factor).flat();
  const intensity = theirs.delta ?? theirs.shrinkage;
  found.compare(
    `${name} ${key} shrinkage`,
    ours?.shrinkage ?? Number.NaN,
    intensity,
    absolute(1e-8),
  );
  const expected = matrixOf(theirs.cov_annual ?? theirs.cov).flat();
  found.compareAll(`${name} ${key} covariance`, covariance, expected, relative(1e-8));
}

function compareHierarchical(key: string, theirs: Entries, { name, rows, assets, found }: Window) {
  const linkage = key === 'hrp_single' ? 'single' : key === 'hrp_average' ? 'average' : null;
  if (!linkage) throw new NotComparable('the product clusters by single or average linkage');
  const covariance = sampleCovariance(rows) ?? [];
  const joins = joinsOf(correlationDistance(covariance), linkage);
  const table = joins.map(({ left, right, gap, leaves }) => [left, right, gap, leaves.length]);
  const linked = `${name} ${key} clusters_linkage`;
  found.compareAll(linked, table.flat(), matrixOf(theirs.clusters_linkage).flat(), absolute(1e-9));
  const ours = hierarchicalWeights(covariance, linkage) ?? [];
  found.compareAll(
    `${name} ${key}`,
    ours,
    inOrder(objectOf(theirs.weights), assets),
    absolute(1e-9),
  );
}

function compareMinimum(
  key: string,
  theirs: Entries,
  { name, rows, assets, frequency, found }: Window,
) {
  const covariance = scaled(sampleCovariance(rows) ?? [], frequency);
  const ours =
    minVarianceWeights(
      covariance,
      assets.map(() => capIn(key)),
    ) ?? [];
  found.compareAll(
    `${name} ${key}`,
    ours,
    inOrder(objectOf(theirs.weights), assets),
    absolute(1e-4),
  );
  found.compare(`${name} ${key} vol`, volatilityOf(covariance, ours), theirs.vol, absolute(1e-4));
}
