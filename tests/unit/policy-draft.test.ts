import { expect, test } from 'vitest';
import { HEDGE_DRAFT, readHedge } from '../../lib/core/hedgeDraft.ts';
import { bps, dollars, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import { draftPolicy, type PolicyDraft, type PolicyGround } from '../../lib/core/policyDraft.ts';
import { readPolicy } from '../../lib/core/readPolicy.ts';
import type { TargetPolicy } from '../../lib/core/targetPolicy.ts';

const NOW = 1_795_269_840;
const DAY = 86_400;
const GROUND: PolicyGround = {
  targets: [
    { classId: 'BTC', weight: bps(5_000) },
    { classId: 'ETH', weight: bps(3_000) },
    { classId: 'USD', weight: bps(2_000) },
  ],
  policy: null,
  bounds: {},
  now: NOW,
  value: dollars(40_000),
  growth: (GROWTH_ONE * 11n) / 10n,
};

const read = (typed: Partial<PolicyDraft>, ground = GROUND) =>
  readPolicy({ ...draftPolicy(ground), ...typed }, ground);

const policyOf = (typed: Partial<PolicyDraft>, ground = GROUND): TargetPolicy | null => {
  const reading = read(typed, ground);
  return reading.isOk ? reading.policy : null;
};

const MIX = { BTC: 6_250, ETH: 3_750 };
const MADE: TargetPolicy[] = [
  { kind: 'fixed' },
  { kind: 'equal' },
  { kind: 'inverseVolatility' },
  { kind: 'minVariance' },
  { kind: 'hierarchicalRiskParity' },
  { kind: 'riskBudget', budgets: {} },
  { kind: 'riskBudget', budgets: { BTC: bps(5_025), ETH: bps(2_475), USD: bps(2_500) } },
  {
    kind: 'volatilityTarget',
    volatility: bps(2_550),
    stable: 'ETH',
    mix: { BTC: bps(4_000), USD: bps(6_000) },
  },
  {
    kind: 'tipp',
    floor: bps(9_050),
    multiplier: 275,
    stable: 'USD',
    mix: { BTC: WHOLE },
    mostRisky: bps(7_000),
    since: NOW - 90 * DAY,
    base: dollars(31_000),
    growth: GROWTH_ONE,
    resetAfterDays: 45,
  },
  {
    kind: 'glide',
    from: { BTC: WHOLE },
    to: { BTC: bps(2_000), ETH: bps(3_000), USD: bps(5_000) },
    start: NOW - 30 * DAY,
    end: NOW + 60 * DAY,
  },
];

test.each(MADE)('a stored policy of kind $kind comes back from its draft as it was', (policy) => {
  const bounds = { USD: { least: bps(500), most: bps(4_000) } };
  expect(read({}, { ...GROUND, policy, bounds })).toEqual({ isOk: true, policy, bounds });
});

test('a floor starts from the value and growth of now, and keeps its start while figures change', () => {
  expect(policyOf({ choice: 'cppi' })).toMatchObject({
    since: NOW,
    base: dollars(40_000),
    growth: GROUND.growth,
    mix: MIX,
    stable: 'USD',
  });
  const policy = policyOf({ choice: 'cppi' });
  const later = { ...GROUND, policy, now: NOW + DAY, value: dollars(1), growth: 1n };
  expect(policyOf({ floor: '70' }, later)).toMatchObject({
    floor: 7_000,
    since: NOW,
    base: dollars(40_000),
  });
  expect(policyOf({ isStartedAnew: true }, later)).toMatchObject({
    since: NOW + DAY,
    base: dollars(1),
    growth: 1n,
  });
});

test('the mix at risk is what the targets hold beside the stable class, or all alike if nothing', () => {
  const cash = { ...GROUND, targets: GROUND.targets.map((t) => ({ ...t, weight: bps(0) })) };
  expect(policyOf({ choice: 'volatilityTarget' }, cash)).toMatchObject({
    mix: { BTC: 5_000, ETH: 5_000 },
  });
  const kept = policyOf({ choice: 'volatilityTarget' });
  expect(policyOf({}, { ...cash, policy: kept })).toMatchObject({ mix: MIX });
  const other = { ...GROUND, policy: kept };
  expect(policyOf({ stable: 'ETH' }, other)).toMatchObject({ mix: { BTC: 7_143, USD: 2_857 } });
});

test('a changed glide starts anew from the targets of now', () => {
  const policy = MADE.at(-1) ?? null;
  expect(policyOf({ days: '91' }, { ...GROUND, policy })).toMatchObject({
    from: { BTC: 5_000, ETH: 3_000, USD: 2_000 },
    start: NOW,
    end: NOW + 91 * DAY,
  });
});

test.each([
  [
    { choice: 'riskBudget', budgets: { BTC: '50', ETH: '30', USD: '10' } },
    { at: 'budgetSum', left: 1_000 },
  ],
  [
    { choice: 'riskBudget', budgets: { BTC: '50', ETH: 'x' } },
    { at: 'budgets', classId: 'ETH', why: 'notNumber' },
  ],
  [
    { choice: 'glide', days: '0' },
    { at: 'days', why: 'zero' },
  ],
  [
    { choice: 'glide', days: '1.5' },
    { at: 'days', why: 'tooFine' },
  ],
  [
    { choice: 'cppi', multiplier: '10.01' },
    { at: 'multiplier', why: 'tooLarge' },
  ],
  [
    { choice: 'cppi', floor: '99.5' },
    { at: 'floor', why: 'tooLarge' },
  ],
  [
    { choice: 'tipp', resetAfterDays: '9999' },
    { at: 'resetAfterDays', why: 'tooLarge' },
  ],
  [
    { choice: 'volatilityTarget', volatility: '0' },
    { at: 'volatility', why: 'zero' },
  ],
  [
    { choice: 'equal', most: { BTC: '101' } },
    { at: 'most', classId: 'BTC', why: 'tooLarge' },
  ],
] as const)('%j is refused where it is wrong', (typed, problem) => {
  const reading = read(typed as Partial<PolicyDraft>);
  expect(reading.isOk ? [] : reading.problems).toContainEqual(problem);
});

test('a figure of another policy does not stand in the way of the chosen one', () => {
  expect(read({ choice: 'equal', floor: 'nonsense', days: '' })).toMatchObject({ isOk: true });
});

test('without a dollar class none is taken for stable before the user chooses one', () => {
  const ground = { ...GROUND, targets: GROUND.targets.slice(0, 2) };
  expect(draftPolicy(GROUND).stable).toBe('USD');
  expect(policyOf({ choice: 'cppi' }, ground)).toMatchObject({ stable: '' });
  expect(policyOf({ choice: 'cppi', stable: 'ETH' }, ground)).toMatchObject({
    mix: { BTC: WHOLE },
  });
});

test('what is typed of a hedge is read as fractions, and nothing stands for what is not', () => {
  const { typed, wrong } = readHedge({
    ...HEDGE_DRAFT,
    funding: '−0.0125',
    margin: '2500.5',
    maintenance: '',
    strike: '0',
    term: 'soon',
  });
  expect(typed).toEqual({
    funding: -0.000125,
    days: 30,
    margin: 2500.5,
    maintenance: null,
    strike: null,
    term: null,
    fall: 0.3,
  });
  expect(wrong).toEqual(['strike', 'term']);
});
