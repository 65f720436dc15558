import { middleOf } from '../quant/middleOf.ts';
import { barsIn, type Growth, growthOf, type PriceHistory } from './priceHistory.ts';
import type { Rule } from './rule.ts';

/** What a rule's modifiers see; each bar knows only bars up to its own. */
export interface Signals {
  /** Forecast volatility over its usual level, a place an asset, at a bar that ends a day; null when the rule does not ask. */
  ratiosAt: ((bar: number) => number[]) | null;
  /** Assets whose price is above its mean of the rule's last bars. */
  risingAt: ((bar: number) => string[]) | null;
}

/** Of a day; what a bar keeps follows from it. */
const LAMBDA = 0.97;
const BURN_IN_DAYS = 30;
const DAYS_OF_REFERENCE = 365;
const DAYS_BETWEEN_REFERENCES = 30;

/** The signals a rule needs, from past prices alone. Bars are to be asked for in their order. */
export const signalsOf = (
  history: PriceHistory,
  growth: Growth,
  rule: Pick<Rule, 'volatilityExponent' | 'trendBars'>,
): Signals => ({
  ratiosAt: rule.volatilityExponent === 0 ? null : volatilityRatios(history, growth),
  risingAt: rule.trendBars === 0 ? null : risingAssets(history, growth, rule.trendBars),
});

/** EWMA(0.97) volatility over the median of the past year's, which is taken anew every 30 days. */
function volatilityRatios(history: PriceHistory, growth: Growth): (bar: number) => number[] {
  const n = history.ids.length;
  const [day, kept, every, burnIn] = inBars(history);
  const lambda = LAMBDA ** (1 / day);
  const bars = growth.length / n;
  /** The variances of one asset stand together. */
  const past = new Float64Array(growth.length);
  const now = new Float64Array(n);
  const usual = new Float64Array(n).fill(Number.NaN);
  const ratios = new Array<number>(n).fill(1);
  let seen = 0;
  const see = (t: number) => {
    const keep = t < burnIn ? t / (t + 1) : lambda;
    for (let i = 0; i < n; i += 1) {
      const step = Math.log(growth[t * n + i] ?? 1);
      const variance = keep * (now[i] ?? 0) + (1 - keep) * step * step;
      now[i] = variance;
      past[i * bars + t] = variance;
    }
    if (t === 0 || t % every !== 0) return;
    for (let i = 0; i < n; i += 1)
      usual[i] = middleOf(past.slice(i * bars + Math.max(0, t + 1 - kept), i * bars + t + 1));
  };
  return (bar) => {
    while (seen < bar) see(seen++);
    for (let i = 0; i < n; i += 1) {
      const ratio = Math.sqrt((now[i] ?? 0) / (usual[i] ?? 1));
      ratios[i] = ratio > 0 && ratio < Number.POSITIVE_INFINITY ? ratio : 1;
    }
    return ratios;
  };
}

function inBars(history: PriceHistory): [number, number, number, number] {
  const bars = (days: number) => barsIn(history, days);
  return [bars(1), bars(DAYS_OF_REFERENCE), bars(DAYS_BETWEEN_REFERENCES), bars(BURN_IN_DAYS)];
}

function risingAssets(
  { ids }: PriceHistory,
  growth: Growth,
  bars: number,
): (bar: number) => string[] {
  const n = ids.length;
  /** Prices over the first, the latest `bars` of them in a ring. */
  const ring = new Float64Array(bars * n);
  const sums = new Float64Array(n);
  const price = new Float64Array(n).fill(1);
  let seen = 0;
  const see = (t: number) => {
    const slot = (t % bars) * n;
    for (let i = 0; i < n; i += 1) {
      const now = t === 0 ? 1 : (price[i] ?? 1) * (growth[(t - 1) * n + i] ?? 1);
      price[i] = now;
      sums[i] = (sums[i] ?? 0) + now - (ring[slot + i] ?? 0);
      ring[slot + i] = now;
    }
  };
  return (bar) => {
    while (seen <= bar) see(seen++);
    if (bar + 1 < bars) return [];
    return ids.filter((_, i) => (price[i] ?? 0) * bars > (sums[i] ?? 0));
  };
}

/** The signals at the last bar; null where the rule does not ask, or nothing has moved yet. */
export function lastSignal(
  history: PriceHistory,
  rule: Pick<Rule, 'volatilityExponent' | 'trendBars'>,
): { ratios: number[] | null; rising: string[] | null } {
  const last = history.times.length - 1;
  if (last < 1) return { ratios: null, rising: null };
  const { ratiosAt, risingAt } = signalsOf(history, growthOf(history), rule);
  return { ratios: ratiosAt?.(last) ?? null, rising: risingAt?.(last) ?? null };
}
