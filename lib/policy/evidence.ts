import { bootstrapSums, type Interval, type Random, shuffledDays } from '../quant/bootstrap.ts';
import { at, mean, sum } from '../quant/matrix.ts';
import { barsIn, barsPerYear, type Growth, type PriceHistory } from './priceHistory.ts';
import { REFERENCE_RULES, type Rule } from './rule.ts';
import { type Play, simulate } from './simulate.ts';

/** Growth a year above holding, and where it lies when history is drawn anew in blocks. */
export interface Premium extends Interval {
  premium: number;
}

const BLOCK_DAYS = 30;
const DRAWS = 500;

/**
 * Rebalancing premium: growth a year of the rule less that of holding, with the 95 % interval of a
 * block bootstrap (blocks of 30 days, both paths at the same bars).
 */
export function premiumOf(
  history: PriceHistory,
  wealth: readonly number[],
  held: readonly number[],
  random: Random,
): Premium {
  const [rule, hold] = [logGrowth(wealth), logGrowth(held)];
  const periods = barsPerYear(history);
  const growth = (logs: number) => Math.expm1((logs / rule.length) * periods);
  const premium = ([a = 0, b = 0]: readonly number[]) => growth(a) - growth(b);
  const sampling = { days: rule.length, block: barsIn(history, BLOCK_DAYS), draws: DRAWS, random };
  const interval = bootstrapSums([rule, hold], sampling, premium);
  return { premium: premium([sum(rule), sum(hold)]), ...interval };
}

/** Log growth over every bar; none where nothing is left. */
export const logGrowth = (path: readonly number[]): number[] =>
  path.slice(1).map((value, i) => (at(path, i) > 0 ? Math.log(value / at(path, i)) : 0));

/** The premium of the same rule over the same bars in random order: what no memory of prices gives. */
export function shuffledPremium(play: Play, growth: Growth, random: Random): number {
  const n = play.targets.length;
  const order = shuffledDays(growth.length / n, random);
  const mixed = new Float64Array(growth.length);
  for (const [to, bar] of order.entries()) mixed.set(growth.subarray(bar * n, bar * n + n), to * n);
  const growthAYear = (rule: Rule) => {
    const { wealth } = simulate({ ...play, rule }, mixed);
    const times = at(wealth, wealth.length - 1) / at(wealth, 0);
    return times ** (barsPerYear(play.history) / order.length);
  };
  return growthAYear(play.rule) - growthAYear(REFERENCE_RULES.hold);
}

/** A stretch of the history, and how the held portfolio moved in it. */
export interface Stretch {
  /** First and last bar. */
  from: number;
  to: number;
  is: 'trending' | 'ranging';
}

const STRETCH_DAYS = 90;
/** A walk without memory ends as far off as its steps' root; so many times that is a trend. */
const TREND = 1.5;

/**
 * The history in stretches of 90 days: trending where the held portfolio moved further than 1.5
 * times what a walk of the same steps without memory does (Kaufman's efficiency ratio times √n).
 */
export function stretchesOf(history: PriceHistory, held: readonly number[]): Stretch[] {
  const bars = barsIn(history, STRETCH_DAYS);
  const logs = logGrowth(held);
  const stretches: Stretch[] = [];
  for (let from = 0; from < logs.length; from += bars) {
    const part = logs.slice(from, from + bars);
    const path = mean(part.map(Math.abs));
    const net = Math.abs(mean(part)) * Math.sqrt(part.length);
    const is = path > 0 && net / path > TREND ? 'trending' : 'ranging';
    stretches.push({ from, to: from + part.length, is });
  }
  return stretches;
}
