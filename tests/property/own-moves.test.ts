import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asset } from '../../lib/core/asset.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import { compareSnapshots } from '../../lib/core/flows.ts';
import { type AssetChange, effectOf } from '../../lib/core/ledgerEffect.ts';
import { ledgerPath } from '../../lib/core/ledgerPath.ts';
import { amount } from '../../lib/core/money.ts';
import {
  GROWTH_ONE,
  KEPT_FLOWS,
  knownSince,
  nextPerformance,
  type Performance,
} from '../../lib/core/performance.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { dollarWorld } from './dollarWorld.ts';
import { dollarsEach, endedBundle, usdOf } from './endedBundle.ts';
import './seeded.ts';

const DAY = 86_400;
const TOKEN = 10n ** 18n;
const NAMES = ['A', 'B', 'C', 'ETH'] as const;
type Name = (typeof NAMES)[number];

/** Ten thousand dollars of A and of B, a thousand of the chain's own coin, every token a dollar. */
const { snapshot: world } = dollarWorld({
  rows: [
    { classId: 'A', cents: 1_000_000 },
    { classId: 'B', cents: 1_000_000 },
    { classId: 'C', cents: 0 },
    { classId: 'ETH', cents: 100_000, isNative: true },
  ],
  targets: { A: 4_000, B: 4_000, C: 1_000, ETH: 1_000 },
});
const [A, B, C, ETH] = world.holdings.map(({ asset }) => asset) as [Asset, Asset, Asset, Asset];

/** A snapshot at a block, a day each, with tokens more or less than at first. */
const at = (block: bigint, by: Partial<Record<Name, bigint>> = {}): Snapshot => ({
  ...world,
  takenAt: Number(block) * DAY,
  chains: world.chains.map((chain) => ({
    ...chain,
    block: { number: block, hash: '0x00', time: Number(block) * DAY },
  })),
  holdings: world.holdings.map((held) => ({
    ...held,
    amount: amount(held.amount + (by[held.asset.classId as Name] ?? 0n) * TOKEN),
  })),
});

const PRICES = { A: dollarsEach(1n), B: dollarsEach(1n), ETH: dollarsEach(1n) };

/** So much of A swapped for B in a block. */
function swapIn(block: bigint, sold: bigint, received: bigint | null, fee = 0n): Bundle {
  const done = {
    sell: A,
    sellAmount: sold * TOKEN,
    buy: B,
    received: received === null ? null : received * TOKEN,
    fee: fee * TOKEN,
  };
  const bundle = endedBundle([done], PRICES);
  const prices = [...(bundle.prices ?? []), { asset: ETH, price: dollarsEach(1n), asOf: 0 }];
  return { ...bundle, prices, steps: bundle.steps.map((step) => ({ ...step, block })) };
}

const flowOf = (before: Snapshot, after: Snapshot, bundles: Bundle[]) =>
  compareSnapshots(before, after, bundles).flow;

test('beside any swap and any fee of our own, a deposit is what came in and nothing else', () => {
  const some = fc.record({
    sold: fc.bigInt(1n, 9_000n),
    lost: fc.bigInt(0n, 100n),
    fee: fc.bigInt(0n, 300n),
    paid: fc.bigInt(5n, 20_000n),
  });
  fc.assert(
    fc.property(some, ({ sold, lost, fee, paid }) => {
      const received = (sold * (100n - lost)) / 100n;
      const bundles = [swapIn(5n, sold, received, fee)];
      const swapped = { A: -sold, B: received, ETH: -fee };
      expect(flowOf(at(1n), at(9n, swapped), bundles)).toBeNull();
      const after = at(9n, { ...swapped, C: paid });
      expect(flowOf(at(1n), after, bundles)).toMatchObject({
        value: usdOf(paid),
        arrived: [{ asset: C, amount: paid * TOKEN }],
        left: [],
      });
      const { growth } = nextPerformance(null, at(1n), after, bundles);
      expect(growth).toBe((GROWTH_ONE * (21_000n - sold + received - fee)) / 21_000n);
    }),
  );
});

test('a deposit smaller than a swap’s usual loss is noticed beside it, and is no growth', () => {
  const after = at(9n, { A: -5_000n, B: 4_990n, C: 290n });
  const bundles = [swapIn(5n, 5_000n, 4_990n)];
  expect(flowOf(at(1n), after, bundles)?.value).toBe(usdOf(290n));
  expect(nextPerformance(null, at(1n), after, bundles).growth).toBeLessThan(GROWTH_ONE);
});

test('only what was mined between the blocks of both readings explains a change', () => {
  const swapped = { A: -5_000n, B: 3_000n };
  const of = (block: bigint) => [swapIn(block, 5_000n, 3_000n)];
  expect(flowOf(at(1n), at(9n, swapped), of(9n))).toBeNull();
  expect(flowOf(at(1n), at(9n), of(10n))).toBeNull();
  expect(flowOf(at(1n), at(9n), of(1n))).toBeNull();
  expect(flowOf(at(1n), at(9n, swapped), of(10n))?.value).toBe(usdOf(-2_000n));
  // Another operator names an earlier block: the swap is not yet in what is read later.
  const back = { ...at(4n), takenAt: 10 * DAY };
  expect(flowOf(at(9n, swapped), back, of(5n))).toBeNull();
});

