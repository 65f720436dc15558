import { at, type Vector } from './matrix.ts';

export interface Minimum {
  x: number[];
  value: number;
  /** The simplex shrank below the tolerance within the steps allowed. */
  converged: boolean;
}

interface Options {
  /** Edge of the first simplex. */
  step?: number;
  /** Spread of the values, relative, at which it stops. */
  tolerance?: number;
  maxSteps?: number;
}

type Point = { x: number[]; value: number };

/**
 * A local minimum of f without derivatives (Nelder-Mead 1965; coefficients 1, 2, 1/2, 1/2). What f
 * calls NaN counts as infinitely bad.
 */
export function minimise(f: (x: Vector) => number, start: Vector, options: Options = {}): Minimum {
  const { step = 0.5, tolerance = 1e-14, maxSteps = 400 * start.length } = options;
  const point = (x: number[]): Point => {
    const value = f(x);
    return { x, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const moved = (i: number) => start.map((x, j) => (i === j ? x + step : x));
  const simplex = [point([...start]), ...start.map((_, i) => point(moved(i)))];
  const byValue = (a: Point, b: Point) => a.value - b.value;
  simplex.sort(byValue);
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const best = simplex[0] as Point;
    const worst = simplex.at(-1) as Point;
    if (isSmall(best, worst, tolerance)) return { ...best, converged: true };
    const next = replacement(simplex, point);
    if (next) simplex[simplex.length - 1] = next;
    else
      for (let i = 1; i < simplex.length; i += 1)
        simplex[i] = point(between(best.x, (simplex[i] as Point).x, 0.5));
    simplex.sort(byValue);
  }
  return { ...(simplex[0] as Point), converged: false };
}

/** Values alike, and the points too: a flat valley has the first without the second. */
const isSmall = (best: Point, worst: Point, tolerance: number): boolean =>
  worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance) &&
  best.x.every((x, i) => Math.abs(x - at(worst.x, i)) <= 1e-8 * (1 + Math.abs(x)));

/** from + share (to - from) */
const between = (from: Vector, to: Vector, share: number): number[] =>
  from.map((x, i) => x + share * (at(to, i) - x));

/** What takes the worst point's place; null when the simplex has to shrink instead. */
function replacement(simplex: readonly Point[], point: (x: number[]) => Point): Point | null {
  const worst = simplex.at(-1) as Point;
  const others = simplex.slice(0, -1);
  const centre = worst.x.map(
    (_, i) => others.reduce((all, p) => all + at(p.x, i), 0) / others.length,
  );
  const reflected = point(between(centre, worst.x, -1));
  if (reflected.value < (simplex[0] as Point).value) {
    const expanded = point(between(centre, worst.x, -2));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < (others.at(-1) as Point).value) return reflected;
  const outside = reflected.value < worst.value;
  const contracted = point(between(centre, outside ? reflected.x : worst.x, 0.5));
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}
