/** Bits of fraction in a ratio: enough for ten digits at the smallest price a pool may have. */
export const RATIO_BITS = 192n;
const ONE = 1n << RATIO_BITS;
const BASE = (ONE * 10_001n) / 10_000n;

/**
 * 1.0001 to the power of a tick, × 2¹⁹², by squaring: right to ten digits and more for every tick a
 * pool may have (docs.uniswap.org: ±887 272).
 */
export function tickRatio(tick: number): bigint {
  let power = ONE;
  let square = BASE;
  for (let rest = Math.abs(tick); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = (power * square) >> RATIO_BITS;
    square = (square * square) >> RATIO_BITS;
  }
  return tick < 0 ? (ONE * ONE) / power : power;
}
