import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NATIVE } from '../../lib/core/asset.ts';
import { measureDrift, reserveOf } from '../../lib/core/drift.ts';
import { amount, dollars } from '../../lib/core/money.ts';
import { dollarWorld } from './dollarWorld.ts';
import './seeded.ts';
import { anyWorld, type World } from './worlds.ts';

const driftOf = ({ portfolio, snapshot, classes }: World) =>
  measureDrift(portfolio, snapshot, classes);
const CENT = 10n ** 6n;
const anyWild = anyWorld({ isTame: false });

test('drifts sum to zero', () => {
  fc.assert(
    fc.property(anyWild, (world) => {
      expect(driftOf(world).rows.reduce((sum, { drift }) => sum + drift, 0)).toBe(0);
    }),
  );
});

test('the on-target score lies between nothing and all, and all of it means no change is wanted', () => {
  fc.assert(
    fc.property(anyWild, (world) => {
      const { onTarget, total, rows } = driftOf(world);
      expect(onTarget).toBeGreaterThanOrEqual(0);
      expect(onTarget).toBeLessThanOrEqual(10_000);
      const gap = rows.reduce((sum, { change }) => sum + (change < 0n ? -change : change), 0n);
      if (onTarget === 10_000) expect(gap * 10_000n).toBeLessThanOrEqual(total);
    }),
  );
});

test('the total is the sum of the classes, and what is not in the targets is not in it', () => {
  fc.assert(
    fc.property(anyWild, (world) => {
      const drift = driftOf(world);
      const targeted = new Set<string | null>(
        world.portfolio.targets.map(({ classId }) => classId),
      );
      expect(drift.rows.reduce((sum, { value }) => sum + value, 0n)).toBe(drift.total);
      expect(drift.notInTargets.every(({ asset }) => !targeted.has(asset.classId))).toBe(true);
      const shown = drift.rows.flatMap(({ holdings }) => holdings).concat(drift.notInTargets);
      expect(shown).toHaveLength(world.snapshot.holdings.length);
    }),
  );
});

test('a class is worth its holdings and what is held of it by hand, at the price of its reference', () => {
  const world = dollarWorld({
    rows: [
      { classId: 'A', cents: 100 },
      { classId: 'A', chainId: 8453, cents: 20 },
      { classId: 'B', cents: 300 },
    ],
    targets: { A: 5_000, B: 5_000 },
    manual: { A: 3 },
  });
  const { rows, total } = driftOf(world);
  const ofA = rows.find(({ classId }) => classId === 'A');
  expect(ofA).toMatchObject({ value: 123n * CENT, manual: 3n * CENT });
  expect(total).toBe(423n * CENT);
});

test('a class is outside exactly when its exact distance is greater than its band', () => {
  fc.assert(
    fc.property(anyWild, (world) => {
      const { rows, total, outside } = driftOf(world);
      for (const { value, target, band, position } of rows) {
        const distance = value * 10_000n - total * BigInt(target);
        const edge = total * BigInt(band);
        const isMeasured = total > 0n;
        expect(position === 'over').toBe(isMeasured && distance > edge);
        expect(position === 'under').toBe(isMeasured && -distance > edge);
      }
      expect(rows.filter(({ position }) => position !== 'inBand')).toHaveLength(outside);
    }),
  );
});

test('every held asset of a targeted class that has no price is named, once', () => {
  fc.assert(
    fc.property(anyWild, ({ portfolio, snapshot, classes }) => {
      const { unpriced } = measureDrift(portfolio, snapshot, classes);
      const held = snapshot.holdings.filter(
        ({ asset, amount: some, ...rest }) =>
          some > reserveOf(portfolio.limits, { asset, amount: some, ...rest }) &&
          portfolio.targets.some(({ classId }) => classId === asset.classId) &&
          snapshot.prices.some((p) => p.asset === asset && p.price === null),
      );
      for (const { asset } of held) expect(unpriced).toContain(asset);
      expect(new Set(unpriced).size).toBe(unpriced.length);
    }),
  );
});

test('coins counted by hand are named as unpriced when their reference has no price', () => {
  const world = dollarWorld({
    rows: [
      { classId: 'A', cents: 0, status: 'missing' },
      { classId: 'B', cents: 100 },
    ],
    targets: { A: 5_000, B: 5_000 },
    manual: { A: 100 },
  });
  expect(driftOf(world).unpriced.map(({ symbol }) => symbol)).toEqual(['A']);
});

test('nothing of an asset without a price is worth nothing, and is not named', () => {
  const world = dollarWorld({
    rows: [
      { classId: 'A', cents: 0, status: 'missing' },
      { classId: 'B', cents: 100 },
    ],
    targets: { A: 5_000, B: 5_000 },
  });
  expect(driftOf(world).unpriced).toEqual([]);
});

