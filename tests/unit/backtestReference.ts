import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import type { Play } from '../../lib/policy/simulate.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';

/** Random walks of some 3 % a day that share half of their variance; no memory, no drift. */
export function walk(seed: number, assets: number, bars: number, barsADay = 1): PriceHistory {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const row = Array.from({ length: assets }, (_, i) => 10 * (i + 1));
  const prices = [[...row]];
  const sd = 0.03 / Math.sqrt(barsADay);
  while (prices.length < bars) {
    const market = normal();
    for (const [i, price] of row.entries())
      row[i] = price * Math.exp(sd * Math.SQRT1_2 * (market + normal()) - sd ** 2 / 2);
    prices.push([...row]);
  }
  return {
    ids: row.map((_, i) => String.fromCharCode(65 + i)),
    times: prices.map((_, bar) => 1_577_836_800 + (bar * 86_400) / barsADay),
    prices,
  };
}

interface Look {
  time: number;
  gaps: number[];
}

/** Two plain loops, written apart from the product: all to target whenever told so, but for the last bar. */
export function plainLoops(play: Play, isDue: (look: Look) => boolean): number[] {
  const { history, targets, value, costs } = play;
  const units = targets.map((t, i) => (t * value) / (history.prices[0]?.[i] ?? 1));
  const wealth = [value];
  for (let bar = 1; bar < history.times.length; bar += 1) {
    const prices = history.prices[bar] ?? [];
    let total = units.reduce((sum, unit, i) => sum + unit * (prices[i] ?? 0), 0);
    const gaps = targets.map((t, i) => Math.abs(((units[i] ?? 0) * (prices[i] ?? 0)) / total - t));
    if (bar < history.times.length - 1 && isDue({ time: history.times[bar] ?? 0, gaps })) {
      const moved = gaps.reduce((sum, gap) => sum + gap, 0);
      const { share = 0, fixed = 0 } = costs[0] ?? {};
      total -= (total * share * moved) / 2 + fixed * (targets.length - 1);
      for (const [i, t] of targets.entries()) units[i] = (t * total) / (prices[i] ?? 1);
    }
    wealth.push(total);
  }
  return wealth;
}
