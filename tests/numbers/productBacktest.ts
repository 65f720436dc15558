import { DEFAULT_RULE, type Rule } from '../../lib/policy/rule.ts';
import { simulate } from '../../lib/policy/simulate.ts';
import type { Closes } from './prices.ts';

/** What the product's own backtest makes of a rule. */
export interface Backtest {
  /** Days of the corrections, without one at the very last close: what it brings is not seen. */
  dates: string[];
  /** Of a start of 1, before a correction at the very last close. */
  finalWealth: number;
  /** Sum of all that moved, both ways, in portfolios. */
  turnover: number;
}

/** A daily close of a UTC day stands at the first second of the next. */
const closeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000 + 86_400;

/**
 * `simulate` of lib/policy, which asks the same `decide` as live use, on a rule that trades all of
 * the portfolio to its targets. `cost` is the peers': of two-sided turnover, half of a fee on what is swapped.
 */
export function playProduct(
  { dates, closes }: Closes,
  targets: number[],
  rule: Pick<Rule, 'schedule' | 'band' | 'join'>,
  cost = 0,
): Backtest {
  const ids = targets.map((_, i) => String(i));
  const costs = ids.map(() => ({ share: 2 * cost, fixed: 0, sellTax: 0 }));
  const history = { ids, times: dates.map(closeOf), prices: closes };
  const full: Rule = { ...DEFAULT_RULE, ...rule, moves: 'all', to: 'target' };
  const { wealth, trades } = simulate({ history, targets, rule: full, value: 1, costs });
  const last = trades.find(({ bar }) => bar === dates.length - 1);
  const before = trades.filter((trade) => trade !== last);
  return {
    dates: before.map(({ bar }) => dates[bar] ?? ''),
    finalWealth: (wealth.at(-1) ?? 1) + (last?.cost ?? 0),
    turnover: before.reduce((all, { turnover }) => all + 2 * turnover, 0),
  };
}
