import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Findings } from '../numbers/findings.ts';
import { Prices } from '../numbers/prices.ts';
import { runCase } from '../numbers/runCases.ts';
import { closesIn } from '../numbers/window.ts';

const root = mkdtempSync(join(tmpdir(), 'readings-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

function newFolder(): string {
  folders += 1;
  return join(root, String(folders));
}

const DAY = 86_400_000;
const dateOf = (first: string, t: number): string =>
  new Date(Date.parse(first) + t * DAY).toISOString().slice(0, 10);

/** A folder with daily closes of some assets from a first date on. */
function pricesOf(first: string, closes: Record<string, number[]>): string {
  const folder = newFolder();
  mkdirSync(folder);
  const columns = Object.values(closes);
  const lines = (columns[0] ?? []).map((_, t) =>
    [dateOf(first, t), ...columns.map((column) => column[t])].join(','),
  );
  const head = ['"Date"', ...Object.keys(closes).map((name) => `"${name}"`)].join(',');
  writeFileSync(join(folder, 'close.csv'), [head, ...lines].join('\r\n'));
  return folder;
}

function found(kind: string, expected: unknown, prices = root): Findings {
  const cases = newFolder();
  mkdirSync(join(cases, kind), { recursive: true });
  const text = typeof expected === 'string' ? expected : JSON.stringify(expected);
  writeFileSync(join(cases, kind, 'expected.json'), text);
  return runCase(cases, kind, prices).found;
}

const out = ({ rows }: Findings) =>
  rows.filter(({ isWithin }) => !isWithin).map(({ name }) => name);
const names = ({ rows }: Findings) => rows.map(({ name }) => name);
const why = ({ skipped }: Findings) =>
  Object.fromEntries(skipped.map((one) => [one.name, one.why]));

describe('an entry by itself', () => {
  const lots = { method: 'FIFO', lots: [{ row: 1, qty: 2, spot: 3 }], disposals: [1] };
  const good = { ...lots, expected_seek: [[2, 1]] };

  test('that cannot be compared is said, and the next has its turn', () => {
    const told = { id: 'strange', method: 'FIFO', events: [{ moved: 3 }] };
    const results = found('x-12-tax-lots', [told, { ...good, id: 'next' }]);
    expect(why(results).strange).toContain('neither a purchase nor a sale');
    expect(names(results)).toContain('next lots sought');
    expect(out(results)).toEqual([]);
  });

  test('that breaks is out, and the next has its turn', () => {
    const results = found('x-12-tax-lots', [
      { ...good, id: 'broken', disposals: ['much'] },
      { ...good, id: 'next' },
    ]);
    expect(out(results)).toEqual(['broken: much is no decimal number']);
    expect(names(results)).toContain('next lots sought');
  });

  test('of an asset the prices do not hold is said, not out', () => {
    const prices = pricesOf('2020-01-01', { A: [1, 2, 3], B: [1, 1, 1] });
    const results = found(
      'x-08-metrics',
      { crypto_365: { C: { max_drawdown: 0 }, A: { max_drawdown: 0 } } },
      prices,
    );
    expect(why(results)).toEqual({ C: 'the prices hold no C' });
    expect(names(results)).toEqual(['A max_drawdown']);
  });

  test('may say no figure in the words of R and Python', () => {
    const flat = '{"vectors": {"flat": {"returns_percent": [0, 0, NaN], "max_drawdown": 0,';
    const results = found(
      'x-08-metrics',
      `${flat} "ann50": {"calmar": NaN, "sortino": Infinity}}}}`,
    );
    expect(names(results)).toEqual([
      'flat max_drawdown',
      'flat ann50 calmar',
      'flat ann50 sortino',
    ]);
    expect(out(results)).toEqual([]);
  });
});

describe('a band', () => {
  const weights = { A: 0.5, B: 0.5 };

  test('broken at the very last close is a date, and neither cost nor turnover', () => {
    const prices = pricesOf('2021-03-01', { A: [100, 100, 160], B: [50, 50, 50] });
    const paid = { rebal_cost: 0.01, final_wealth: 1.3, turnover_two_sided_total: 0 };
    const results = found(
      'x-02-threshold-bands',
      {
        rel20_two: {
          weights,
          rebalance_dates: ['2021-03-03'],
          n_rebalances: 1,
          final_wealth: 1.3,
          with_costs_PA: { c100: paid },
        },
      },
      prices,
    );
    expect(names(results)).toContain('rel20_two dates of the backtest that differ');
    expect(names(results)).toContain('rel20_two c100 turnover_two_sided_total');
    expect(out(results)).toEqual([]);
  });

  /** A Tuesday, on which A doubles; it falls back a day later, which Monday the 7th finds. */
  const NEW_YEAR = '2019-01-01';
  const first = dateOf(NEW_YEAR, -5);
  const doubled = Array.from({ length: 16 }, (_, t) => (t === 5 ? 200 : 100));
  const spike = pricesOf(first, { A: doubled, B: doubled.map(() => 100) });

  test('looked at weekly by a peer that looks at New Year too is read so, and told from the product', () => {
    const entry = { weights, rebalance_dates: [NEW_YEAR, '2019-01-07'], final_wealth: 1.125 };
    const results = found('x-02-threshold-bands', { weekly_check_rel20_two: entry }, spike);
    expect(out(results)).toEqual([]);
    expect(names(results)).toContain('weekly_check_rel20_two final_wealth');
    const product = "weekly_check_rel20_two in the product's backtest";
    expect(why(results)[product]).toContain('New Year');
  });

  test('and a schedule is both at once', () => {
    const closes = [100, 100, 160, 160, 160, 160];
    const prices = pricesOf('2021-01-27', { A: closes, B: closes.map(() => 100) });
    const of = (date: string) => ({ weights, rebalance_dates: [date], final_wealth: 1.3 });
    const results = found(
      'x-02-threshold-bands',
      { monthend_and_rel20: of('2021-01-31'), rel20: of('2021-01-29') },
      prices,
    );
    expect(out(results)).toEqual([]);
  });
});

describe('a case of risk weights', () => {
  const two = {
    sigma: [
      [4, 0],
      [0, 1],
    ],
    asset_order: ['A', 'B'],
  };

  test('without a budget means equal shares of the risk', () => {
    const equal = { ...two, risk_budget_weights: { A: 1 / 3, B: 2 / 3 } };
    expect(out(found('x-03-risk-weights', { any: equal }))).toEqual([]);
  });

  test('is as exact as its published figures are printed', () => {
    const printed = { ...two, published_percent: [33.3, 66.7] };
    const wrong = { ...two, published_percent: [33.4, 66.7] };
    expect(out(found('x-03-risk-weights', { printed }))).toEqual([]);
    expect(out(found('x-03-risk-weights', { wrong }))).toHaveLength(1);
  });
});

describe('lots', () => {
  const lots = [
    { row: 1, qty: 10, spot: 10 },
    { row: 2, qty: 20, spot: 12 },
    { row: 3, qty: 30, spot: 11 },
  ];

  test('called dynamic come one before each disposal', () => {
    const sought = [
      [10, 1],
      [20, 2],
      [4, 2],
      [30, 3],
      [6, 1],
    ];
    const told = { method: 'HIFO', lots, disposals: [4, 16, 40], expected_seek: sought };
    expect(out(found('x-12-tax-lots', [{ ...told, id: 'hifo_dynamic' }]))).toEqual([]);
    expect(out(found('x-12-tax-lots', [{ ...told, id: 'hifo' }]))).not.toEqual([]);
  });

  test('told as events happen in the order told, whatever their times', () => {
    const events = [
      { ts: 1, buy: 2, rate: 3 },
      { ts: 2, buy: 5, rate: 1 },
      { ts: 1, spend: 1, bought_cost: 3 },
      { ts: 1, buy: 1, rate: 4 },
      { ts: 2, spend: 2, bought_cost: 7, remaining: 5 },
    ];
    expect(out(found('x-12-tax-lots', [{ id: 'any', method: 'HIFO', events }]))).toEqual([]);
  });
});

describe('the window of an entry', () => {
  const prices = new Prices(pricesOf('2020-01-01', { A: [1, 2, 3, 4, 5, 6] }));
  const closes = (entry: Record<string, unknown>, words = '') =>
    closesIn(prices, ['A'], entry, words).closes.flat();

  test('lies between its dates', () => {
    expect(closes({ first_return: '2020-01-03', last_return: '2020-01-05' })).toEqual([2, 3, 4, 5]);
    expect(closes({ window: ['2020-01-02', '2020-01-04'] })).toEqual([2, 3, 4]);
    expect(closes({})).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('holds as many returns as its count or its words say', () => {
    expect(closes({ n_returns: 2 })).toEqual([4, 5, 6]);
    expect(closes({}, 'crypto_last3')).toEqual([3, 4, 5, 6]);
    expect(closes({ end: '2020-01-05' }, 'first 2 returns')).toEqual([1, 2, 3]);
    expect(closes({ n: 50 })).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
