import { seededRandom } from '../quant/bootstrap.ts';
import { lowerRoot } from '../quant/lowerRoot.ts';
import { at, type Matrix, scaled } from '../quant/matrix.ts';

/** Growth of each asset over that of the targets held every bar: row after row in one flat list. */
export interface YearWalk {
  growth: Float64Array;
  /** Bars of one path; each path starts anew from the targets. */
  barsAPath: number;
  paths: number;
  barsAYear: number;
}

/** A path's years; one where bars and assets are so many that three would be felt on a slider. */
const YEARS = 3;
const MANY = 150;
const SEED = 20_261_121;
/** Bars in all, and numbers in all: as many paths as that leaves room for. */
const MOST_BARS = 100_000;
const MOST_NUMBERS = 500_000;

/**
 * Correlated walks without memory or drift, of the given covariance a year: the same for the same
 * input. What moves all assets alike is taken out, since weights do not feel it and the value is to
 * stay the user's.
 */
export function yearWalk(
  covariance: Matrix,
  targets: readonly number[],
  looksADay: number,
): YearWalk {
  const n = targets.length;
  const barsAYear = 365 * looksADay;
  const barsAPath = (n * looksADay > MANY ? 1 : YEARS) * barsAYear;
  const bars = Math.min(MOST_BARS, MOST_NUMBERS / n);
  const paths = Math.max(1, Math.floor(bars / barsAPath));
  const growth = new Float64Array(paths * barsAPath * n);
  const root = lowerRoot(scaled(covariance, 1 / barsAYear));
  const normal = normals();
  const z = new Float64Array(n);
  for (let place = 0; place < growth.length; place += n) {
    for (let i = 0; i < n; i += 1) z[i] = normal();
    fillBar(growth, place, root, z, targets);
  }
  return { growth, barsAPath, paths, barsAYear };
}

/** One bar: e^(Lz) of each asset over the targets' own growth. */
function fillBar(
  growth: Float64Array,
  place: number,
  root: readonly Float64Array[],
  z: Float64Array,
  targets: readonly number[],
): void {
  let all = 0;
  for (let i = 0; i < root.length; i += 1) {
    const row = root[i] ?? z;
    let step = 0;
    for (let j = 0; j <= i; j += 1) step += (row[j] ?? 0) * (z[j] ?? 0);
    const grown = Math.exp(step);
    growth[place + i] = grown;
    all += at(targets, i) * grown;
  }
  for (let i = 0; i < root.length; i += 1) growth[place + i] = (growth[place + i] ?? 0) / all;
}

/** Standard normal numbers, two of each pair drawn (Box-Muller). */
function normals(): () => number {
  const random = seededRandom(SEED);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
