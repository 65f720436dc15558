/** Numbers in a row. */
export type Vector = readonly number[];
/** Rows of numbers, all of one length. */
export type Matrix = readonly Vector[];

/** The i-th number; NaN outside, so that a wrong index shows in the result instead of hiding. */
export const at = (xs: Vector, i: number): number => xs[i] ?? Number.NaN;

/** The number in row i, column j; NaN outside. */
export const cell = (m: Matrix, i: number, j: number): number => m[i]?.[j] ?? Number.NaN;

export const sum = (xs: Vector): number => xs.reduce((total, x) => total + x, 0);

/** Arithmetic mean; NaN of nothing. */
export const mean = (xs: Vector): number => sum(xs) / xs.length;

export function dot(xs: Vector, ys: Vector): number {
  let total = 0;
  for (let i = 0; i < xs.length; i += 1) total += at(xs, i) * at(ys, i);
  return total;
}

/** Matrix times column vector. */
export const times = (m: Matrix, v: Vector): number[] => m.map((row) => dot(row, v));

/** v' M v. */
export const quadratic = (m: Matrix, v: Vector): number => dot(v, times(m, v));

/** A square matrix from a function of row and column. */
export const square = (n: number, entry: (i: number, j: number) => number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => entry(i, j)));

/** The diagonal of a square matrix. */
export const diagonal = (m: Matrix): number[] => m.map((row, i) => at(row, i));

/** Column j of a matrix. */
export const column = (m: Matrix, j: number): number[] => m.map((row) => at(row, j));

/** Every number times one factor. */
export const scaled = (m: Matrix, factor: number): number[][] =>
  m.map((row) => row.map((x) => x * factor));

/** Scaled to sum 1; null when the sum is not a positive number. */
export function normalised(xs: Vector): number[] | null {
  const total = sum(xs);
  return total > 0 && Number.isFinite(total) ? xs.map((x) => x / total) : null;
}
