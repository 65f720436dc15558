import { expect, test } from 'vitest';
import { bps, dollars, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import type { Insurance, TargetPolicy } from '../../lib/core/targetPolicy.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import type { ProposalInput } from '../../lib/policy/targets/proposalInput.ts';
import { proposeTargets } from '../../lib/policy/targets/proposeTargets.ts';
import { usableReturns } from '../../lib/policy/targets/riskView.ts';
import { expectedOf } from '../../lib/policy/targets/stableLeg.ts';
import { mixReturns } from '../../lib/policy/targets/withStable.ts';
import { proposalInput } from '../fixtures/proposalInput.ts';
import { MORNING, walkOf } from '../property/pastPrices.ts';

const DAY = 86_400;
const IDS = ['BTC', 'ETH', 'USD'];
const SHAPES = [
  { beta: 1, noise: 0.002 },
  { beta: 1.4, noise: 0.02 },
  { beta: 0, noise: 0.0003 },
];
const HISTORY = walkOf(IDS, 240, 7, SHAPES);
const MIX = { BTC: bps(6_000), ETH: bps(4_000) };

const INSURANCE: Insurance = {
  kind: 'cppi',
  floor: bps(8_000),
  multiplier: 300,
  stable: 'USD',
  mix: MIX,
  mostRisky: WHOLE,
  since: MORNING - 10 * DAY,
  base: dollars(50_000),
  growth: GROWTH_ONE,
  resetAfterDays: null,
};

const TARGETS = { BTC: bps(5_000), ETH: bps(3_000), USD: bps(2_000) };

const ask = (policy: TargetPolicy, more: Partial<ProposalInput> = {}) =>
  proposeTargets(policy, proposalInput(HISTORY, TARGETS, more));

const weightsOf = (policy: TargetPolicy, more: Partial<ProposalInput> = {}) => {
  const proposal = ask(policy, more);
  return proposal.kind === 'proposed' ? proposal.weights : proposal;
};

const notesOf = (policy: TargetPolicy, more: Partial<ProposalInput> = {}) => {
  const proposal = ask(policy, more);
  return proposal.kind === 'proposed' ? proposal.notes : [proposal];
};

/** The last bars alone. */
const last = ({ ids, times, prices }: PriceHistory, bars: number): PriceHistory => ({
  ids,
  times: times.slice(-bars),
  prices: prices.slice(-bars),
});

/** With one column replaced. */
const withColumn = (
  history: PriceHistory,
  j: number,
  of: (row: number[], bar: number) => number,
) => ({
  ...history,
  prices: history.prices.map((row, bar) => row.map((price, i) => (i === j ? of(row, bar) : price))),
});

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

test('a volatility target never borrows, and a change of less than a tenth is not made', () => {
  const aimed = (volatility: number): TargetPolicy => ({
    kind: 'volatilityTarget',
    volatility: bps(volatility),
    stable: 'USD',
    mix: MIX,
  });
  const aim = (
    volatility: number,
    held: number,
    inForce: TargetPolicy | null = aimed(volatility),
  ) =>
    ask(aimed(volatility), {
      inForce,
      targets: { BTC: bps(held), ETH: bps(0), USD: bps(WHOLE - held) },
    });
  expect(aim(9_999, 5_000)).toMatchObject({
    weights: { BTC: 6_000, ETH: 4_000, USD: 0 },
    notes: [{ note: 'exposure', exposure: WHOLE }, { note: 'overshot' }],
  });
  const first = aim(3_000, 5_000);
  const [note] = first.kind === 'proposed' ? first.notes : [];
  const exposure = note?.note === 'exposure' ? note.exposure : 0;
  expect(note).toMatchObject({ isKept: false });
  expect(exposure).toBeGreaterThan(3_000);
  const near = Math.round(exposure * 1.05);
  expect(aim(3_000, near)).toMatchObject({
    weights: { USD: WHOLE - near },
    notes: [{ exposure: near, isKept: true }, { note: 'overshot' }],
  });
  expect(aim(3_000, near, null)).toMatchObject({ notes: [{ exposure, isKept: false }, {}] });
  // Another figure is another policy, however little it differs.
  expect(aim(3_000, near, aimed(2_900))).toMatchObject({
    notes: [{ exposure, isKept: false }, {}],
  });
  expect(aim(3_000, near, { kind: 'equal' })).toMatchObject({ notes: [{ isKept: false }, {}] });
});

const AIM: TargetPolicy = {
  kind: 'volatilityTarget',
  volatility: bps(1_000),
  stable: 'USD',
  mix: MIX,
};

test.each([
  ['volatilityTarget', { ...AIM, stable: 'ETH', mix: { BTC: WHOLE } }],
  ['cppi', { ...INSURANCE, stable: 'ETH', mix: { BTC: WHOLE } }],
] as const)(
  '%s is refused a stable class that moves, with its figure and the limit',
  (_, policy) => {
    expect(ask(policy)).toMatchObject({ why: 'notStable', classId: 'ETH', most: 1_000 });
    expect(ask(policy)).toSatisfy(({ volatility }) => volatility > 5_000);
    expect(ask({ ...policy, stable: '', mix: MIX })).toEqual({ kind: 'refused', why: 'noStable' });
  },
);

test('what was wild and is calm of late is no stable class yet', () => {
  const calmOfLate = withColumn(HISTORY, 2, () => 1);
  calmOfLate.prices = calmOfLate.prices.map((row, bar) =>
    row.map((price, i) => (i === 2 && bar < 150 ? 1 + (bar % 2) / 20 : price)),
  );
  expect(ask(AIM, { history: calmOfLate })).toMatchObject({ why: 'notStable' });
  expect(ask(INSURANCE, { history: calmOfLate })).toMatchObject({ why: 'notStable' });
});

test('a floor holds without closes of its stable class, and says that they are missing', () => {
  const history = { ids: [], times: [], prices: [] };
  expect(notesOf(INSURANCE, { history })).toContainEqual({ note: 'stableUnknown', classId: 'USD' });
  expect(notesOf(INSURANCE)).not.toContainEqual({ note: 'stableUnknown', classId: 'USD' });
});

test('the stable class’s own volatility counts in the target, and below it nothing is proposed', () => {
  const shaky = walkOf(IDS, 240, 7, [SHAPES[0], SHAPES[1], { beta: 0.08, noise: 0.003 }] as never);
  const risky = { BTC: 0.6, ETH: 0.4 };
  const proposal = ask({ ...AIM, volatility: bps(1_200) }, { history: shaky });
  if (proposal.kind === 'refused') throw new Error(proposal.why);
  const volatilityOf = (weights: Record<string, number>) => {
    const returns = usableReturns(shaky, IDS, MORNING);
    if ('kind' in returns) throw new Error(returns.why);
    return expectedOf(mixReturns(returns, weights));
  };
  const share = (WHOLE - (proposal.weights.USD ?? 0)) / WHOLE;
  const whole = { BTC: share * risky.BTC, ETH: share * risky.ETH, USD: 1 - share };
  // The legs move together; a leg taken for still would have left 14 % of the whole too wild.
  expect(volatilityOf(whole)).toBeCloseTo(0.12, 2);
  const aimedAtMix = 0.12 / volatilityOf({ ...risky, USD: 0 });
  expect(share).toBeLessThan(aimedAtMix - 0.02);
  expect(ask({ ...AIM, volatility: bps(300) }, { history: shaky })).toMatchObject({
    why: 'belowStable',
    classId: 'USD',
  });
});

test('bounds that keep the target from being reached are said with what the whole then moves', () => {
  const bounds = { USD: { least: bps(0), most: bps(4_000) } };
  const notes = notesOf(AIM, { bounds });
  const [exposure] = notes;
  const beside = notes.find((one) => 'note' in one && one.note === 'besideGoal');
  expect(beside).toMatchObject({ goal: 1_000, proposed: 6_000 });
  const [mix, whole] = [exposure, beside].map((one) =>
    one && 'volatility' in one ? Number(one.volatility) : 0,
  );
  expect(whole).toBeCloseTo((mix ?? 0) * 0.6, -2);
  expect(notesOf(AIM, { bounds: { USD: { least: bps(0), most: bps(9_900) } } })).toHaveLength(2);
});

test('bounds that override a floor are named, and what they allow is kept within it', () => {
  const growth = (GROWTH_ONE * 8n) / 10n;
  const bound = (least: number, most = 10_000) => ({ least: bps(least), most: bps(most) });
  const forced = { growth, value: dollars(40_000), bounds: { BTC: bound(2_000) } };
  expect(weightsOf(INSURANCE, forced)).toEqual({ BTC: 2_000, ETH: 0, USD: 8_000 });
  expect(notesOf(INSURANCE, forced)).toContainEqual({
    note: 'beyondFloor',
    allowed: 0,
    proposed: 2_000,
    least: [{ classId: 'BTC', bound: 2_000 }],
    most: [],
  });
  const capped = { bounds: { USD: bound(0, 1_000) } };
  expect(notesOf(INSURANCE, capped)).toContainEqual({
    note: 'beyondFloor',
    allowed: 6_000,
    proposed: 9_000,
    least: [],
    most: [{ classId: 'USD', bound: 1_000 }],
  });
  // 50 % of ETH fits into the 60 % that may be at risk.
  const within = { bounds: { ETH: bound(5_000) } };
  expect(weightsOf(INSURANCE, within)).toEqual({ BTC: 1_000, ETH: 5_000, USD: 4_000 });
  expect(notesOf(INSURANCE, within)).toHaveLength(3);
});

test('a rising floor counts a peak that no look has followed yet', () => {
  const tipp = { ...INSURANCE, kind: 'tipp' as const };
  expect(notesOf(tipp, { growth: 2n * GROWTH_ONE })[0]).toMatchObject({ floor: dollars(80_000) });
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

test('at its start CPPI holds the multiplier times the cushion, and says what a gap would do', () => {
  expect(ask(INSURANCE)).toMatchObject({
    weights: { BTC: 3_600, ETH: 2_400, USD: 4_000 },
    notes: [{ note: 'floor', floor: dollars(40_000), exposure: 6_000 }, { note: 'gap' }],
  });
  const crash = withColumn(HISTORY, 0, ([btc = 0]) => btc);
  crash.prices = crash.prices.map((row, bar) =>
    row.map((price, i) => (bar < 200 || i === 2 ? price : price * 0.6)),
  );
  const gap = notesOf(INSURANCE, { history: crash })[1];
  expect(gap).toMatchObject({ note: 'gap', isBeyond: true, at: HISTORY.times[200] });
  expect(notesOf({ ...INSURANCE, multiplier: 150 }, { history: crash })[1]).toMatchObject({
    isBeyond: false,
  });
  expect(notesOf(INSURANCE, { history: { ids: [], times: [], prices: [] } })[1]).toEqual({
    note: 'gapUnknown',
  });
});

test('a broken floor is refused by how much, and starts anew only by its own rule', () => {
  const growth = (GROWTH_ONE * 78n) / 100n;
  const value = dollars(39_000);
  const insured = { since: INSURANCE.since, peak: GROWTH_ONE, atFloorSince: MORNING - 8 * DAY };
  expect(ask(INSURANCE, { growth, value, insured })).toEqual({
    kind: 'refused',
    why: 'belowFloor',
    floor: dollars(40_000),
    value: dollars(39_000),
    startsAnew: null,
  });
  const waiting = { ...INSURANCE, resetAfterDays: 9 };
  expect(ask(waiting, { growth, value, insured })).toMatchObject({
    why: 'belowFloor',
    startsAnew: MORNING + DAY,
  });
  expect(ask({ ...INSURANCE, resetAfterDays: 8 }, { growth, value, insured })).toMatchObject({
    weights: { USD: 4_000 },
    notes: [{ floor: dollars(31_200) }, { note: 'startsAnew', after: 8 }, { note: 'gap' }],
    policy: { since: MORNING, base: value, growth },
  });
});

test('at the floor all is stable and the note says since when', () => {
  const growth = (GROWTH_ONE * 8n) / 10n;
  const value = dollars(40_000);
  expect(ask(INSURANCE, { growth, value })).toMatchObject({
    weights: { BTC: 0, ETH: 0, USD: WHOLE },
    notes: [{ note: 'floor' }, { note: 'atFloor', since: MORNING, startsAnew: null }, {}],
  });
});

test('without a value no floor is known', () => {
  expect(ask(INSURANCE, { value: null })).toEqual({ kind: 'refused', why: 'noValue' });
});
