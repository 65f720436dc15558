import { endOf } from '../../lib/core/closes.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { NOW } from './fixtures.ts';

const LAST_DAY = Math.floor(NOW / 86_400) - 1;

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How each class of the fixtures moves: with the market, and by itself a day. */
const SHAPES: Record<string, { from: number; beta: number; noise: number }> = {
  BTC: { from: 98_000, beta: 1, noise: 0.008 },
  ETH: { from: 2_600, beta: 1.3, noise: 0.018 },
  USD: { from: 1, beta: 0, noise: 0.0003 },
  LINK: { from: 12, beta: 1.4, noise: 0.03 },
  AAVE: { from: 150, beta: 1.2, noise: 0.04 },
  UNI: { from: 7, beta: 1.3, noise: 0.038 },
};

/** Made closes of these classes: drawn, not copied from any market. */
export function pastOf(ids: readonly string[], days: number): PriceHistory {
  const next = uniform(20);
  const normal = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
  const all = Object.keys(SHAPES);
  let row = all.map((id) => SHAPES[id]?.from ?? 1);
  const rows = Array.from({ length: days }, () => {
    const market = 0.025 * normal();
    row = row.map((price, i) => {
      const { beta, noise } = SHAPES[all[i] ?? ''] ?? { beta: 1, noise: 0.02 };
      return price * Math.exp(beta * market + noise * normal());
    });
    return ids.map((id) => row[all.indexOf(id)] ?? 1);
  });
  return { ids: [...ids], times: rows.map((_, i) => endOf(LAST_DAY - days + 1 + i)), prices: rows };
}
