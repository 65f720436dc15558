import { correlationMatrix } from './covariance.ts';
import { at, cell, type Matrix, quadratic, square } from './matrix.ts';
import { inverseVarianceWeights } from './riskWeights.ts';

export type Linkage = 'single' | 'average';

/**
 * Hierarchical risk parity (Lopez de Prado 2016) in PyPortfolioOpt's form: distance
 * sqrt((1 - rho)/2) clustered directly, the leaves in the tree's order halved again and again,
 * each half weighed against the other by the variance of its inverse-variance mix. Weights sum
 * to 1. Null when an asset does not move.
 */
export function hierarchicalWeights(covariance: Matrix, linkage: Linkage = 'single') {
  if (!covariance.every((row, i) => at(row, i) > 0)) return null;
  const weights = covariance.map(() => 1);
  const joins = joinsOf(correlationDistance(covariance), linkage);
  const open = [joins.at(-1)?.leaves ?? [0]];
  for (let group = open.pop(); group; group = open.pop()) {
    if (group.length < 2) continue;
    const half = Math.floor(group.length / 2);
    const [left, right] = [group.slice(0, half), group.slice(half)];
    const [a, b] = [clusterVariance(covariance, left), clusterVariance(covariance, right)];
    for (const i of left) weights[i] = at(weights, i) * (b / (a + b));
    for (const i of right) weights[i] = at(weights, i) * (a / (a + b));
    open.push(left, right);
  }
  return weights;
}

/** sqrt((1 - rho)/2) of every pair. */
export function correlationDistance(covariance: Matrix): number[][] {
  const correlation = correlationMatrix(covariance);
  return square(covariance.length, (i, j) =>
    i === j ? 0 : Math.sqrt(Math.max(0, (1 - cell(correlation, i, j)) / 2)),
  );
}

function clusterVariance(covariance: Matrix, members: readonly number[]): number {
  const own = members.map((i) => members.map((j) => cell(covariance, i, j)));
  return quadratic(own, inverseVarianceWeights(own) ?? []);
}

interface Cluster {
  /** As scipy numbers them: leaves first, then each join. */
  id: number;
  leaves: number[];
}

/** Two clusters joined, by their numbers, how far apart they were, and how many leaves that makes. */
export interface Join {
  left: number;
  right: number;
  gap: number;
  leaves: number[];
}

/** The joins in their order; of two clusters the one with the lower number stands left. */
export function joinsOf(distance: Matrix, linkage: Linkage): Join[] {
  let clusters: Cluster[] = distance.map((_, i) => ({ id: i, leaves: [i] }));
  const joins: Join[] = [];
  for (let id = distance.length; clusters.length > 1; id += 1) {
    const { left, right, gap } = nearest(clusters, distance, linkage);
    const leaves = [...left.leaves, ...right.leaves];
    joins.push({ left: left.id, right: right.id, gap, leaves });
    clusters = [...clusters.filter((c) => c !== left && c !== right), { id, leaves }];
  }
  return joins;
}

/** Distances nearer than this are alike: the first pair is joined, whatever the last bit says. */
const TIE = 1e-12;

function nearest(clusters: readonly Cluster[], distance: Matrix, linkage: Linkage) {
  let best = { left: clusters[0] as Cluster, right: clusters[1] as Cluster, gap: Infinity };
  for (const [i, left] of clusters.entries())
    for (const right of clusters.slice(i + 1)) {
      const gap = between(left, right, distance, linkage);
      if (gap < best.gap - TIE) best = { left, right, gap };
    }
  return best;
}

function between(a: Cluster, b: Cluster, distance: Matrix, linkage: Linkage): number {
  const gaps = a.leaves.flatMap((i) => b.leaves.map((j) => cell(distance, i, j)));
  return linkage === 'single'
    ? Math.min(...gaps)
    : gaps.reduce((all, gap) => all + gap, 0) / gaps.length;
}
