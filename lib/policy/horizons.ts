import { at, type Matrix } from '../quant/matrix.ts';
import { type Edges, noTradeBand } from '../quant/noTradeBand.ts';
import { apartVariances } from './apartVariances.ts';
import type { AssetCost } from './state.ts';

/** What the horizons hang on. */
interface Ground {
  covariance: Matrix;
  costs: readonly (AssetCost | null)[];
  targets: readonly number[];
  value: number;
  riskAversion: number;
}

/** Of an asset: years its relief counts while it is over, and under, its target; its variance in the direction it moves. */
export interface Horizon {
  over: number;
  under: number;
  direction: number;
}

const known = new WeakMap<Matrix, { ground: Ground; horizons: (Horizon | null)[] }>();

/**
 * H = (a + b)²/(6 s2) of every asset, (a, b) its cost-optimal edges (quant.md A.6); null where the
 * target is nothing or all, the weight does not move, or the cost is not known. Kept with the covariance while nothing else
 * changes.
 */
export function horizonsOf(ground: Ground): (Horizon | null)[] {
  const kept = known.get(ground.covariance);
  if (kept && isSame(kept.ground, ground)) return kept.horizons;
  const variances = apartVariances(ground.covariance, ground.targets);
  const horizons = ground.targets.map((target, i) =>
    horizonOf(ground, target, i, at(variances, i)),
  );
  known.set(ground.covariance, { ground, horizons });
  return horizons;
}

const isSame = (a: Ground, b: Ground): boolean =>
  a.value === b.value &&
  a.riskAversion === b.riskAversion &&
  a.costs === b.costs &&
  a.targets === b.targets;

function horizonOf(ground: Ground, target: number, i: number, apart: number): Horizon | null {
  const cost = ground.costs[i];
  if (!cost || target <= 0 || target >= 1 || !(apart > 0)) return null;
  const weightVariance = target ** 2 * apart;
  const direction = apart / (1 - target) ** 2;
  const { above, below } = noTradeBand({
    target,
    cost: cost.share,
    sellTax: cost.sellTax,
    fixedCost: cost.fixed / ground.value,
    riskAversion: ground.riskAversion,
    weightVariance,
    directionVariance: direction,
  });
  const years = ({ inner, outer }: Edges) => (inner + outer) ** 2 / (6 * weightVariance);
  return { over: years(above), under: years(below), direction };
}
