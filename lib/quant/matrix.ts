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

/** All columns of a matrix, each packed for long sums. */
export function columnsOf(m: Matrix): Float64Array[] {
  const columns = (m[0] ?? []).map(() => new Float64Array(m.length));
  for (const [t, row] of m.entries())
    for (let j = 0; j < columns.length; j += 1) {
      const column = columns[j];
      if (column) column[t] = at(row, j);
    }
  return columns;
}

/** All products x_i · y_j of two sets of columns of one length, over `count`. */
export function products(
  xs: readonly Float64Array[],
  ys: readonly Float64Array[],
  count: number,
): number[][] {
  return xs.map((x) =>
    ys.map((y) => {
      let total = 0;
      for (let t = 0; t < x.length; t += 1) total += (x[t] ?? 0) * (y[t] ?? 0);
      return total / count;
    }),
  );
}
