import { expect, test } from 'vitest';
import { bps, WHOLE } from '../../lib/core/money.ts';
import type { TargetPolicy } from '../../lib/core/targetPolicy.ts';
import {
  AIM,
  ask,
  DAY,
  HISTORY,
  INSURANCE,
  last,
  weightsOf,
  withColumn,
} from '../fixtures/policyAsks.ts';
import { MORNING } from '../property/pastPrices.ts';

test('fixed proposes the targets, equal the same of each, the first ids taking what is left', () => {
  expect(weightsOf({ kind: 'fixed' })).toEqual({ BTC: 5_000, ETH: 3_000, USD: 2_000 });
  expect(weightsOf({ kind: 'equal' })).toEqual({ BTC: 3_334, ETH: 3_333, USD: 3_333 });
});

test('minimum variance without caps puts nearly all into one class and says so; a cap ends it', () => {
  const free = ask({ kind: 'minVariance' });
  expect(free).toMatchObject({
    notes: [{ note: 'concentrated', classId: 'USD' }],
    inputs: { days: 180, skipped: 0, to: MORNING - 30_000 },
  });
  const cap = { USD: { least: bps(0), most: bps(4_000) } };
  const capped = ask({ kind: 'minVariance' }, { bounds: cap });
  expect(capped).toMatchObject({
    weights: { BTC: 6_000, ETH: 0, USD: 4_000 },
    notes: [{ note: 'bounded', classIds: ['USD'] }],
  });
});

test('a class without a risk budget gets nothing, and the others share the risk as asked', () => {
  const weights = weightsOf({
    kind: 'riskBudget',
    budgets: { BTC: bps(9_999), USD: bps(1) },
  }) as Record<string, number>;
  expect(weights.ETH).toBe(0);
  expect(weights.USD).toBeGreaterThan(1_000);
  expect((weights.BTC ?? 0) + (weights.USD ?? 0)).toBe(WHOLE);
});

test('bounds that nothing keeps are refused with what is missing', () => {
  const bound = (least: number, most: number) => ({ least: bps(least), most: bps(most) });
  const bounds = { BTC: bound(6_000, 10_000), ETH: bound(5_000, 10_000) };
  expect(ask({ kind: 'equal' }, { bounds })).toEqual({
    kind: 'refused',
    why: 'floorsTooHigh',
    by: 1_000,
  });
  const caps = { BTC: bound(0, 3_000), ETH: bound(0, 3_000), USD: bound(0, 3_000) };
  expect(ask({ kind: 'equal' }, { bounds: caps })).toEqual({
    kind: 'refused',
    why: 'capsTooLow',
    by: 1_000,
  });
  expect(ask({ kind: 'equal' }, { bounds: { BTC: bound(2, 1) } })).toMatchObject({
    why: 'crossedBounds',
    classIds: ['BTC'],
  });
});

test.each(['inverseVolatility', 'minVariance', 'hierarchicalRiskParity'] as const)(
  '%s is refused with the figures where history is short, old, missing or still',
  (kind) => {
    expect(ask({ kind }, { history: last(HISTORY, 41) })).toEqual({
      kind: 'refused',
      why: 'tooShort',
      days: 40,
      needs: 60,
    });
    expect(ask({ kind }, { now: MORNING + 9 * DAY })).toMatchObject({ why: 'oldHistory' });
    const targets = { BTC: bps(5_000), ETH: bps(3_000), UNI: bps(2_000) };
    expect(ask({ kind }, { targets })).toMatchObject({ why: 'noHistory', classIds: ['UNI'] });
    const still = withColumn(HISTORY, 2, () => 1);
    expect(ask({ kind }, { history: still })).toMatchObject({
      why: 'notMoving',
      classIds: ['USD'],
    });
  },
);

test('two classes that move as one have no risk weights, and are named', () => {
  const twins = withColumn(HISTORY, 1, ([btc = 0]) => 3 * btc);
  const targets = { BTC: bps(5_000), ETH: bps(5_000) };
  expect(ask({ kind: 'riskBudget', budgets: {} }, { history: twins, targets })).toEqual({
    kind: 'refused',
    why: 'singular',
    pair: ['BTC', 'ETH'],
    correlation: WHOLE,
  });
});

const NEEDS_RANK: TargetPolicy[] = [
  { kind: 'riskBudget', budgets: {} },
  { kind: 'minVariance' },
  { kind: 'hierarchicalRiskParity' },
];

test.each(NEEDS_RANK)(
  '$kind is refused twins beside a third, whatever shrinking makes of them',
  (p) => {
    const twins = withColumn(HISTORY, 1, ([btc = 0]) => 3 * btc);
    expect(ask(p, { history: twins })).toEqual({
      kind: 'refused',
      why: 'singular',
      pair: ['BTC', 'ETH'],
      correlation: WHOLE,
    });
    // A hundred-thousandth of its own noise makes it another class.
    const kin = withColumn(HISTORY, 1, ([btc = 0], bar) => btc * (1 + 2e-4 * Math.sin(bar * bar)));
    expect(ask(p, { history: kin }).kind).toBe('proposed');
  },
);

test.each(NEEDS_RANK)('$kind is refused a class that is a mix of the others, all named', (p) => {
  const mixed = withColumn(HISTORY, 2, ([btc = 1, eth = 1]) => Math.sqrt(btc * eth));
  expect(ask(p, { history: mixed })).toEqual({
    kind: 'refused',
    why: 'dependent',
    classIds: ['BTC', 'ETH', 'USD'],
  });
  expect(ask({ kind: 'inverseVolatility' }, { history: mixed }).kind).toBe('proposed');
});

test('a class without a budget need not have moved, nor have closes', () => {
  const policy: TargetPolicy = {
    kind: 'riskBudget',
    budgets: { BTC: bps(5_000), ETH: bps(5_000), USD: bps(0) },
  };
  const still = withColumn(HISTORY, 2, () => 1);
  expect(weightsOf(policy, { history: still })).toEqual(weightsOf(policy));
  expect(weightsOf(policy)).toMatchObject({ USD: 0 });
});

test('a step over a missing day is no daily return', () => {
  const gap = {
    ...HISTORY,
    times: HISTORY.times.filter((_, bar) => bar !== 200),
    prices: HISTORY.prices.filter((_, bar) => bar !== 200),
  };
  expect(ask({ kind: 'inverseVolatility' }, { history: gap })).toMatchObject({
    inputs: { skipped: 1, days: 180 },
  });
});

test('a policy made for other classes is refused', () => {
  const targets = { BTC: bps(6_000), USD: bps(4_000) };
  expect(ask(INSURANCE, { targets })).toMatchObject({ why: 'otherClasses', classIds: ['ETH'] });
  expect(ask({ ...INSURANCE, mix: {} })).toMatchObject({ why: 'otherClasses' });
});

test('closes of later than the day asked change nothing', () => {
  const now = MORNING - 30 * DAY;
  const past = {
    ...HISTORY,
    times: HISTORY.times.filter((time) => time <= now),
    prices: HISTORY.prices.filter((_, bar) => (HISTORY.times[bar] ?? 0) <= now),
  };
  for (const policy of [AIM, INSURANCE, { kind: 'minVariance' } as const])
    expect(ask(policy, { now })).toEqual(ask(policy, { now, history: past }));
});
