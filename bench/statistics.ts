// The few statistics the benches speak in.

/** The middle value, or the mean of the two in the middle. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const sorted = sortedOf(values);
  const middle = sorted.length / 2;
  const lower = sorted[Math.ceil(middle) - 1] ?? 0;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return (lower + upper) / 2;
}

/** The smallest value that at least 95 % do not exceed. @throws RangeError without values */
export function p95(values: readonly number[]): number {
  const sorted = sortedOf(values);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

function sortedOf(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('no values');
  return [...values].sort((a, b) => a - b);
}
