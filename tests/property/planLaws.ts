// What laws of plans have in common, with costs and without.
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Asset, assetKey, isNative } from '../../lib/core/asset.ts';
import { type Drift, measureDrift } from '../../lib/core/drift.ts';
import { amount, leftAfter, price, valueDown } from '../../lib/core/money.ts';
import { applyTrades, fairFill, type Plan, planTrades } from '../../lib/core/plan.ts';
import { gasReserveOf } from '../../lib/core/portfolio.ts';
import { type Holding, priceOf, type Snapshot } from '../../lib/core/snapshot.ts';
import './seeded.ts';
import { anyWorld, type World } from './worlds.ts';

export const CENT = 10n ** 6n;
export const anyWild = anyWorld({ isTame: false });
export const anyTame = anyWorld({ isTame: true });

export const driftOf = ({ portfolio, snapshot, classes }: World): Drift =>
  measureDrift(portfolio, snapshot, classes);

export const planOf = (world: World): Plan =>
  planTrades(world.portfolio, driftOf(world), world.snapshot, world.classes);

/** The world once every trade brought what it is worth. */
export const afterPlan = (world: World, { trades }: Plan): World => ({
  ...world,
  snapshot: applyTrades(
    world.snapshot,
    trades.map((trade) => fairFill(world.snapshot, trade)),
    world.portfolio.limits,
  ),
});

/** Holds of the plan of any such world. */
export const law = (
  world: fc.Arbitrary<World>,
  holds: (world: World, plan: Plan) => void,
  numRuns = 500,
) =>
  fc.assert(
    fc.property(world, (drawn) => holds(drawn, planOf(drawn))),
    { numRuns },
  );

/** Dollars × 10⁸ one smallest unit of an asset is worth, rounded up: no trade can be finer. */
export const grainOf = (snapshot: Snapshot, asset: Asset): bigint =>
  valueDown(amount(1n), asset.decimals, priceOf(snapshot, asset)?.price ?? price(0n)) + 1n;

/** What rounding to whole units may move at the most, over all trades. */
export const grains = ({ snapshot }: World, { trades }: Plan): bigint =>
  trades.reduce((sum, { sell, buy }) => sum + grainOf(snapshot, sell) + grainOf(snapshot, buy), 2n);

/** The classes outside their band. */
export const outsideOf = (world: World): ReadonlySet<string | null> =>
  new Set(
    driftOf(world)
      .rows.filter(({ position }) => position !== 'inBand')
      .map(({ classId }) => classId),
  );

/** Value by which a plan brings classes outside their band nearer, counting both ends of a swap. */
export function coveredBy(world: World, { trades }: Plan): bigint {
  const outside = outsideOf(world);
  return trades.reduce(
    (sum, { sell, buy, value }) =>
      sum + value * (BigInt(outside.has(sell.classId)) + BigInt(outside.has(buy.classId))),
    0n,
  );
}

/** How much of a holding a plan sells. */
export const soldOf = ({ trades }: Plan, { owner, asset }: Holding): bigint =>
  trades
    .filter((trade) => trade.owner === owner && assetKey(trade.sell) === assetKey(asset))
    .reduce((sum, { sellAmount }) => sum + sellAmount, 0n);

/** A plan never sells more than is held above the gas reserve. */
export function keepsReserves({ portfolio, snapshot }: World, plan: Plan): void {
  for (const held of snapshot.holdings) {
    const free = isNative(held.asset)
      ? leftAfter(held.amount, gasReserveOf(portfolio.limits, held.asset.chainId))
      : held.amount;
    expect(soldOf(plan, held) <= free).toBe(true);
  }
}

/** What is locked is never sold, and never bought. */
export function keepsLocks({ portfolio }: World, { trades }: Plan): void {
  const { locks } = portfolio.strategy;
  for (const { sell, buy } of trades) {
    expect(['noSell', 'both']).not.toContain(locks[sell.classId ?? '']);
    expect(['noBuy', 'both']).not.toContain(locks[buy.classId ?? '']);
  }
}

/** The same list in any order. */
export const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

/** The same world with its holdings, prices and targets in any order. */
export const anyOrderOf = (world: World): fc.Arbitrary<World> =>
  fc
    .tuple(
      shuffled(world.snapshot.holdings),
      shuffled(world.snapshot.prices),
      shuffled(world.portfolio.targets),
    )
    .map(([holdings, prices, targets]) => ({
      ...world,
      snapshot: { ...world.snapshot, holdings, prices },
      portfolio: { ...world.portfolio, targets },
    }));
