import { expect, test } from 'vitest';
import type { RunInputs } from '../../components/strategy/backtestModel.ts';
import { playOf } from '../../entrypoints/app/backtestPlay.ts';
import {
  type Beside,
  bandRows,
  type ClassCosts,
  groundOf,
  runStateOf,
  yearlyIn,
} from '../../entrypoints/app/strategyModel.ts';
import type { EndedRun } from '../../hooks/useBacktest.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { dollars } from '../../lib/core/money.ts';
import { backtest } from '../../lib/policy/backtest.ts';
import { DEFAULT_RULE, points } from '../../lib/policy/rule.ts';
import { pastOf } from '../fixtures/judgedWorld.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import { walk } from './backtestReference.ts';

const IDS = ['ETH', 'BTC', 'USD'];
const HISTORY = pastOf(IDS, 200);
const { portfolio, snapshot, classes } = dollarWorld({
  rows: [
    { classId: 'ETH', cents: 400_000 },
    { classId: 'BTC', cents: 300_000 },
    { classId: 'USD', cents: 300_000 },
  ],
  targets: { ETH: 4_000, BTC: 3_000, USD: 3_000 },
});
const FACTS = { portfolio, snapshot, drift: measureDrift(portfolio, snapshot, classes) };
const COSTS: ClassCosts = {
  byClass: new Map(IDS.map((id) => [id, { share: 0.006, fixed: 5, sellTax: 0 }])),
  missing: [],
  readAt: 1_000,
  liquidity: [{ classId: 'ETH', mark: 'deep', impact: 0.0002, chainId: 1, asOf: 700 }],
};
const COVARIANCE = [
  [0.36, 0.2, 0],
  [0.2, 0.5, 0],
  [0, 0, 0],
];
const GROUND = groundOf(FACTS, COSTS, COVARIANCE);
const past = { history: HISTORY, without: [], gaps: 0, shortest: null };
const ONE_POINT = { ...DEFAULT_RULE, band: points(0.01) };

function known(checkMinutes: number, minTrade = dollars(25)) {
  const said = yearlyIn(GROUND, past, COSTS, { checkMinutes, limits: { minTrade } })(ONE_POINT);
  if (said.is !== 'known') throw new Error(said.why);
  return said;
}

test('what a modifier gained a year is shown as it was found, with its own line', () => {
  const play = {
    history: walk(1, 3, 1_500),
    targets: [0.4, 0.3, 0.3],
    rule: DEFAULT_RULE,
    value: 10_000,
    costs: IDS.map(() => ({ share: 0.003, fixed: 2, sellTax: 0 })),
  };
  const running = backtest(play);
  let turn = running.next();
  while (!turn.done) turn = running.next();
  const end = turn.value;
  if (end.kind !== 'done') throw new Error(end.why);
  const beside: Beside = { key: 'k', costs: { assumed: 0.003 }, leftOut: [] };
  const run: EndedRun<Beside> = { play, end, beside, ranAt: 0 };
  const state = runStateOf(run, 'k');
  if (state.is !== 'done') throw new Error(state.is);
  for (const modifier of ['volatility', 'trend'] as const) {
    const { gain, outcome } = state.run.modifiers[modifier];
    expect(gain).toBe(end.modifiers[modifier].gain);
    expect(Math.abs(gain)).toBeLessThan(0.5);
    expect(outcome.wealth).toHaveLength(1_500);
  }
});

test('a year’s estimate looks as often as checks do, at the most every hour, and says so', () => {
  expect(known(15)).toMatchObject({ looksADay: 24, checkMinutes: 15 });
  expect(known(37)).toMatchObject({ looksADay: 24, checkMinutes: 37 });
  expect(known(120)).toMatchObject({ looksADay: 12, checkMinutes: 120 });
  expect(known(60).cost).toBeGreaterThan(known(120).cost);
});

test('one point looked at every hour is called too narrow, with the figure', () => {
  const { flags, share } = known(60);
  expect(flags).toContainEqual(expect.objectContaining({ flag: 'tooNarrow', figure: share }));
});

test('the rule’s minimum trade is played in the year and in the backtest', () => {
  expect(known(60, dollars(1_000)).cost).toBeLessThan(known(60).cost / 4);
  const inputs: RunInputs = { period: 'all', value: '10000', cost: '', leftOut: [] };
  const limits = { minTrade: dollars(25) };
  const play = playOf({ rule: ONE_POINT, ground: GROUND, costs: COSTS, limits }, past, inputs);
  expect(play).toMatchObject({ minTrade: 25, value: 10_000 });
});

test('a liquidity mark keeps the age of what it was read from', () => {
  const [eth, btc] = bandRows(DEFAULT_RULE, GROUND, FACTS, COSTS);
  expect(eth?.liquidity).toEqual({ impact: 0.0002, mark: 'deep', asOf: 700 });
  expect(btc?.liquidity).toBeNull();
});
