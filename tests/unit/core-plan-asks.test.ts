import { describe, expect, test } from 'vitest';
import { matchCheapest } from '../../lib/core/matchCheapest.ts';
import { matchNeeds } from '../../lib/core/matching.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { type PlanAsk, REBALANCE } from '../../lib/core/planAsk.ts';
import { choosePlan } from '../../lib/core/planChoices.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import { aimAt, costsOf, ruled, three } from './askedPlans.ts';
import { leftOf, planOf, tradesOf } from './planInWords.ts';

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
    expect(leftOf(plan)).toEqual(['USD $-50 notEnough']);
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

  test('of more than there is says what it is short of', () => {
    const plan = planOf(dollarWorld(three(500, 300, 100)), withdraw(5_000));
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $500', 'ETH@1 → USD $300']);
    expect(leftOf(plan)).toEqual(['USD $4100 nothingToSell']);
    expect(leftOf(planOf(dollarWorld(three(0, 0, 0)), withdraw(50)))).toEqual([
      'USD $50 nothingToSell',
    ]);
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
      caps: { trade: dollars(50), classes: {}, turnover: null },
    });
    expect(tradesOf(planOf(world))).toEqual(['BTC@1 → USD $50', 'BTC@1 → ETH $50']);
    expect(leftOf(planOf(world))).toEqual([
      'BTC $-50 tradeCap',
      'USD $40 tradeCap',
      'ETH $10 tradeCap',
    ]);
  });

  test('no trade that sells or buys a class is above its own cap', () => {
    const caps = { trade: dollars(80), classes: { USD: dollars(50) }, turnover: null };
    for (const match of [matchNeeds, matchCheapest(costsOf({ 1: 1 }, ['BTC', 'ETH', 'USD'], 0n))]) {
      const plan = planOf(ruled(dollarWorld(three(650, 240, 110)), { caps }), REBALANCE, match);
      expect(tradesOf(plan)).toEqual(['BTC@1 → ETH $60', 'BTC@1 → USD $50']);
      expect(leftOf(plan)).toEqual(['BTC $-40 tradeCap', 'USD $40 tradeCap']);
    }
  });

  test('a changed plan keeps to the caps, and says anew what they leave', () => {
    const caps = { trade: dollars(70), classes: { ETH: dollars(60) }, turnover: bps(1_000) };
    const world = ruled(dollarWorld(three(900, 50, 50)), { caps });
    const plan = planOf(world);
    const sized = (place: number, size: number) =>
      choosePlan(world, plan, { without: new Set(), sizes: new Map([[place, dollars(size)]]) });
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $70', 'BTC@1 → ETH $30']);
    expect(tradesOf(sized(0, 900).plan)).toEqual(tradesOf(plan));
    expect(tradesOf(sized(1, 900).plan)).toEqual(tradesOf(plan));
    const smaller = sized(0, 30).plan;
    expect(leftOf(smaller).filter((row) => row.startsWith('USD'))).toEqual([
      'USD $80 turnoverCap',
      'USD $40 edited',
    ]);
  });

  test('a plan moves no more of the portfolio than its cap', () => {
    const world = ruled(dollarWorld(three(650, 240, 110)), {
      caps: { trade: null, classes: {}, turnover: bps(1_000) },
    });
    const plan = planOf(world);
    expect(tradesOf(plan)).toEqual(['BTC@1 → USD $90', 'BTC@1 → ETH $10']);
    expect(plan.binding).toEqual([{ constraint: 'turnoverCap', by: dollars(50) }]);
  });
});
