import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assetKey } from '../../lib/core/asset.ts';
import { dayOf } from '../../lib/core/closes.ts';
import { price } from '../../lib/core/money.ts';
import { readPast } from '../../lib/flow/readPast.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { bothSides, DEFAULT_RULE, points, type Rule } from '../../lib/policy/rule.ts';
import { simulate } from '../../lib/policy/simulate.ts';
import { dollarWorld } from '../property/dollarWorld.ts';

const CASES = new URL('../../../shared/refcases/', import.meta.url);
const isHere = existsSync(CASES);
const read = (path: string) => readFileSync(new URL(path, CASES), 'utf8');

interface Expected {
  weights: Record<string, number>;
  rebalance_dates: string[];
  final_wealth: number;
  with_costs_PA: Record<string, { rebal_cost: number; final_wealth: number }>;
}

/** The peers' closes, read as the product reads its own from the store. */
async function closes(ids: string[]): Promise<PriceHistory> {
  const [head = '', ...lines] = read('pub-00-data/close.csv').trim().split('\n');
  const columns = head.trim().split(',');
  const rows = lines.map((line) => line.trim().split(','));
  const days = rows.map(([date]) => dayOf(Date.parse(`${date}T00:00:00Z`) / 1000));
  const { portfolio, classes } = dollarWorld({
    rows: ids.map((classId) => ({ classId, cents: 100 })),
    targets: Object.fromEntries(ids.map((id) => [id, 1])),
  });
  const keyOf = (id: string) => {
    const asset = classes.referenceOf(id);
    return asset && assetKey(asset);
  };
  const world = {
    now: () => ((days.at(-1) ?? 0) + 1) * 86_400 + 3_600,
    classesOf: () => classes,
    readDays: async (series: string) => {
      const column = columns.indexOf(ids.find((id) => keyOf(id) === series) ?? '');
      return rows.map((row, i) => ({
        day: days[i] ?? 0,
        close: price(scaled(row[column] ?? '')),
        high: null,
        low: null,
        source: 'feed' as const,
        asOf: 0,
      }));
    },
  };
  const { history, gaps, without } = await readPast(world, portfolio, rows.length);
  expect([gaps, without, history.times.length]).toEqual([0, [], rows.length]);
  return history;
}

/** 10¹⁸ to the dollar, digit by digit. */
function scaled(typed: string): bigint {
  const [whole = '', part = ''] = typed.split('.');
  return BigInt(whole + part.padEnd(18, '0').slice(0, 18));
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
  test.each(entries)(
    '%s acts on the same days and ends with the same wealth',
    async (name, one) => {
      const history = await closes(Object.keys(one.weights));
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
          new Date((history.times[bar] ?? 0) * 1000).toISOString().slice(0, 10),
        );
        expect(days).toEqual(one.rebalance_dates);
        expect(Math.abs((wealth.at(-1) ?? 0) / final_wealth - 1)).toBeLessThan(1e-9);
      }
    },
  );
});