test('a swap for what has no price is no withdrawal, and no loss', () => {
  const hidden = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    prices: snapshot.prices.filter(({ asset }) => asset.classId !== 'B'),
  });
  const after = hidden(at(9n, { A: -5_000n, B: 4_990n, C: 100n }));
  const so = nextPerformance(null, hidden(at(1n)), after, [swapIn(5n, 5_000n, 4_990n)]);
  expect(so.flows).toMatchObject([{ value: usdOf(100n) }]);
  expect(so.growth).toBe(GROWTH_ONE);
});

test('a swap into a receipt is compared as what it stands for', () => {
  const receipt: Asset = { ...C, address: '0x00000000000000000000000000000000000000c7' };
  const after = at(9n, { A: -5_000n });
  const [first] = after.holdings;
  if (!first) throw new Error('nothing held');
  const held = { ...first, asset: receipt, amount: amount(2_000n * TOKEN) };
  const counted = { ...held, countsAs: { asset: C, amount: amount(4_990n * TOKEN) } };
  const bundle = swapIn(5n, 5_000n, 2_000n);
  const bought = { ...bundle, legs: bundle.legs.map((leg) => ({ ...leg, buy: receipt })) };
  const snapshot = { ...after, holdings: [...after.holdings, counted] };
  expect(flowOf(at(1n), snapshot, [bought])).toBeNull();
});

test('of a swap that was not read the changes are judged by their values, as those of others', () => {
  const after = at(9n, { A: -5_000n, B: 4_990n });
  expect(flowOf(at(1n), after, [swapIn(5n, 5_000n, null)])).toBeNull();
});

const worth = () => ({ price: dollarsEach(1n), asOf: 7 });
const pathOf = (now: Snapshot, performance: Performance, bundles: { at: number; of: Bundle }[]) =>
  ledgerPath({
    now: now.takenAt + 2 * DAY,
    since: knownSince(performance),
    held: now.holdings.map(({ asset, amount: by }): AssetChange => ({ asset, by })),
    effects: bundles.map(({ at: ended, of }) => ({ at: ended, changes: effectOf(of).changes })),
    flows: performance.flows,
    priceNow: worth,
    closeOn: worth,
  });
const FROM: Performance = { since: 0, growth: GROWTH_ONE, flows: [], deposit: null };

test('before a bundle and a deposit seen in one reading, the path shows what was held then', () => {
  const [before, after] = [at(10n), at(11n, { A: -5_000n, B: 4_990n, C: 1_000n })];
  const of = swapIn(11n, 5_000n, 4_990n);
  const performance = nextPerformance(FROM, before, after, [of]);
  const { points } = pathOf(after, performance, [{ at: 10.5 * DAY, of }]);
  expect(points[0]).toMatchObject({ held: usdOf(21_000n), untouched: usdOf(21_000n) });
  expect(points[1]).toMatchObject({ held: usdOf(20_990n), heldBeforeFlows: usdOf(20_990n) });
  expect(points[2]).toMatchObject({ held: usdOf(21_990n), heldBeforeFlows: usdOf(20_990n) });
  expect(points.map(({ untouchedBeforeFlows: x }) => x).slice(0, 3)).toEqual(
    Array(3).fill(usdOf(21_000n)),
  );
});

test('a deposit beside a swap made elsewhere leaves what was held before it as it was', () => {
  const [before, after] = [at(10n), at(11n, { A: -5_000n, B: 4_990n, C: 1_000n })];
  const of = swapIn(9n, 100n, 100n);
  const performance = nextPerformance(FROM, before, after, [of]);
  const { points } = pathOf(after, performance, [{ at: 9.5 * DAY, of }]);
  expect(points.map(({ held }) => held)).toEqual([
    usdOf(21_000n),
    usdOf(21_000n),
    usdOf(21_000n),
    ...Array(3).fill(usdOf(21_990n)),
  ]);
});

test('of more transfers than are kept the path starts after the last one forgotten', () => {
  let so: Performance = FROM;
  let before = at(10n);
  for (let i = 1n; i <= BigInt(KEPT_FLOWS + 30); i += 1n) {
    const after = at(10n + i, { C: 100n * i });
    so = nextPerformance(so, before, after);
    before = after;
  }
  expect(so.flows.length).toBe(KEPT_FLOWS);
  expect(knownSince(so)).toBe(40 * DAY);
  const { points } = pathOf(before, so, [{ at: 12 * DAY, of: swapIn(12n, 5n, 5n) }]);
  expect(points[0]).toMatchObject({ at: 41 * DAY - 1, held: usdOf(21_000n + 3_000n) });
});

test('where what was bought is paid out, the falls of untouched holdings tell nothing', () => {
  const of = swapIn(11n, 10_000n, 9_990n);
  const swapped = at(11n, { A: -10_000n, B: 9_990n });
  const small = at(12n, { A: -10_000n, B: -100n });
  const all = at(12n, { A: -10_000n, B: -10_000n });
  const isShortAfter = (last: Snapshot) => {
    const so = nextPerformance(nextPerformance(FROM, at(10n), swapped, [of]), swapped, last);
    return pathOf(last, so, [{ at: 10.5 * DAY, of }]).points.map(({ isShort }) => isShort);
  };
  expect(isShortAfter(small)).toEqual(Array(6).fill(false));
  expect(isShortAfter(all)).toEqual([false, false, false, true, true, true]);
});
