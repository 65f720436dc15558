const FRACTION = 128n;
const ONE = 1n << FRACTION;
/** 1.0001 with 128 bits of fraction. */
const BASE = (ONE * 10_001n) / 10_000n;

/**
 * 1.0001 to the power of a tick, × 2¹²⁸, by squaring: exact to far more digits than a price has for
 * every tick a pool may have (docs.uniswap.org: ±887 272).
 */
export function tickRatio(tick: number): bigint {
  let power = ONE;
  let square = BASE;
  for (let rest = Math.abs(tick); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = (power * square) >> FRACTION;
    square = (square * square) >> FRACTION;
  }
  return tick < 0 ? (ONE * ONE) / power : power;
}
