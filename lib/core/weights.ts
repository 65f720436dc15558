import { Fault } from './fault.ts';
import { type Bps, bps, type Usd, WHOLE } from './money.ts';

/** Refuses weights that are not whole, in range and exactly 10 000 in sum. @throws input.targetNotWhole */
export function requireWhole(weights: readonly Bps[]): void {
  const sum = weights.reduce<number>((total, weight) => total + weight, 0);
  const fits = weights.every((w) => Number.isInteger(w) && w >= 0 && w <= WHOLE);
  if (!fits || sum !== WHOLE) throw new Fault('input.targetNotWhole', `${sum - WHOLE}`);
}

/** `n` weights as equal as whole basis points allow, the first ones taking what is left. Sum 10 000. */
export function equalWeights(n: number): Bps[] {
  if (n <= 0) return [];
  const base = Math.trunc(WHOLE / n);
  const rest = WHOLE - base * n;
  return Array.from({ length: n }, (_, i) => bps(base + (i < rest ? 1 : 0)));
}

/**
 * Weights of values in basis points by largest remainder (earlier wins a tie), exactly 10 000 in
 * sum, negative for what is owed; all zero when nothing has value.
 */
export function weightsOf(values: readonly Usd[]): Bps[] {
  const total = values.reduce<bigint>((sum, v) => sum + v, 0n);
  if (total <= 0n) return values.map(() => bps(0));
  const parts = values.map((value, index) => {
    const scaled = value * BigInt(WHOLE);
    const remainder = ((scaled % total) + total) % total;
    return { index, floor: Number((scaled - remainder) / total), remainder };
  });
  const rest = WHOLE - parts.reduce((sum, { floor }) => sum + floor, 0);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const extra = new Set(byRemainder.slice(0, rest).map(({ index }) => index));
  return parts.map(({ index, floor }) => bps(floor + (extra.has(index) ? 1 : 0)));
}
