import { describe, expect, test } from 'vitest';
import type { ClassId } from '../../lib/core/asset.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { AIM_WHOLE, type PlanAsk } from '../../lib/core/planAsk.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import type { World } from '../property/worlds.ts';
import { leftOf, planOf, tradesOf } from './planInWords.ts';

const ruled = (world: World, rule: Partial<Strategy>): World => ({
  ...world,
  portfolio: { ...world.portfolio, strategy: { ...world.portfolio.strategy, ...rule } },
});

/** Shares in whole per cent. */
const aimAt = (percent: Record<ClassId, bigint>): PlanAsk => ({
  kind: 'rebalance',
  aim: Object.fromEntries(
    Object.entries(percent).map(([id, share]) => [id, (share * AIM_WHOLE) / 100n]),
  ),
});

const three = (btc: number, eth: number, usdc: number) => ({
  rows: [
    { classId: 'BTC', cents: btc * 100 },
    { classId: 'ETH', cents: eth * 100 },
    { classId: 'USD', cents: usdc * 100 },
  ],
  targets: { BTC: 5_000, ETH: 3_000, USD: 2_000 },
});

describe('an aim', () => {
  test('stops what is outside where it says, and the others only make up for it', () => {
    const plan = planOf(dollarWorld(three(650, 240, 110)), aimAt({ BTC: 55n, ETH: 30n, USD: 15n }));
    expect(tradesOf(plan)).toEqual(['BTC@1 → ETH $60', 'BTC@1 → USD $40']);
    expect(leftOf(plan)).toEqual([]);
  });

  test('with nothing outside, as at a look of the schedule, every class goes where it says', () => {
    const world = dollarWorld(three(530, 290, 180));
    expect(tradesOf(planOf(world))).toEqual([]);
    expect(tradesOf(planOf(world, aimAt({ BTC: 50n, ETH: 30n, USD: 20n })))).toEqual([
      'BTC@1 → USD $20',
      'BTC@1 → ETH $10',
    ]);
  });

  test('what is outside goes on to its target where another outside has no other way', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'A', cents: 650_00 },
        { classId: 'B', cents: 150_00 },
        { classId: 'C', cents: 200_00 },
      ],
      targets: { A: 5_000, B: [2_500, 200], C: [2_500, 200] },
    });
    const plan = planOf(world, aimAt({ A: 55n, B: 22n, C: 23n }));
    expect(tradesOf(plan)).toEqual(['A@1 → B $70', 'A@1 → C $30']);
  });
});

describe('a fixed sum', () => {
  const invest = (value: number): PlanAsk => ({
    kind: 'invest',
    value: dollars(value),
    from: 'USD',
  });

  test('is bought into what lacks most, in band or not, and nothing else is sold', () => {
    const world = dollarWorld(three(500, 260, 240));
    expect(tradesOf(planOf(world, invest(30)))).toEqual(['USD@1 → ETH $30']);
  });

  test('that fills one class goes on into the next', () => {
    const world = dollarWorld(three(490, 260, 250));
    expect(tradesOf(planOf(world, invest(100)))).toEqual([
      'USD@1 → ETH $58.75',
      'USD@1 → BTC $41.25',
    ]);
  });

  test('more than is held is put to work as far as it goes, and the rest is named', () => {
    const world = dollarWorld(three(490, 260, 50));
    const plan = planOf(world, invest(100));
    expect(plan.trades.reduce((sum, { value }) => sum + value, 0n)).toBe(dollars(50));
    expect(leftOf(plan)).toEqual(['USD $-50 belowMinimum']);
  });

  test('is put to work from a class without a target, too', () => {
    const world = dollarWorld({
      rows: [
        { classId: 'BTC', cents: 500_00 },
        { classId: 'ETH', cents: 300_00 },
        { classId: 'USD', cents: 400_00 },
      ],
      targets: { BTC: 5_000, ETH: 5_000 },
    });
    expect(tradesOf(planOf(world, invest(100)))).toEqual(['USD@1 → ETH $100']);
  });
});

describe('a sum to be taken out', () => {
  const withdraw = (value: number): PlanAsk => ({
    kind: 'withdraw',
    value: dollars(value),
    into: 'USD',
  });

  test('is raised from what is then furthest over, and leaves the rest at its shares', () => {
    const world = dollarWorld(three(520, 280, 200));
    expect(tradesOf(planOf(world, withdraw(100)))).toEqual(['BTC@1 → USD $70', 'ETH@1 → USD $10']);
  });

  test('that is there already beyond its share needs no sale', () => {
    const world = dollarWorld(three(400, 240, 360));
    expect(planOf(world, withdraw(100))).toEqual({ trades: [], leftOut: [], unknown: [] });
  });
});

describe('limits of the rule', () => {
  test('a lock against selling leaves a class out, and says what it leaves undone', () => {
    const world = ruled(dollarWorld(three(650, 240, 110)), { locks: { BTC: 'noSell' } });
    const plan = planOf(world);
    expect(tradesOf(plan)).toEqual([]);
    expect(leftOf(plan)).toEqual(['BTC $-150 noSell', 'USD $90 noSell', 'ETH $60 noSell']);
    expect(plan.binding).toEqual([{ constraint: 'noSell', by: dollars(150) }]);
  });

  test('a lock against buying leaves what would fund it where it is', () => {
    const world = ruled(dollarWorld(three(650, 240, 110)), { locks: { USD: 'noBuy' } });
    expect(tradesOf(planOf(world))).toEqual(['BTC@1 → ETH $60']);
    expect(leftOf(planOf(world))).toEqual(['BTC $-90 noBuy', 'USD $90 noBuy']);
  });

  test('no trade is above its cap, and what that leaves is named', () => {
    const world = ruled(dollarWorld(three(650, 240, 110)), {
      caps: { trade: dollars(50), turnover: null },
    });
    expect(tradesOf(planOf(world))).toEqual(['BTC@1 → USD $50', 'BTC@1 → ETH $50']);
    expect(leftOf(planOf(world))).toEqual([
      'BTC $-50 tradeCap',
      'USD $40 tradeCap',
      'ETH $10 tradeCap',
    ]);
  });

  test('a plan moves no more of the portfolio than its cap', () => {
    const world = ruled(dollarWorld(three(650, 240, 110)), {
      caps: { trade: null, turnover: bps(1_000) },
    });
    const plan = planOf(world);
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $90', 'BTC@1 → ETH $10']);
    expect(plan.binding).toEqual([{ constraint: 'turnoverCap', by: dollars(50) }]);
  });
});
