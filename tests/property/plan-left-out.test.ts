import { expect, test } from 'vitest';
import type { ClassId } from '../../lib/core/asset.ts';
import type { DriftRow } from '../../lib/core/drift.ts';
import type { LeftOut, LeftOutReason } from '../../lib/core/leftOut.ts';
import type { Lock } from '../../lib/core/strategy.ts';
import { anyWild, driftOf, law, planOf } from './planLaws.ts';
import type { World } from './worlds.ts';

/** What must hold of a class for a reason to be true of it. */
type Stated = Exclude<LeftOutReason, (typeof OTHERWISE)[number]>;
/** Of cut and changed plans, and of sums. */
const OTHERWISE = ['sliced', 'edited', 'notEnough', 'nothingToBuy'] as const;
const isStated = (reason: LeftOutReason): reason is Stated =>
  !OTHERWISE.some((other) => other === reason);
const isLocked = ({ portfolio }: World, classId: ClassId, side: Lock): boolean => {
  const lock = portfolio.strategy.locks[classId];
  return lock === side || lock === 'both';
};
const TRUE_OF: Record<Stated, (left: LeftOut, row: DriftRow, world: World) => boolean> = {
  noSell: ({ change, classId }, _row, world) =>
    change < 0n
      ? isLocked(world, classId, 'noSell')
      : world.portfolio.targets.some((target) => isLocked(world, target.classId, 'noSell')),
  noBuy: ({ change, classId }, _row, world) =>
    change > 0n
      ? isLocked(world, classId, 'noBuy')
      : world.portfolio.targets.some((target) => isLocked(world, target.classId, 'noBuy')),
  tradeCap: (_left, _row, { portfolio: { strategy } }) =>
    strategy.caps.trade !== null || Object.keys(strategy.caps.classes).length > 0,
  turnoverCap: (_left, _row, { portfolio }) => portfolio.strategy.caps.turnover !== null,
  belowMinimum: () => true,
  locked: ({ change }, { manual }) => change < 0n && manual > 0n,
  kept: ({ change }, { holdings }, { classes }) =>
    change < 0n && holdings.some((held) => held.isCollateral || !classes.maySell(held.asset)),
  nothingToSell: ({ change }) => change > 0n,
  priceUnknown: (_left, _row, { snapshot }) =>
    snapshot.prices.some(({ status }) => status !== 'agreed'),
  acrossChains: (_left, _row, { snapshot }) =>
    new Set(snapshot.prices.map(({ asset }) => asset.chainId)).size > 1,
};

test('one chain whose state is not known leaves nothing planned, and is named', () => {
  law(anyWild, (world) => {
    const [first, ...rest] = world.snapshot.chains;
    if (!first) throw new Error('no chain');
    const chains = [{ ...first, status: 'unknown' as const }, ...rest];
    const plan = planOf({ ...world, snapshot: { ...world.snapshot, chains } });
    expect(plan).toEqual({ trades: [], leftOut: [], unknown: [first.chainId] });
  });
});

test('with a targeted holding that has no price nothing is traded, since no weight is known', () => {
  law(anyWild, (world, plan) => {
    if (driftOf(world).unpriced.length === 0) return;
    expect(plan.trades).toEqual([]);
    expect(plan.leftOut.every(({ reason }) => reason === 'priceUnknown')).toBe(true);
    expect(plan.leftOut).toHaveLength(driftOf(world).outside);
  });
});

test('every reason is true of the class it is given for, and each is given at times', () => {
  const seen = new Set<string>();
  law(
    anyWild,
    (world, { leftOut }) => {
      const { rows } = driftOf(world);
      for (const left of leftOut) {
        seen.add(left.reason);
        const row = rows.find(({ classId }) => classId === left.classId);
        if (!row) throw new Error('a class that has no row');
        expect(row.position).not.toBe('inBand');
        expect(left.change > 0n).toBe(row.change > 0n);
        if (!isStated(left.reason)) throw new Error(left.reason);
        expect(TRUE_OF[left.reason](left, row, world), left.reason).toBe(true);
      }
    },
    3_000,
  );
  expect([...seen].sort()).toEqual(Object.keys(TRUE_OF).sort());
});

test('what is left below the minimum is said to be so', () => {
  law(anyWild, (world, { leftOut }) => {
    const least = world.portfolio.limits.minTrade;
    if (driftOf(world).unpriced.length > 0) return;
    for (const { change, reason } of leftOut)
      if (change < least && -change < least) expect(reason).toBe('belowMinimum');
  });
});

test('what binds is what is left out, by the larger of its two sides', () => {
  law(anyWild, (_world, { leftOut, binding }) => {
    expect(binding === undefined).toBe(leftOut.length === 0);
    for (const { constraint, by } of binding ?? []) {
      const ours = leftOut.filter(({ reason }) => reason === constraint);
      const sum = (sign: bigint) =>
        ours.reduce((all, { change }) => all + (change * sign > 0n ? change * sign : 0n), 0n);
      expect(by).toBe(sum(1n) > sum(-1n) ? sum(1n) : sum(-1n));
    }
  });
});
