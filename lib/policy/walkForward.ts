import { bootstrapInterval, type Random } from '../quant/bootstrap.ts';
import { at, mean, sum } from '../quant/matrix.ts';
import { simpleReturns } from '../quant/returns.ts';
import { barsIn, growthOf, type PriceHistory } from './priceHistory.ts';
import type { Rule } from './rule.ts';
import { type Play, simulate } from './simulate.ts';

/** What a modifier did out of sample, beside the plain rule, after costs. */
export interface WalkForward {
  modifier: Modifier;
  /** Log growth a bar above the plain rule, over all test stretches. */
  gain: number;
  /** The low end of its interval; the switch opens only above zero. */
  low: number;
  folds: number;
  /** Test stretches in which it did better. */
  won: number;
  /** Whether the user may switch it on. */
  isEarned: boolean;
  /** The rule with the setting that did best over the whole history. */
  rule: Rule;
}

export type Modifier = 'volatility' | 'trend';

/** Settings tried; which is best is chosen on the past alone, again before each test stretch. */
const SETTINGS: Record<Modifier, (rule: Rule, history: PriceHistory) => Rule[]> = {
  volatility: (rule) =>
    [1 / 3, 2 / 3, 1].map((volatilityExponent) => ({ ...rule, volatilityExponent })),
  trend: (rule, history) =>
    [20, 50, 100].map((days) => ({ ...rule, trendBars: barsIn(history, days) })),
};

const FIRST_TRAINING_DAYS = 365;
const TEST_DAYS = 90;
const BLOCK_DAYS = 30;
const DRAWS = 500;
/** Two modifiers are tried on every portfolio: chance alone must seldom open a switch. */
const LEVEL = 0.99;
const LEAST_FOLDS = 4;

/**
 * Plays the plain rule and each setting once, which is fair since none sees beyond its own bar;
 * then, test stretch after test stretch, takes the setting that was best until then. The switch is
 * earned when the gain's 99 % interval lies above zero and more than half of the stretches were won.
 */
export function walkForward(play: Play, modifier: Modifier, random: Random): WalkForward {
  const { history } = play;
  const growth = growthOf(history);
  const plain = { ...play.rule, volatilityExponent: 0, trendBars: 0 };
  const logs = (rule: Rule) =>
    simpleReturns(simulate({ ...play, rule }, growth).wealth).map(Math.log1p);
  const base = logs(plain);
  const rules = SETTINGS[modifier](plain, history);
  const gains = rules.map((rule) => logs(rule).map((log, bar) => log - at(base, bar)));
  const bars = barsIn(history, TEST_DAYS);
  const gained: number[] = [];
  let [folds, won] = [0, 0];
  for (let from = barsIn(history, FIRST_TRAINING_DAYS); from + bars <= base.length; from += bars) {
    const tested = best(gains, from).slice(from, from + bars);
    gained.push(...tested);
    folds += 1;
    won += sum(tested) > 0 ? 1 : 0;
  }
  const low = lowEnd(gained, barsIn(history, BLOCK_DAYS), random);
  const isEarned = folds >= LEAST_FOLDS && low > 0 && won * 2 > folds;
  const gain = folds > 0 ? mean(gained) : 0;
  const chosen = rules[gains.indexOf(best(gains, base.length))] ?? plain;
  return { modifier, gain, low, folds, won, isEarned, rule: chosen };
}

/** The gains of the setting that did best before a bar. */
const best = (gains: number[][], before: number): number[] =>
  gains.reduce((a, b) => (sum(b.slice(0, before)) > sum(a.slice(0, before)) ? b : a));

const lowEnd = (gained: readonly number[], block: number, random: Random): number =>
  gained.length === 0
    ? 0
    : bootstrapInterval(
        { days: gained.length, block, draws: DRAWS, random },
        (days) => mean(days.map((day) => at(gained, day))),
        LEVEL,
      ).low;
