import { expect, test } from 'vitest';
import { HEDGE_DRAFT, readHedge } from '../../lib/core/hedgeDraft.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import type { HedgeFacts, RiskFacts } from '../../lib/core/riskFacts.ts';
import type { ClassCost } from '../../lib/policy/costView.ts';
import { costToReach } from '../../lib/policy/targets/costToReach.ts';
import { hedgeFactsOf, perpOf, putOf } from '../../lib/policy/targets/hedgeFacts.ts';
import { riskFactsOf } from '../../lib/policy/targets/riskFacts.ts';
import { LAST_CLOSE, MORNING, walkOf } from '../property/pastPrices.ts';

const DAY = 86_400;
const SHAPES = [
  { beta: 1, noise: 0.005 },
  { beta: 1.4, noise: 0.02 },
  { beta: 0, noise: 0.0003 },
];
const HISTORY = walkOf(['BTC', 'ETH', 'USD'], 400, 11, SHAPES);
const TARGETS = [
  { classId: 'BTC', weight: bps(5_000) },
  { classId: 'ETH', weight: bps(3_000) },
  { classId: 'USD', weight: bps(2_000) },
];
const WEIGHTS = { BTC: bps(2_000), ETH: bps(7_000), USD: bps(1_000) };

const factsOf = (history = HISTORY, targets = TARGETS) =>
  riskFactsOf({ history, now: MORNING, targets, weights: WEIGHTS });

const facts = factsOf() as RiskFacts;

test('correlations are told over 90 days, each inside its interval, and mirror each other', () => {
  const { days, from, to, cells } = facts.correlation;
  expect([days, from, to]).toEqual([90, LAST_CLOSE - 90 * DAY, LAST_CLOSE]);
  for (const [i, row] of cells.entries())
    for (const [j, { r, low, high }] of row.entries()) {
      expect(low).toBeLessThanOrEqual(r);
      expect(high).toBeGreaterThanOrEqual(r);
      expect(cells[j]?.[i]?.r).toBe(r);
    }
  expect(cells[0]?.[1]?.r).toBeGreaterThan(0.8);
  expect(Math.abs(cells[0]?.[2]?.r ?? 1)).toBeLessThan(0.3);
});