test('the order of holdings and of targets changes no row but by ties of one basis point', () => {
  const shuffled = anyWild.chain((world) => {
    const { holdings } = world.snapshot;
    const { targets } = world.portfolio;
    return fc
      .tuple(
        fc.shuffledSubarray(holdings, { minLength: holdings.length }),
        fc.shuffledSubarray(targets, { minLength: targets.length }),
      )
      .map(([h, t]): [World, World] => [
        world,
        {
          ...world,
          snapshot: { ...world.snapshot, holdings: h },
          portfolio: { ...world.portfolio, targets: t },
        },
      ]);
  });
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const [a, b] = [driftOf(one), driftOf(other)];
      expect(b.total).toBe(a.total);
      expect(b.onTarget).toBe(a.onTarget);
      for (const row of a.rows) {
        const same = b.rows.find(({ classId }) => classId === row.classId);
        expect(same?.position).toBe(row.position);
        expect(same?.change).toBe(row.change);
        expect(Math.abs((same?.drift ?? 0) - row.drift)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test.each([
  [2_500, 'inBand'],
  [2_499, 'under'],
  [3_500, 'inBand'],
  [3_501, 'over'],
])('a target of 3000 with a band of 500 is, at %i basis points, %s', (weight, position) => {
  const { rows } = driftOf(twoClasses(weight, 10_000 - weight));
  expect(rows.find(({ classId }) => classId === 'A')?.position).toBe(position);
});

test('the least bit beyond the edge is outside though the drift shown is the band', () => {
  const { rows } = driftOf(twoClasses(350_000_001, 649_999_999));
  expect(rows.find(({ classId }) => classId === 'A')).toMatchObject({
    position: 'over',
    drift: 500,
  });
});

/** A at a target of 30 % ± 5 beside B, which may weigh anything. */
const twoClasses = (a: number, b: number) =>
  dollarWorld({
    rows: [
      { classId: 'A', cents: a },
      { classId: 'B', cents: b },
    ],
    targets: { A: 3_000, B: [7_000, 10_000] },
  });

test('of 50/30/20 with bitcoin at 65 %, fifteen points are over and the score is 85 %', () => {
  const { rows, onTarget, outside } = driftOf(
    dollarWorld({
      rows: [
        { classId: 'BTC', cents: 65_000_00 },
        { classId: 'ETH', cents: 24_000_00 },
        { classId: 'USD', cents: 11_000_00 },
      ],
      targets: { BTC: 5_000, ETH: 3_000, USD: 2_000 },
    }),
  );
  expect(rows.map(({ classId, drift, change }) => [classId, drift, change])).toEqual([
    ['BTC', 1_500, -dollars(15_000)],
    ['USD', -900, dollars(9_000)],
    ['ETH', -600, dollars(6_000)],
  ]);
  expect({ onTarget, outside }).toEqual({ onTarget: 8_500, outside: 3 });
});

test('an empty portfolio has no drift, nothing outside and nothing on target', () => {
  const drift = driftOf(twoClasses(0, 0));
  expect(drift.rows.every((row) => row.drift === 0 && row.position === 'inBand')).toBe(true);
  const { total, onTarget, outside } = drift;
  expect({ total, onTarget, outside }).toEqual({ total: 0n, onTarget: 0, outside: 0 });
});

test('what is owed is taken off its class, and a class may be worth less than nothing', () => {
  const world = dollarWorld({
    rows: [
      { classId: 'A', cents: 300 },
      { classId: 'B', cents: 100 },
    ],
    targets: { A: 5_000, B: 5_000 },
    debts: { B: 150 },
  });
  const { rows, total } = measureDrift(world.portfolio, world.snapshot, world.classes);
  const ofB = rows.find(({ classId }) => classId === 'B');
  expect(total).toBe(250n * CENT);
  expect(ofB).toMatchObject({ value: -50n * CENT, debt: 150n * CENT, weight: -2_000 });
});

test('a portfolio that owes more than it holds has no weights and nothing outside', () => {
  const world = dollarWorld({
    rows: [{ classId: 'A', cents: 100 }],
    targets: { A: 10_000 },
    debts: { A: 150 },
  });
  const drift = measureDrift(world.portfolio, world.snapshot, world.classes);
  expect(drift).toMatchObject({ total: -50n * CENT, outside: 0, onTarget: 0 });
});

test('a receipt is worth what it stands for, at the price of that', () => {
  const world = dollarWorld({ rows: [{ classId: 'A', cents: 100 }], targets: { A: 10_000 } });
  const [held] = world.snapshot.holdings;
  if (!held) throw new Error('nothing held');
  const countsAs = { asset: held.asset, amount: amount((held.amount * 5n) / 4n) };
  const snapshot = { ...world.snapshot, holdings: [{ ...held, countsAs }] };
  expect(measureDrift(world.portfolio, snapshot, world.classes).total).toBe(125n * CENT);
});

test('a token of a targeted class that cannot be read makes the weights unknown', () => {
  const world = dollarWorld({ rows: [{ classId: 'A', cents: 100 }], targets: { A: 10_000 } });
  const [held] = world.snapshot.holdings;
  if (!held) throw new Error('nothing held');
  const { owner, asset } = held;
  const uncounted = [{ owner, asset, amount: null, reason: 'unreadable' as const }];
  const snapshot = { ...world.snapshot, uncounted };
  expect(measureDrift(world.portfolio, snapshot, world.classes).unpriced).toEqual([asset]);
  const aside = [{ owner, asset, amount: held.amount, reason: 'debtUnknown' as const }];
  const other = { ...world.snapshot, uncounted: aside };
  expect(measureDrift(world.portfolio, other, world.classes).unpriced).toEqual([]);
});

test('what is kept for fees is in no weight, and nothing is lost between it and what counts', () => {
  fc.assert(
    fc.property(anyWild, (world) => {
      const drift = driftOf(world);
      const counted = drift.rows.flatMap(({ holdings }) => holdings).concat(drift.notInTargets);
      const sum = (list: readonly { amount: bigint }[]) =>
        list.reduce((total, { amount: held }) => total + held, 0n);
      expect(sum(counted) + sum(drift.reserved)).toBe(sum(world.snapshot.holdings));
      for (const { asset, amount: kept } of drift.reserved) {
        expect(asset.address).toBe(NATIVE);
        expect(kept <= (world.portfolio.limits.gasReserve[asset.chainId] ?? 0n)).toBe(true);
      }
    }),
  );
});
