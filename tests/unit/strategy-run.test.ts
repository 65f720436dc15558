import { expect, test } from 'vitest';
import { runStateOf } from '../../entrypoints/app/strategyModel.ts';
import { backtest } from '../../lib/policy/backtest.ts';
import { DEFAULT_RULE } from '../../lib/policy/rule.ts';
import { walkOf } from '../property/pastPrices.ts';

test('what a modifier gained is drawn as the walk-forward gave it: a year, annualised once', () => {
  const play = {
    history: walkOf(['A', 'B'], 800, 3, [
      { beta: 1, noise: 0.01 },
      { beta: 0.4, noise: 0.02 },
    ]),
    targets: [0.5, 0.5],
    rule: DEFAULT_RULE,
    value: 10_000,
    costs: [0, 1].map(() => ({ share: 0.003, fixed: 1, sellTax: 0 })),
  };
  const running = backtest(play);
  let turn = running.next();
  while (!turn.done) turn = running.next();
  const end = turn.value;
  if (end.kind !== 'done') throw new Error(end.why);
  const beside = { key: 'k', costs: { assumed: 0.003 }, leftOut: [] };
  const state = runStateOf({ play, end, beside, ranAt: 0 }, 'k');
  if (state.is !== 'done') throw new Error(state.is);
  const { trend, volatility } = end.modifiers;
  expect(trend.gain).not.toBe(0);
  expect(state.run.modifiers.trend.gain).toBe(trend.gain);
  expect(state.run.modifiers.volatility.gain).toBe(volatility.gain);
});
