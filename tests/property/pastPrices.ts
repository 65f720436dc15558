import fc from 'fast-check';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { anyNumber } from './quantInputs.ts';

const DAY = 86_400;
/** The last second of 20 November 2026, UTC, and a morning after it. */
export const LAST_CLOSE = 1_795_219_199;
export const MORNING = LAST_CLOSE + 30_000;

/** A uniform number from 0 to 1 after another: the same seed gives the same ones (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal numbers (Box-Muller). */
function normal(seed: number): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(next() || 1e-12)) * Math.cos(2 * Math.PI * next());
}

/** Daily closes of classes that share one market: each has its own beta and its own noise a day. */
export function walkOf(
  ids: readonly string[],
  days: number,
  seed: number,
  shapes: readonly { beta: number; noise: number }[],
): PriceHistory {
  const next = normal(seed);
  const prices = [ids.map(() => 100)];
  for (let day = 1; day < days; day += 1) {
    const market = 0.03 * next();
    const before = prices[day - 1] ?? [];
    prices.push(
      ids.map((_, i) => {
        const { beta, noise } = shapes[i % shapes.length] ?? { beta: 1, noise: 0.02 };
        return (before[i] ?? 100) * Math.exp(beta * market + noise * next());
      }),
    );
  }
  const times = prices.map((_, day) => LAST_CLOSE - (days - 1 - day) * DAY);
  return { ids: [...ids], times, prices };
}

const CLASS_IDS = ['AAVE', 'BTC', 'ETH', 'LINK', 'UNI', 'USD'] as const;

/** Histories of 2 to 6 classes over 100 to 240 days. */
export const anyHistory: fc.Arbitrary<PriceHistory> = fc
  .tuple(
    fc.shuffledSubarray([...CLASS_IDS], { minLength: 2 }),
    fc.integer({ min: 100, max: 240 }),
    fc.nat(),
    fc.array(fc.record({ beta: anyNumber(-0.5, 2), noise: anyNumber(0.001, 0.08) }), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([ids, days, seed, shapes]) => walkOf(ids, days, seed, shapes));

/** The same history with its columns in the reverse order. */
export const turned = ({ ids, times, prices }: PriceHistory): PriceHistory => ({
  ids: [...ids].reverse(),
  times,
  prices: prices.map((row) => [...row].reverse()),
});
