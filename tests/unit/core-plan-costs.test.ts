import { describe, expect, test } from 'vitest';
import { matchCheapest } from '../../lib/core/matchCheapest.ts';
import { dollars } from '../../lib/core/money.ts';
import { REBALANCE } from '../../lib/core/planAsk.ts';
import { MILLION } from '../../lib/core/planCosts.ts';
import { slicesOf } from '../../lib/core/slices.ts';
import { bestSlices } from '../../lib/quant/costCurve.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import { costsOf } from './askedPlans.ts';
import { planOf, tradesOf } from './planInWords.ts';

describe('with costs', () => {
  test('a class that stands on two chains is sold where gas is cheap', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'ETH', cents: 400_00 },
        { classId: 'USD', cents: 100_00 },
        { classId: 'ETH', chainId: 8453, cents: 300_00 },
        { classId: 'USD', chainId: 8453, cents: 200_00 },
      ],
      targets: { ETH: 5_000, USD: 5_000 },
    });
    const cheap = matchCheapest(costsOf({ 1: 6, 8453: 0 }, ['ETH', 'USD'], 0n));
    expect(tradesOf(planOf(world, REBALANCE, cheap))).toEqual(['ETH@8453 → USD $200']);
  });

  test('of two classes in band that fund a third, the one that is not taxed gives all it may', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'A', cents: 300_00 },
        { classId: 'B', cents: 300_00 },
        { classId: 'C', cents: 150_00 },
        { classId: 'D', cents: 250_00 },
      ],
      targets: { A: 2_700, B: 2_700, C: [2_000, 200], D: 2_600 },
    });
    expect(tradesOf(planOf(world))).toEqual(['A@1 → C $30', 'B@1 → C $20']);
    const { gas, shares } = costsOf({ 1: 1 }, ['A', 'B', 'C', 'D'], 0n);
    const plan = planOf(
      world,
      REBALANCE,
      matchCheapest({ gas, shares, sellTax: { A: MILLION / 10n } }),
    );
    expect(tradesOf(plan)).toEqual(['B@1 → C $30', 'A@1 → C $20']);
    expect(plan.cost).toMatchObject({ gas: dollars(2), gap: 0 });
    expect(Number(plan.cost?.tax) / 1e8).toBeCloseTo(2, 6);
  });

  test('a swap whose impact exceeds its gas is cut, its first part made and the rest named', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'ETH', cents: 800_000_00 },
        { classId: 'USD', cents: 200_000_00 },
      ],
      targets: { ETH: 5_000, USD: 5_000 },
    });
    const deep = costsOf({ 1: 10 }, ['ETH', 'USD'], 0n, 1_000n);
    const plan = planOf(world, REBALANCE, matchCheapest(deep));
    // $300,000 loses 0.03 % to impact, $90: three parts lose $30 and cost $30 of gas.
    expect(plan.trades).toHaveLength(1);
    expect(Number(plan.trades[0]?.value ?? 0n) / 1e8).toBeCloseTo(100_000, -2);
    expect(plan.leftOut.map(({ reason, parts }) => [reason, parts])).toEqual([
      ['sliced', 3],
      ['sliced', 3],
    ]);
  });
});

test('the number of parts in whole numbers is that of the fractions', () => {
  for (const [size, impact, gas] of [
    [1_000, 1e-6, 1],
    [50_000, 1e-7, 3],
    [300_000, 1e-9, 10],
    [2_000_000, 3e-8, 7],
    [10, 1e-6, 5],
  ] as const) {
    const impactCost = BigInt(Math.round(impact * size ** 2 * 1e8));
    expect(Number(slicesOf(impactCost, dollars(gas)))).toBe(bestSlices(size, impact, gas));
  }
});
