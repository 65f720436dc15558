import { bootstrapSums, type Random } from '../quant/bootstrap.ts';
import { at, mean, sum } from '../quant/matrix.ts';
import { barsIn, barsPerYear, growthOf, type PriceHistory } from './priceHistory.ts';
import type { Rule } from './rule.ts';
import type { Path, Play } from './simulate.ts';
import { Stitched, trialOf } from './stitched.ts';

/** What a modifier did out of sample, beside the plain rule, after costs. */
export interface WalkForward {
  modifier: Modifier;
  /** Growth a year above the plain rule, over all test stretches. */
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
  /** Out of sample: the plain rule at first, then in each test stretch the setting that was best until then. */
  path: Path;
  /** Where that would have ended at no cost. */
  freeWealth: number;
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
/** Chance that a coin wins so many stretches. */
const LUCK = 0.01;

/**
 * Plays the plain rule and each setting once, which is fair since none sees beyond its own bar;
 * then, test stretch after test stretch, takes the setting that was best until then. The switch is
 * earned when the gain's 99 % interval lies above zero and a coin would seldom have won so many of
 * the stretches: at the least seven of seven, which takes some three years of history.
 */
export function walkForward(
  play: Play,
  modifier: Modifier,
  random: Random,
  growth = growthOf(play.history),
): WalkForward {
  const { history } = play;
  const plain = { ...play.rule, volatilityExponent: 0, trendBars: 0 };
  const base = trialOf(play, plain, growth);
  const trials = SETTINGS[modifier](plain, history).map((rule) => trialOf(play, rule, growth));
  const gains = trials.map(({ logs }) => logs.map((log, bar) => log - at(base.logs, bar)));
  const bars = barsIn(history, TEST_DAYS);
  const stitched = new Stitched(play.value);
  const first = Math.min(barsIn(history, FIRST_TRAINING_DAYS), base.logs.length);
  stitched.add(base, 0, first);
  const gained: number[] = [];
  let [folds, won] = [0, 0];
  let from = first;
  for (; from + bars <= base.logs.length; from += bars) {
    const chosen = bestOf(gains, from);
    const tested = (gains[chosen] ?? []).slice(from, from + bars);
    gained.push(...tested);
    folds += 1;
    won += sum(tested) > 0 ? 1 : 0;
    stitched.add(trials[chosen] ?? base, from, from + bars);
  }
  stitched.add(trials[bestOf(gains, from)] ?? base, from, base.logs.length);
  const aYear = (log: number) => Math.expm1(log * barsPerYear(history));
  const low = lowEnd(gained, barsIn(history, BLOCK_DAYS), random);
  return {
    modifier,
    gain: folds > 0 ? aYear(mean(gained)) : 0,
    low: aYear(low),
    folds,
    won,
    isEarned: low > 0 && luckOf(won, folds) < LUCK,
    rule: trials[bestOf(gains, base.logs.length)]?.rule ?? plain,
    path: stitched.path,
    freeWealth: stitched.freeWealth,
  };
}

/** Whether the stretches are enough for a switch to be earned at all. */
export const isJudged = ({ folds }: Pick<WalkForward, 'folds'>): boolean =>
  luckOf(folds, folds) < LUCK;

/** The chance of at least so many heads: sums of C(n, k)/2^n. */
function luckOf(won: number, of: number): number {
  let term = 0.5 ** of;
  let chance = 0;
  for (let k = of; k >= won; k -= 1) {
    chance += term;
    term *= k / (of - k + 1);
  }
  return chance;
}

/** Place of the setting that did best before a bar. */
function bestOf(gains: readonly number[][], before: number): number {
  const totals = gains.map((gain) => sum(gain.slice(0, before)));
  return totals.indexOf(Math.max(...totals));
}

const lowEnd = (gained: readonly number[], block: number, random: Random): number =>
  gained.length === 0
    ? 0
    : bootstrapSums(
        [gained],
        { days: gained.length, block, draws: DRAWS, random },
        ([all = 0]) => all / gained.length,
        LEVEL,
      ).low;
