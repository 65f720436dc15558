// Six rules played over 20 assets, ten years of days and four of hours: the product's simulation,
// which asks `decide` at every bar, against two plain loops. Both end at the same wealth at every bar.
import assert from 'node:assert/strict';
import { growthOf } from '../../lib/policy/priceHistory.ts';
import { bothSides, DEFAULT_RULE, points, type Rule } from '../../lib/policy/rule.ts';
import { simulate } from '../../lib/policy/simulate.ts';
import { simpleReturnRows } from '../../lib/quant/returns.ts';
import { walk } from '../../tests/unit/backtestReference.ts';
import type { Figure, Measure } from '../measure.ts';
import { median } from '../statistics.ts';
import { csvOf, inR, missingInR } from './inR.ts';
import { type PlainRule, type PlainWorld, plainBacktest } from './plainBacktest.ts';

const ASSETS = 20;
const ROUNDS = 9;
const SHARE = 0.003;
const FIXED = 1;
const VALUE = 100_000;
/** The product's own minimum trade. */
const LEAST = 25;

const all = { ...DEFAULT_RULE, moves: 'all' } as const;
const plainly = { look: null, volatility: 0, to: 'target', moves: 'all' } as const;
const costOptimal = bothSides({ kind: 'costOptimal' });
const relative = bothSides({ kind: 'relative', size: 0.2 });

/** Each rule as the product knows it and as the loops do. */
const RULES: { name: string; rule: Rule; plain: PlainRule }[] = [
  {
    name: 'calendar',
    rule: { ...all, band: null, schedule: { every: 'month' } },
    plain: { ...plainly, look: 'month', band: null },
  },
  {
    name: 'absolute',
    rule: { ...all, band: points(0.02) },
    plain: { ...plainly, band: { points: 0.02 } },
  },
  {
    name: 'relative',
    rule: { ...all, band: relative },
    plain: { ...plainly, band: { relative: 0.2 } },
  },
  {
    name: 'hybrid',
    rule: {
      ...DEFAULT_RULE,
      band: relative,
      schedule: { every: 'week', closes: 0 },
      join: 'and',
      to: 'halfway',
    },
    plain: { ...plainly, look: 'week', band: { relative: 0.2 }, to: 'halfway', moves: 'outside' },
  },
  {
    name: 'cost-optimal',
    rule: { ...DEFAULT_RULE, band: costOptimal, to: 'inner' },
    plain: { ...plainly, band: 'costOptimal', to: 'inner', moves: 'outside' },
  },
  {
    name: 'volatility-adjusted',
    rule: { ...all, band: points(0.02), volatilityExponent: 2 / 3 },
    plain: { ...plainly, band: { points: 0.02 }, volatility: 2 / 3 },
  },
];

export const backtest: Measure = {
  part: 'decision',
  names: ['backtest-daily', 'backtest-hourly', 'backtest-vs-PerformanceAnalytics'],
  async run() {
    const daily = figureOf('backtest-daily', 10 * 365, 1);
    return [daily, figureOf('backtest-hourly', 4 * 365 * 24, 24), besideR()];
  },
};

const IN_R = `
suppressMessages(library(PerformanceAnalytics))
r <- xts(as.matrix(read.csv('returns.csv', header = FALSE)), as.Date('2020-01-02') + 0:${10 * 365 - 1})
w <- rep(1 / ${ASSETS}, ${ASSETS})
play <- function() Return.portfolio(r, weights = w, rebalance_on = 'months', verbose = FALSE)
took <- sapply(1:${ROUNDS}, function(i) system.time(play())['elapsed'])
cat(1000 * median(took), sprintf('%.15g', prod(1 + play())), sep = ',')
`;

/** Month end at no cost, which is what PerformanceAnalytics plays too; printed, no goal. */
function besideR(): Figure {
  const row = { name: 'backtest-vs-PerformanceAnalytics', unit: 'ratio' };
  const missing = missingInR('PerformanceAnalytics');
  if (missing) return { ...row, figure: Number.NaN, against: `PerformanceAnalytics: ${missing}` };
  const history = walk(20_261_121, ASSETS, 10 * 365 + 1);
  // A close of a UTC day stands at the first second of the next.
  const times = history.times.map((time) => time + 86_400);
  const targets = Array.from({ length: ASSETS }, () => 1 / ASSETS);
  const costs = targets.map(() => ({ share: 0, fixed: 0, sellTax: 0 }));
  const rule: Rule = { ...all, band: null, schedule: { every: 'month' } };
  const play = { history: { ...history, times }, targets, rule, value: 1, costs };
  const took = Array.from({ length: ROUNDS }, () => timeOf(() => simulate(play)));
  const returns = csvOf(simpleReturnRows(history.prices));
  const [[ms = Number.NaN, wealth = Number.NaN] = []] = inR(IN_R, { 'returns.csv': returns });
  const ours = simulate(play).wealth.at(-1) ?? 0;
  const mine = median(took);
  const apart = `wealth ${Math.abs(ours / wealth - 1).toExponential(0)} apart`;
  const both = `${mine.toFixed(1)} ÷ ${ms.toFixed(1)} ms`;
  return {
    ...row,
    figure: mine / ms,
    against: `PerformanceAnalytics, month end, ${apart} (${both})`,
  };
}

function figureOf(name: string, bars: number, barsADay: number): Figure {
  const history = walk(20_261_121, ASSETS, bars + 1, barsADay);
  const targets = Array.from({ length: ASSETS }, () => 1 / ASSETS);
  const costs = targets.map(() => ({ share: SHARE, fixed: FIXED, sellTax: 0 }));
  const { times, prices } = history;
  const world: PlainWorld = {
    times,
    prices,
    targets,
    value: VALUE,
    share: SHARE,
    fixed: FIXED,
    least: LEAST,
    barsADay,
  };
  const ours = () => {
    const growth = growthOf(history);
    return RULES.map(
      ({ rule }) =>
        simulate({ history, targets, rule, value: VALUE, costs, minTrade: LEAST }, growth).wealth,
    );
  };
  const theirs = () => RULES.map(({ plain }) => plainBacktest(world, plain));
  for (const [i, { name: rule }] of RULES.entries()) requireSame(rule, ours()[i], theirs()[i]);
  const taken = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.ours.push(timeOf(ours));
    taken.theirs.push(timeOf(theirs));
  }
  const [mine, plain] = [median(taken.ours), median(taken.theirs)];
  return {
    name,
    figure: mine / plain,
    unit: 'ratio',
    against: `two plain loops; ${RULES.length} rules, ${ASSETS} assets, ${bars} bars, wealth equal to 1e-9 (${mine.toFixed(1)} ÷ ${plain.toFixed(1)} ms, medians of ${ROUNDS})`,
  };
}

function requireSame(
  rule: string,
  ours: readonly number[] = [],
  theirs: readonly number[] = [],
): void {
  assert.equal(ours.length, theirs.length);
  for (const [bar, wealth] of ours.entries()) {
    const off = Math.abs(wealth / (theirs[bar] ?? 0) - 1);
    assert.ok(off < 1e-9, `${rule}: off by ${off} at bar ${bar}`);
  }
}

function timeOf(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
