/** One asset beside cash, as Gerhold, Guasoni, Muhle-Karbe and Schachermayer pose it. */
export interface Market {
  /** Excess drift and volatility a year. */
  mu: number;
  sigma: number;
  riskAversion: number;
  /** Full relative spread between buying and selling. */
  spread: number;
}

export interface Region {
  lower: number;
  upper: number;
  gap: number;
}

/**
 * The exact no-trade region (arXiv 1108.1167): w' = -(1-g)w^2 - (2mu/s^2 - 1)w + g l u from
 * w(0) = l = (mu - gap)/(g s^2) reaches u = (mu + gap)/(g s^2) at the log of the ratio of the two
 * prices, which fixes gap. An oracle for the cube-root law the product uses, by Runge-Kutta and
 * bisection; not part of the product.
 */
export function exactRegion(market: Market): Region {
  const { mu, sigma, riskAversion: g } = market;
  const most = Math.min(mu, Math.abs(g * sigma ** 2 - mu)) * (1 - 1e-9);
  let [low, high] = [1e-9 * most, most];
  const rises = mismatch(market, high) > mismatch(market, low);
  for (let step = 0; step < 90; step += 1) {
    const middle = (low + high) / 2;
    if (mismatch(market, middle) > 0 === rises) high = middle;
    else low = middle;
  }
  const gap = (low + high) / 2;
  const scale = g * sigma ** 2;
  return { lower: (mu - gap) / scale, upper: (mu + gap) / scale, gap };
}

/** w at the far boundary less what it should be there. */
function mismatch({ mu, sigma, riskAversion: g, spread }: Market, gap: number): number {
  const scale = g * sigma ** 2;
  const [l, u] = [(mu - gap) / scale, (mu + gap) / scale];
  const ratio =
    ((mu + gap) * (mu - gap - scale)) / ((1 - spread) * (mu - gap) * (mu + gap - scale));
  if (!(ratio > 0)) return Number.NaN;
  const slope = (w: number) => -(1 - g) * w * w - ((2 * mu) / sigma ** 2 - 1) * w + g * l * u;
  const steps = 2000;
  const h = Math.log(ratio) / steps;
  let w = l;
  for (let i = 0; i < steps; i += 1) {
    const a = slope(w);
    const b = slope(w + (h / 2) * a);
    const c = slope(w + (h / 2) * b);
    w += (h / 6) * (a + 2 * b + 2 * c + slope(w + h * c));
  }
  return w - u;
}