test('a mix of more of the wilder class is wilder, and its risk shares sum to one', () => {
  expect(facts.now?.volatility).toBeGreaterThan(facts.target?.volatility ?? 9);
  for (const mix of [facts.now, facts.target]) {
    expect(mix?.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(mix?.diversification).toBeGreaterThanOrEqual(1);
    expect(mix?.bets).toBeGreaterThanOrEqual(1);
    expect(mix?.bets).toBeLessThanOrEqual(3);
  }
});

test('the worst twentieth of days is told apart from the rest', () => {
  expect(facts.stress).toMatchObject({ worstDays: 20, calmDays: 379 });
  const short = walkOf(['BTC', 'ETH', 'USD'], 120, 11, SHAPES);
  expect((factsOf(short) as RiskFacts).stress).toBeNull();
});

test('with a weighted class without closes no mix is judged, and the class is named', () => {
  const other = factsOf(HISTORY, [...TARGETS, { classId: 'UNI', weight: bps(1) }]) as RiskFacts;
  expect(other.without).toEqual(['UNI']);
  expect(other.target).toBeNull();
  const idle = factsOf(HISTORY, [...TARGETS, { classId: 'UNI', weight: bps(0) }]) as RiskFacts;
  expect(idle.target?.volatility).toBe(facts.target?.volatility);
  expect(factsOf({ ids: [], times: [], prices: [] })).toMatchObject({ why: 'noHistory' });
});

test('a class that never moved brings no risk, and its correlations are not known', () => {
  const still = { ...HISTORY, prices: HISTORY.prices.map(([a = 1, b = 1]) => [a, b, 1]) };
  const told = factsOf(still) as RiskFacts;
  expect(told.target?.shares[2]).toBe(0);
  expect(told.target?.shares[0]).toBeGreaterThan(0);
  expect(told.correlation.cells[0]?.[2]?.r).toBeNaN();
  expect(told.stress?.calm).toBeGreaterThan(0);
});

const hedge = hedgeFactsOf({
  history: HISTORY,
  now: MORNING,
  hedge: 'BTC',
  held: [
    { classId: 'ETH', value: 6_000, target: bps(5_000) },
    { classId: 'BTC', value: 2_000, target: bps(3_000) },
    { classId: 'USD', value: 2_000, target: bps(2_000) },
  ],
}) as HedgeFacts;

test('the delta of the book is the sum of value times beta, and bitcoin has a beta of one', () => {
  const [eth, btc] = hedge.rows;
  expect(btc).toMatchObject({ beta: 1, delta: 2_000 });
  expect(eth?.beta).toBeGreaterThan(1);
  const sum = hedge.rows.reduce((all, { delta }) => all + delta, 0);
  expect(hedge.delta).toBeCloseTo(sum, 9);
  expect(hedge.unhedged).toBeGreaterThan(0);
  expect(hedge.unhedged).toBeLessThan(1);
});

test('going back to target after 1 % trades V t (1 - t) of it, and nothing when all move alike', () => {
  expect(hedge.rows[0]?.traded).toBeCloseTo(10_000 * 0.25 * 0.01, 9);
  const alike = hedgeFactsOf({
    history: HISTORY,
    now: MORNING,
    hedge: 'BTC',
    held: [{ classId: 'BTC', value: 500, target: bps(10_000) }],
  }) as HedgeFacts;
  expect(alike.traded).toBe(0);
  expect(alike.unhedged).toBeCloseTo(0, 12);
});

test('a short of half the delta pays its funding and is liquidated where its margin ends', () => {
  const inputs = { funding: -0.0001, days: 10, margin: 1_000, maintenance: 0.05 };
  const perp = perpOf({ ...hedge, delta: 8_000 }, inputs);
  expect(perp.notional).toBe(4_000);
  expect(perp.carry).toBeCloseTo(-0.0001 * 3 * 10 * 4_000, 9);
  expect(perp.liquidationRise).toBeCloseTo(0.2 / 1.05, 12);
});

test('nothing is assumed of what was not typed', () => {
  const none = { funding: null, days: null, margin: null, maintenance: null };
  expect(perpOf(hedge, none)).toMatchObject({ carry: null, liquidationRise: null });
  expect(perpOf(hedge, { ...none, maintenance: 0.01 }).liquidationRise).toBeNull();
  expect(putOf(hedge, { strike: null, term: 30, fall: null })).toEqual({
    loss: null,
    puts: 'untyped',
  });
});

test('a put far in the money takes away half of the delta, as a short does; far out of it none helps', () => {
  const deep = putOf(hedge, { strike: 3, term: 5, fall: 0.2 });
  expect(deep.loss).toBeCloseTo(hedge.delta / 5, 9);
  expect(deep.puts).toMatchObject({ delta: expect.closeTo(-hedge.delta / 2, 6) });
  expect(putOf(hedge, { strike: 0.1, term: 5, fall: 0.2 }).puts).toBe('tooLittle');
});

test('the puts the panel starts with leave half of what the book loses at the fall it starts with', () => {
  const { typed } = readHedge(HEDGE_DRAFT);
  const { loss, puts } = putOf(hedge, typed);
  if (typeof puts === 'string' || loss === null) throw new Error('no puts');
  const paid = puts.count * hedge.spot * ((typed.strike ?? 0) - 1 + (typed.fall ?? 0));
  expect(loss - paid + puts.cost).toBeCloseTo(loss / 2, 9);
  expect(readHedge({ ...HEDGE_DRAFT, fall: '101' }).wrong).toEqual(['fall']);
});

const asset = (classId: string) => ({
  chainId: 1,
  address: '0x0000000000000000000000000000000000000001' as const,
  symbol: classId,
  decimals: 18,
  classId,
});
const cost = (classId: string, share: number, fixed: number, asOf: number): ClassCost => ({
  classId,
  chainId: 1,
  share,
  fixed,
  size: 5_000,
  impact: 0,
  error: 0,
  asOf,
  source: 'pool',
});

test('the cost of a swap is half of either side, and the oldest reading dates it', () => {
  const trades = [{ sell: asset('ETH'), buy: asset('BTC'), value: dollars(1_000) }];
  const known = [cost('ETH', 0.002, 4, 20), cost('BTC', 0.004, 6, 10)];
  const view = { known, missing: [], gas: [], spread: null };
  expect(costToReach(trades, view)).toEqual({ kind: 'known', value: dollars(8), asOf: 10 });
  expect(costToReach(trades, { ...view, known: [] })).toEqual({
    kind: 'unknown',
    classIds: ['ETH', 'BTC'],
  });
  expect(costToReach([], view)).toEqual({ kind: 'known', value: 0n, asOf: null });
});
