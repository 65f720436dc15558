/** The median, between the two in the middle of an even count; reorders what it is given. NaN of nothing. */
export function middleOf(xs: Float64Array): number {
  const above = xs.length >> 1;
  const high = nth(xs, above);
  if (xs.length % 2 === 1) return high;
  let low = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < above; i += 1) low = Math.max(low, xs[i] ?? Number.NaN);
  return xs.length === 0 ? Number.NaN : (low + high) / 2;
}

/** The k-th smallest, with none greater before it (Hoare's selection). */
function nth(xs: Float64Array, k: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const last = partition(xs, low, high);
    if (k <= last) high = last;
    else low = last + 1;
  }
  return xs[k] ?? Number.NaN;
}

/** Puts what is smaller than the middle one before what is greater; gives the last place of the first part. */
function partition(xs: Float64Array, low: number, high: number): number {
  const pivot = xs[(low + high) >> 1] ?? 0;
  let i = low;
  let j = high;
  for (;;) {
    while ((xs[i] ?? pivot) < pivot) i += 1;
    while ((xs[j] ?? pivot) > pivot) j -= 1;
    if (i >= j) return j;
    const held = xs[i] ?? 0;
    xs[i++] = xs[j] ?? 0;
    xs[j--] = held;
  }
}
