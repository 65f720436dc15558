/** ln sqrt(2 pi) */
const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * Standard normal distribution function to about 1e-15: the series of Marsaglia 2004 near the
 * middle, Laplace's continued fraction in the tails.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 3) return x > 0 ? 1 - tail(x) : tail(-x);
  let term = x;
  let total = x;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(total); i += 2) {
    term *= (x * x) / i;
    total += term;
  }
  return 0.5 + total * Math.exp(-(x * x) / 2 - LOG_ROOT_TWO_PI);
}

function tail(x: number): number {
  let fraction = x;
  for (let i = 100; i >= 1; i -= 1) fraction = x + i / fraction;
  return Math.exp(-(x * x) / 2 - LOG_ROOT_TWO_PI) / fraction;
}
