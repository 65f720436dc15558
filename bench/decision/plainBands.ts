// The half-widths of the plain loops, renewed as the product renews its own: cost-optimal ones each
// 30 days from the returns of 180, or when the value moved by a tenth; by volatility once a day.
import type { PlainRule, PlainWorld } from './plainBacktest.ts';

export interface Bands {
  outer: number[];
  inner: number[];
}

interface RenewedBands {
  bands: Bands;
  renew(bar: number, total: number): void;
}

const RISK_AVERSION = 3;

/** Without a band every weight is beyond it. */
export function bandsFor(world: PlainWorld, rule: PlainRule): RenewedBands {
  const { band } = rule;
  if (band === 'costOptimal') return costBands(world);
  const outer = world.targets.map((target) =>
    band === null ? -1 : 'points' in band ? band.points : band.relative * target,
  );
  const bands = { outer, inner: outer.map((width) => width / 2) };
  return rule.volatility > 0
    ? volatilityBands(world, rule.volatility, bands)
    : { bands, renew: () => {} };
}

function costBands(world: PlainWorld): RenewedBands {
  const { targets, share, fixed, barsADay } = world;
  const far = targets.map(() => Number.POSITIVE_INFINITY);
  const bands: Bands = { outer: far, inner: [...far] };
  let risks: Risks | null = null;
  let bandValue = 0;
  const renew = (bar: number, total: number) => {
    if (bar < 30) return;
    const isNew = risks === null || bar % (30 * barsADay) === 0;
    if (isNew) risks = risksOf(world, bar, 180 * barsADay);
    if (!isNew && Math.abs(total / bandValue - 1) <= 0.1) return;
    bandValue = total;
    for (const [i, target] of targets.entries()) {
      const [apart, kappa] = [risks?.apart[i] ?? 0, risks?.against[i] ?? 0];
      const [inner, outer] = edges(
        (12 * target ** 2 * apart) / (RISK_AVERSION * kappa),
        share,
        fixed / total,
      );
      const most = 0.9 * Math.min(target, 1 - target);
      bands.inner[i] = Math.min(inner, most);
      bands.outer[i] = Math.min(outer, most);
    }
  };
  return { bands, renew };
}

/** (a, b) of quant.md A.6 for A = 12 s2/(g kappa): p^3 = A k + (A^2 f^2 p)^(1/3), by fixed point. */
function edges(a: number, k: number, f: number): [number, number] {
  let p = Math.max(Math.cbrt(a * k), (a * f) ** (1 / 4));
  for (let step = 0; step < 60; step += 1) {
    const next = Math.cbrt(a * k + Math.cbrt((a * f) ** 2 * p));
    const isThere = Math.abs(next - p) <= 1e-16 * p;
    p = next;
    if (isThere) break;
  }
  const d = Math.min(p, Math.cbrt((a * f) / p));
  return [(p - d) / 2, (p + d) / 2];
}

/** Variances a year: of each asset less the targets' own, and less one other, in the mean by target. */
interface Risks {
  apart: number[];
  against: number[];
}

/** Both over the window, from the returns themselves. */
function risksOf({ prices, targets, barsADay }: PlainWorld, bar: number, window: number): Risks {
  const from = Math.max(0, bar - window);
  const count = bar - from;
  const each = targets.map(() => ({ sum: 0, apart: 0, aparts: 0, against: 0 }));
  const returns = new Float64Array(targets.length);
  for (let t = from; t < bar; t += 1) {
    const whole = returnsOf(prices[t + 1] ?? [], prices[t] ?? [], targets, returns);
    let squared = 0;
    for (const [i, target] of targets.entries()) squared += target * (returns[i] ?? 0) ** 2;
    for (const [i, one] of each.entries()) {
      const earned = returns[i] ?? 0;
      one.sum += earned;
      one.apart += earned - whole;
      one.aparts += (earned - whole) ** 2;
      // The sum of t_j (r_i - r_j)^2 over all j; that of i itself is nothing.
      one.against += earned ** 2 - 2 * earned * whole + squared;
    }
  }
  const yearly = (365 * barsADay) / (count - 1);
  let [mean, squares] = [0, 0];
  for (const [i, target] of targets.entries()) {
    const sum = each[i]?.sum ?? 0;
    mean += target * sum;
    squares += target * sum ** 2;
  }
  return {
    apart: each.map(({ apart, aparts }) => (aparts - apart ** 2 / count) * yearly),
    against: each.map(({ sum, against }, i) => {
      const means = (sum ** 2 - 2 * sum * mean + squares) / count;
      return ((against - means) * yearly) / (1 - (targets[i] ?? 0));
    }),
  };
}

/** Fills in the returns of a bar; gives that of the targets. */
function returnsOf(
  row: readonly number[],
  before: readonly number[],
  targets: readonly number[],
  returns: Float64Array,
): number {
  let whole = 0;
  for (let i = 0; i < targets.length; i += 1) {
    const earned = (row[i] ?? 0) / (before[i] ?? 0) - 1;
    returns[i] = earned;
    whole += (targets[i] ?? 0) * earned;
  }
  return whole;
}

/** By volatility, EWMA(0.97 a day), over its median of a year, which is taken anew every 30 days. */
function volatilityBands(
  { prices, targets, barsADay }: PlainWorld,
  power: number,
  plain: Bands,
): RenewedBands {
  const variances = targets.map(() => new Float64Array(prices.length));
  const usual = new Float64Array(targets.length).fill(Number.NaN);
  const bands = { outer: [...plain.outer], inner: [...plain.inner] };
  const lambda = 0.97 ** (1 / barsADay);
  const see = (past: Float64Array, i: number, bar: number) => {
    const keep = bar - 1 < 30 * barsADay ? (bar - 1) / bar : lambda;
    const step = Math.log((prices[bar]?.[i] ?? 1) / (prices[bar - 1]?.[i] ?? 1));
    past[bar - 1] = keep * (past[bar - 2] ?? 0) + (1 - keep) * step * step;
    if (bar > 1 && (bar - 1) % (30 * barsADay) === 0)
      usual[i] = middle(past.slice(Math.max(0, bar - 365 * barsADay), bar));
  };
  const renew = (bar: number) => {
    for (const [i, past] of variances.entries()) {
      see(past, i, bar);
      if (bar % barsADay !== 0) continue;
      const factor = factorOf((past[bar - 1] ?? 0) / (usual[i] ?? 1), power);
      bands.outer[i] = (plain.outer[i] ?? 0) * factor;
      bands.inner[i] = (plain.inner[i] ?? 0) * factor;
    }
  };
  return { bands, renew };
}

/** Of the variance over its usual level; 1 while that is not known. */
function factorOf(ratio: number, power: number): number {
  return ratio > 0 ? Math.min(2, Math.max(0.6, Math.sqrt(ratio) ** power)) : 1;
}

function middle(xs: Float64Array): number {
  xs.sort();
  const place = (xs.length - 1) / 2;
  return ((xs[Math.floor(place)] ?? 0) + (xs[Math.ceil(place)] ?? 0)) / 2;
}
