import { expect, test } from 'vitest';
import { bps, WHOLE } from '../../lib/core/money.ts';
import type { TargetPolicy } from '../../lib/core/targetPolicy.ts';
import { usableReturns } from '../../lib/policy/targets/riskView.ts';
import { expectedOf } from '../../lib/policy/targets/stableLeg.ts';
import { mixReturns } from '../../lib/policy/targets/withStable.ts';
import {
  AIM,
  ask,
  HISTORY,
  IDS,
  INSURANCE,
  MIX,
  notesOf,
  SHAPES,
  withColumn,
} from '../fixtures/policyAsks.ts';
import { MORNING, walkOf } from '../property/pastPrices.ts';

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
