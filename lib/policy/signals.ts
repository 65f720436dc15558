import { at, column } from '../quant/matrix.ts';
import { quantile } from '../quant/metrics.ts';
import { logReturns } from '../quant/returns.ts';
import { ewmaVariances } from '../quant/volatility.ts';
import { barsIn, type PriceHistory } from './priceHistory.ts';
import type { Rule } from './rule.ts';

/** What a rule's modifiers see, a row a bar; each row knows only bars up to its own. */
export interface Signals {
  /** Forecast volatility over its usual level, by asset; null when the rule does not ask. */
  ratios: number[][] | null;
  /** Assets whose price is above its mean of the rule's last bars. */
  rising: string[][] | null;
}

const LAMBDA = 0.97;
const DAYS_OF_REFERENCE = 365;
const DAYS_BETWEEN_REFERENCES = 30;

/** The signals a rule needs, from past prices alone. */
export function signalsOf(history: PriceHistory, rule: Rule): Signals {
  return {
    ratios: rule.volatilityExponent === 0 ? null : volatilityRatios(history),
    rising: rule.trendBars === 0 ? null : risingAssets(history, rule.trendBars),
  };
}

/** EWMA(0.97) volatility over the median of the past year's, which is taken anew every 30 days. */
function volatilityRatios(history: PriceHistory): number[][] {
  const [kept, every] = [DAYS_OF_REFERENCE, DAYS_BETWEEN_REFERENCES].map((days) =>
    barsIn(history, days),
  ) as [number, number];
  const columns = history.ids.map((_, i) => {
    const variances = ewmaVariances(logReturns(column(history.prices, i)), LAMBDA);
    let usual = Number.NaN;
    const ratios = variances.map((variance, t) => {
      if (t % every === 0 && t > 0)
        usual = quantile(variances.slice(Math.max(0, t + 1 - kept), t + 1), 0.5);
      const ratio = Math.sqrt(variance / usual);
      return ratio > 0 && Number.isFinite(ratio) ? ratio : 1;
    });
    return [1, ...ratios];
  });
  return history.times.map((_, bar) => columns.map((ratios) => at(ratios, bar)));
}

function risingAssets({ ids, prices }: PriceHistory, bars: number): string[][] {
  const sums = ids.map(() => 0);
  return prices.map((row, bar) =>
    ids.filter((_, i) => {
      const left = bar >= bars ? at(prices[bar - bars] ?? [], i) : 0;
      sums[i] = at(sums, i) + at(row, i) - left;
      return bar + 1 >= bars && at(row, i) * bars > at(sums, i);
    }),
  );
}

/** The signals at the last bar. */
export function lastSignal(
  history: PriceHistory,
  rule: Rule,
): { ratios: number[] | null; rising: string[] | null } {
  const { ratios, rising } = signalsOf(history, rule);
  return { ratios: ratios?.at(-1) ?? null, rising: rising?.at(-1) ?? null };
}
