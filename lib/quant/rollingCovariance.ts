/**
 * Sample covariance of the last `window` rows of a flat table (row after row, `width` numbers each),
 * by sums that are carried on: a step of k rows costs k rows, not the window. The numbers lie about
 * `origin`, which is taken off first, so that little is lost to rounding.
 */
export class RollingCovariance {
  readonly #rows: Float64Array;
  readonly #window: number;
  readonly #origin: number;
  readonly #sums: Float64Array;
  /** The row just counted, less the origin. */
  readonly #apart: Float64Array;
  /** Lower triangle, row after row. */
  readonly #products: Float64Array;
  #from = 0;
  #to = 0;

  constructor(rows: Float64Array, width: number, window: number, origin = 0) {
    this.#rows = rows;
    this.#window = window;
    this.#origin = origin;
    this.#sums = new Float64Array(width);
    this.#apart = new Float64Array(width);
    this.#products = new Float64Array((width * (width + 1)) / 2);
  }

  /** Covariance with n - 1 of the window's rows before row `end`, times `factor`; `end` only grows. Null for fewer than two. */
  before(end: number, factor = 1): number[][] | null {
    const from = Math.max(0, end - this.#window);
    if (from >= this.#to) this.#restart(from);
    while (this.#to < end) this.#count(this.#to++, 1);
    while (this.#from < from) this.#count(this.#from++, -1);
    return end - from < 2 ? null : this.#matrix(end - from, factor);
  }

  #restart(from: number): void {
    this.#sums.fill(0);
    this.#products.fill(0);
    this.#from = from;
    this.#to = from;
  }

  #count(row: number, sign: 1 | -1): void {
    const [rows, sums, products, apart] = [this.#rows, this.#sums, this.#products, this.#apart];
    const start = row * apart.length;
    let place = 0;
    for (let i = 0; i < apart.length; i += 1) {
      const x = (rows[start + i] ?? 0) - this.#origin;
      const signed = sign * x;
      apart[i] = x;
      sums[i] = (sums[i] ?? 0) + signed;
      for (let j = 0; j <= i; j += 1, place += 1)
        products[place] = (products[place] ?? 0) + signed * (apart[j] ?? 0);
    }
  }

  #matrix(count: number, factor: number): number[][] {
    const width = this.#apart.length;
    const matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0));
    let place = 0;
    for (const [i, row] of matrix.entries())
      for (let j = 0; j <= i; j += 1, place += 1) {
        const means = ((this.#sums[i] ?? 0) * (this.#sums[j] ?? 0)) / count;
        const value = (factor * ((this.#products[place] ?? 0) - means)) / (count - 1);
        row[j] = value;
        (matrix[j] ?? row)[i] = value;
      }
    return matrix;
  }
}
