import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { bothSides, DEFAULT_RULE, points, type Rule } from '../../lib/policy/rule.ts';
import { simulate } from '../../lib/policy/simulate.ts';

const CASES = new URL('../../../shared/refcases/', import.meta.url);
const isHere = existsSync(CASES);
const read = (path: string) => readFileSync(new URL(path, CASES), 'utf8');

interface Expected {
  weights: Record<string, number>;
  rebalance_dates: string[];
  final_wealth: number;
  with_costs_PA: Record<string, { rebal_cost: number; final_wealth: number }>;
}

function closes(ids: string[]): PriceHistory {
  const [head = '', ...lines] = read('pub-00-data/close.csv').trim().split('\n');
  const columns = head.trim().split(',');
  const rows = lines.map((line) => line.trim().split(','));
  return {
    ids,
    times: rows.map(([date]) => Date.parse(`${date}T00:00:00Z`) / 1000 + 86_400),
    prices: rows.map((row) => ids.map((id) => Number(row[columns.indexOf(id)]))),
  };
}

const relative = (size: number) => bothSides({ kind: 'relative', size });

/** A rule by the name the peers' run gave it. */
function ruleOf(name: string): Rule {
  const all: Rule = { ...DEFAULT_RULE, moves: 'all', band: null };
  const rel = Number(/rel(\d+)/.exec(name)?.[1]) / 100;
  const band = Number.isNaN(rel) ? null : relative(rel);
  const abs = /abs(\d+)pp/.exec(name)?.[1];
  if (abs) return { ...all, band: points(Number(abs) / 100) };
  const every = /every(\d+)/.exec(name)?.[1];
  if (every) return { ...all, schedule: { every: 'days', days: Number(every) } };
  if (name.startsWith('weekly_check'))
    return { ...all, band, schedule: { every: 'week', closes: 1 }, join: 'and' };
  if (name.startsWith('monthend')) return { ...all, band, schedule: { every: 'month' } };
  return { ...all, band };
}

const title = isHere ? 'bt and PerformanceAnalytics' : 'peers: their cases are not here, skipped';

describe.skipIf(!isHere)(title, () => {
  const cases: Record<string, Expected> = isHere
    ? JSON.parse(read('pub-02-threshold-bands/expected.json'))
    : {};
  const entries = Object.entries(cases).filter(([, one]) => one.weights);
  test.each(entries)('%s acts on the same days and ends with the same wealth', (name, one) => {
    const history = closes(Object.keys(one.weights));
    const targets = Object.values(one.weights);
    for (const { rebal_cost, final_wealth } of Object.values(one.with_costs_PA)) {
      const costs = targets.map(() => ({ share: 2 * rebal_cost, fixed: 0, sellTax: 0 }));
      const { wealth, trades } = simulate({
        history,
        targets,
        rule: ruleOf(name),
        value: 1,
        costs,
      });
      const days = trades.map(({ bar }) =>
        new Date(((history.times[bar] ?? 0) - 86_400) * 1000).toISOString().slice(0, 10),
      );
      expect(days).toEqual(one.rebalance_dates);
      expect(Math.abs((wealth.at(-1) ?? 0) / final_wealth - 1)).toBeLessThan(1e-9);
    }
  });
});
