import { at, dot, type Matrix, times } from '../quant/matrix.ts';

type Targets = readonly number[];
const known = new WeakMap<Matrix, { targets: Targets; variances: number[] }>();

/**
 * (e_i - t)'S(e_i - t) of every asset: variance a year of an asset against the targets (quant.md A.6).
 * Kept with the covariance, which is therefore not to be written into once it was asked for.
 */
export function apartVariances(covariance: Matrix, targets: Targets): number[] {
  const kept = known.get(covariance);
  if (kept && isSame(kept.targets, targets)) return kept.variances;
  const moved = times(covariance, targets);
  const all = dot(targets, moved);
  const variances = covariance.map((row, i) => Math.max(0, at(row, i) - 2 * at(moved, i) + all));
  known.set(covariance, { targets: [...targets], variances });
  return variances;
}

const isSame = (a: Targets, b: Targets): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
