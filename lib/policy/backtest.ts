import type { Figures } from '../core/figures.ts';
import { type Interval, percentileInterval, seededRandom } from '../quant/bootstrap.ts';
import { at } from '../quant/matrix.ts';
import { type Premium, premiumOf, type Stretch, shuffledPremium, stretchesOf } from './evidence.ts';
import { figuresOf, targetReturns } from './figures.ts';
import { type Growth, growthOf, type Refusal, refusalOf } from './priceHistory.ts';
import { REFERENCE_RULES } from './rule.ts';
import { type Path, type Play, Simulation } from './simulate.ts';
import { type Modifier, type WalkForward, walkForward } from './walkForward.ts';

export type Contender = 'yours' | keyof typeof REFERENCE_RULES;

/** One rule's path with its figures and what it earned above holding. */
export interface Outcome extends Path {
  figures: Figures;
  premium: Premium;
}

/** The user's rule on past prices, beside what it is held against, on the same costs. */
export interface Backtest {
  kind: 'done';
  outcomes: Record<Contender, Outcome>;
  /** The middle 95 % of the rule's premium when the same bars come in random order. */
  shuffled: Interval;
  stretches: Stretch[];
  /** Each modifier out of sample, with a line of its own. */
  modifiers: Record<Modifier, WalkForward & { outcome: Outcome }>;
}

/** How far it is, from 0 to 1. */
export type Progress = number;

const SLICE = 4_096;
const SHUFFLES = 40;
const SEED = 20_261_121;
const CONTENDERS: Contender[] = ['yours', 'hold', 'monthEnd', 'fivePoints'];
const MODIFIERS: Modifier[] = ['volatility', 'trend'];

/**
 * Plays the rule and its references in slices: yields progress after each, returns the result or
 * why there is none. To cancel, stop asking. The same input gives the same figures.
 */
export function* backtest(play: Play): Generator<Progress, Backtest | Refusal> {
  const refusal = refusalOf(play.history, play.targets);
  if (refusal) return refusal;
  const growth = growthOf(play.history);
  const random = seededRandom(SEED);
  const steps = CONTENDERS.length + SHUFFLES / 10 + MODIFIERS.length;
  let done = 0;
  const pairs: Partial<Record<Contender, Pair>> = {};
  for (const contender of CONTENDERS) {
    pairs[contender] = yield* playPair(playOf(play, contender), growth, done / steps);
    yield ++done / steps;
  }
  const outcomes = judgeAll(play, growth, pairs as Record<Contender, Pair>);
  const drawn: number[] = [];
  while (drawn.length < SHUFFLES) {
    drawn.push(shuffledPremium(play, growth, random));
    yield (done + drawn.length / 10) / steps;
  }
  done += SHUFFLES / 10;
  const modifiers: Partial<Backtest['modifiers']> = {};
  const judged = judgeIn(play, growth, outcomes.hold.wealth);
  for (const modifier of MODIFIERS) {
    const tested = walkForward(play, modifier, random, growth);
    modifiers[modifier] = { ...tested, outcome: judged(tested) };
    yield ++done / steps;
  }
  return {
    kind: 'done',
    outcomes,
    shuffled: percentileInterval(drawn),
    stretches: stretchesOf(play.history, outcomes.hold.wealth),
    modifiers: modifiers as Backtest['modifiers'],
  };
}

/** A rule with what it is played on; a minimum trade is a part of the user's rule alone. */
const playOf = (play: Play, contender: Contender): Play =>
  contender === 'yours' ? play : { ...play, rule: REFERENCE_RULES[contender], minTrade: 0 };

/** A path, and where the same rule would have ended at no cost. */
interface Pair {
  path: Path;
  freeWealth: number;
}

function* playPair(play: Play, growth: Growth, done: Progress): Generator<Progress, Pair> {
  const simulation = new Simulation(play, growth);
  yield* run(simulation, done);
  const costs = play.costs.map(() => ({ share: 0, fixed: 0, sellTax: 0 }));
  const free = new Simulation({ ...play, charged: costs }, growth);
  yield* run(free, done);
  return { path: simulation.path, freeWealth: at(free.path.wealth, free.path.wealth.length - 1) };
}

function* run(simulation: Simulation, done: Progress): Generator<Progress, void> {
  while (!simulation.isDone) {
    simulation.step(SLICE);
    yield done;
  }
}

function judgeAll(
  play: Play,
  growth: Growth,
  pairs: Record<Contender, Pair>,
): Record<Contender, Outcome> {
  const judged = judgeIn(play, growth, pairs.hold.path.wealth);
  const all = CONTENDERS.map((contender) => [contender, judged(pairs[contender])] as const);
  return Object.fromEntries(all) as Record<Contender, Outcome>;
}

/** Figures and premium of paths over one history. */
function judgeIn({ history, targets }: Play, growth: Growth, held: readonly number[]) {
  const target = targetReturns(growth, targets);
  return ({ path, freeWealth }: Pair): Outcome => {
    const figures = figuresOf(history, path, freeWealth, target);
    return { ...path, figures, premium: premiumOf(history, path.wealth, held, seededRandom(SEED)) };
  };
}
