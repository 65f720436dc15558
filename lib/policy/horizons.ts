import type { Matrix } from '../quant/matrix.ts';
import type { Edges } from '../quant/noTradeBand.ts';
import { costBand, type Spread, spreadsOf } from './costBand.ts';
import type { Rule } from './rule.ts';
import type { AssetCost } from './state.ts';

/** What the horizons hang on. */
interface Ground {
  covariance: Matrix;
  costs: readonly (AssetCost | null)[];
  targets: readonly number[];
  value: number;
  riskAversion: number;
  moves: Rule['moves'];
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
  const spreads = spreadsOf(ground.covariance, ground.targets, ground.moves);
  const horizons = ground.targets.map((target, i) => horizonOf(ground, target, i, spreads[i]));
  known.set(ground.covariance, { ground, horizons });
  return horizons;
}

const isSame = (a: Ground, b: Ground): boolean =>
  a.value === b.value &&
  a.riskAversion === b.riskAversion &&
  a.moves === b.moves &&
  a.costs === b.costs &&
  a.targets === b.targets;

function horizonOf(ground: Ground, target: number, i: number, spread?: Spread): Horizon | null {
  const cost = ground.costs[i];
  if (!cost || target <= 0 || target >= 1 || !spread || !(spread.weight > 0)) return null;
  const { value, riskAversion } = ground;
  const { above, below } = costBand({ target, value, riskAversion }, cost, spread);
  const years = ({ inner, outer }: Edges) => (inner + outer) ** 2 / (6 * spread.weight);
  return { over: years(above), under: years(below), direction: spread.direction };
}
