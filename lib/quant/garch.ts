import { at, mean, type Vector } from './matrix.ts';
import { minimise } from './nelderMead.ts';

/** h_{t+1} = omega + alpha e_t^2 + beta h_t, e = r - mu (Bollerslev 1986). */
export interface Garch {
  mu: number;
  omega: number;
  alpha: number;
  beta: number;
}

export interface GarchFit extends Garch {
  /** Gaussian, of all returns. */
  logLikelihood: number;
  converged: boolean;
}

interface FitOptions {
  /** Estimate mu jointly; otherwise it is zero. */
  hasMean?: boolean;
  /** Stands for e^2 and h before the first day; the mean of e^2 unless given. */
  startVariance?: number;
}

/** Where the search starts: alpha + beta of 0.90 and of 0.97, as log odds. */
const PERSISTENCES = [2.2, 3.5];

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Parameters of a unit-variance series from unbounded numbers: 0 < alpha + beta < 1. */
function unpack([a = 0, b = 0, c = 0, mu = 0]: Vector): Garch {
  const persistence = logistic(b);
  const share = logistic(c);
  return { mu, omega: Math.exp(a), alpha: persistence * share, beta: persistence * (1 - share) };
}

/** Minus the Gaussian log likelihood, without the constant. */
function loss(returns: Vector, g: Garch, startVariance?: number): number {
  let start = startVariance;
  if (start === undefined) {
    let squares = 0;
    for (const r of returns) squares += (r - g.mu) * (r - g.mu);
    start = squares / returns.length;
  }
  let h = g.omega + (g.alpha + g.beta) * start;
  let total = 0;
  for (const r of returns) {
    const e2 = (r - g.mu) * (r - g.mu);
    total += Math.log(h) + e2 / h;
    h = g.omega + g.alpha * e2 + g.beta * h;
  }
  return total / 2;
}

/**
 * Maximum likelihood fit by Nelder-Mead, Gaussian, with the start h_1 = omega + (alpha + beta)
 * mean(e^2) of Fiorentini, Calzolari and Panattoni (1996), whose benchmark it reproduces. Returns
 * in any unit; omega comes in its square. Null for fewer than 30 returns or returns that do not move.
 */
export function fitGarch(returns: Vector, options: FitOptions = {}): GarchFit | null {
  const middle = mean(returns);
  const scale = Math.sqrt(mean(returns.map((r) => (r - middle) ** 2)));
  if (returns.length < 30 || !(scale > 0) || !Number.isFinite(scale)) return null;
  const unit = returns.map((r) => r / scale);
  const { hasMean = false, startVariance } = options;
  const before = startVariance === undefined ? undefined : startVariance / scale ** 2;
  const f = (x: Vector) => loss(unit, unpack(x), before);
  const rough = PERSISTENCES.map((p) => {
    const start = [Math.log(1 - logistic(p)), p, -2, ...(hasMean ? [middle / scale] : [])];
    return minimise(f, start, { tolerance: 1e-6 });
  });
  const nearest = rough.reduce((a, b) => (b.value < a.value ? b : a));
  const best = minimise(f, nearest.x, { step: 0.1 });
  const g = unpack(best.x);
  const constant = returns.length * (Math.log(2 * Math.PI) / 2 + Math.log(scale));
  return {
    ...g,
    mu: g.mu * scale,
    omega: g.omega * scale ** 2,
    logLikelihood: -best.value - constant,
    converged: best.converged,
  };
}

/** Conditional variances h_1 … h_{n+1}: each is known before its day; the last is tomorrow's. */
export function garchVariances(returns: Vector, g: Garch, startVariance?: number): number[] {
  const start = startVariance ?? mean(returns.map((r) => (r - g.mu) ** 2));
  const h = [g.omega + (g.alpha + g.beta) * start];
  for (const [t, r] of returns.entries())
    h.push(g.omega + g.alpha * (r - g.mu) ** 2 + g.beta * at(h, t));
  return h;
}

/** Variance the process returns to: omega / (1 - alpha - beta); infinite at a unit root. */
export const longRunVariance = ({ omega, alpha, beta }: Garch): number =>
  alpha + beta < 1 ? omega / (1 - alpha - beta) : Number.POSITIVE_INFINITY;

/** Expected variance of each of the next `days` days, from tomorrow's h. */
export function garchForecast(g: Garch, tomorrow: number, days: number): number[] {
  const forecasts = [tomorrow];
  while (forecasts.length < days)
    forecasts.push(g.omega + (g.alpha + g.beta) * at(forecasts, forecasts.length - 1));
  return forecasts.slice(0, days);
}
