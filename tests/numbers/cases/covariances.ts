import { sampleCovariance, semiCovariance, spanCovariance } from '../../../lib/quant/covariance.ts';
import {
  correlationDistance,
  hierarchicalWeights,
  joinsOf,
} from '../../../lib/quant/hierarchicalRiskParity.ts';
import { scaled } from '../../../lib/quant/matrix.ts';
import { cagr } from '../../../lib/quant/metrics.ts';
import { minVarianceWeights } from '../../../lib/quant/minVariance.ts';
import { volatilityOf } from '../../../lib/quant/riskWeights.ts';
import * as shrinkage from '../../../lib/quant/shrinkage.ts';
import { type CaseFolder, inOrder } from '../case.ts';
import { absolute, EXACT, type Findings, relative } from '../findings.ts';
import { type Entries, matrixOf, numberOf, objectOf, textsOf } from '../json.ts';

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
  for (const [name, value] of Object.entries(objectOf(expected))) {
    const entry = objectOf(value);
    const assets = textsOf(entry.asset_order);
    const rows = prices().closes(assets).returns.slice(-numberOf(entry.n_returns));
    found.compare(`${name} n_returns`, rows.length, entry.n_returns, EXACT);
    const window = { name, rows, assets, frequency: numberOf(entry.frequency), found };
    for (const [key, theirs] of Object.entries(entry)) compareNamed(key, theirs, window);
  }
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
  else if (key === 'mean_historical_return_geometric') {
    const growth = window.assets.map((_, i) =>
      cagr(
        rows.map((row) => row[i] ?? 0),
        frequency,
      ),
    );
    found.compareAll(`${name} ${key}`, growth, inOrder(objectOf(theirs), window.assets), CLOSE);
  } else if (key.startsWith('ema_return'))
    found.skip(`${name} ${key}`, 'the product forecasts no returns');
  else if (typeof theirs === 'object' && key !== 'asset_order')
    found.skip(`${name} ${key}`, 'no such covariance in the product');
}

function plainCovariance(key: string, rows: number[][]): number[][] | null {
  const span = /^exp_cov_span(\d+)/.exec(key)?.[1];
  if (span !== undefined) return spanCovariance(rows, Number(span));
  const benchmark = /^semicov\w*benchmark(-?[\d.]+)/.exec(key)?.[1];
  if (benchmark !== undefined) return semiCovariance(rows, Number(benchmark));
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
  if (!linkage) {
    found.skip(`${name} ${key}`, 'no such linkage in the product');
    return;
  }
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
  const cap = /cap(\d+)/.exec(key)?.[1];
  const covariance = scaled(sampleCovariance(rows) ?? [], frequency);
  const ours =
    minVarianceWeights(
      covariance,
      assets.map(() => (cap === undefined ? 1 : Number(cap) / 100)),
    ) ?? [];
  found.compareAll(
    `${name} ${key}`,
    ours,
    inOrder(objectOf(theirs.weights), assets),
    absolute(1e-4),
  );
  found.compare(`${name} ${key} vol`, volatilityOf(covariance, ours), theirs.vol, absolute(1e-4));
}
