import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetKey } from '../../lib/core/asset.ts';
import { amount, price, valueDown } from '../../lib/core/money.ts';
import { fairFill, planTrades, turnoverOf } from '../../lib/core/plan.ts';
import { priceOf } from '../../lib/core/snapshot.ts';
import {
  afterPlan,
  anyOrderOf,
  anyTame,
  anyWild,
  driftOf,
  grainOf,
  grains,
  keepsLocks,
  keepsReserves,
  law,
  outsideOf,
  planOf,
} from './planLaws.ts';
import type { World } from './worlds.ts';

test('the worlds drawn are worth planning in', () => {
  const worlds = fc.sample(anyWild, 500);
  const plans = worlds.map(planOf);
  expect(plans.filter(({ trades }) => trades.length > 0).length).toBeGreaterThan(100);
  expect(plans.filter(({ trades }) => trades.length > 2).length).toBeGreaterThan(20);
  expect(plans.filter(({ leftOut }) => leftOut.length > 0).length).toBeGreaterThan(20);
  const isWide = ({ snapshot }: World) =>
    new Set(snapshot.holdings.map((h) => h.asset.chainId)).size;
  expect(worlds.filter((world) => isWide(world) > 1).length).toBeGreaterThan(100);
});

test('a plan never sells more than is held above the gas reserve', () => {
  law(anyWild, keepsReserves);
});

test('only what is held is sold, by the one who holds it', () => {
  law(anyWild, ({ snapshot }, { trades }) => {
    for (const { owner, sell, sellAmount } of trades) {
      expect(sellAmount > 0n).toBe(true);
      expect(snapshot.holdings.some((h) => h.owner === owner && h.asset === sell)).toBe(true);
    }
  });
});

test('no class is both sold and bought', () => {
  law(anyWild, (_world, { trades }) => {
    const sold = new Set(trades.map(({ sell }) => sell.classId));
    expect(trades.filter(({ buy }) => sold.has(buy.classId))).toEqual([]);
  });
});

test('both sides of a trade are on one chain, and what is bought is what the class buys there', () => {
  law(anyWild, ({ classes }, { trades }) => {
    for (const { sell, buy } of trades) {
      expect(buy.chainId).toBe(sell.chainId);
      expect(buy).toBe(classes.buyMemberOf(buy.classId ?? '', buy.chainId));
    }
  });
});

test('only assets with an agreed price are traded', () => {
  law(anyWild, ({ snapshot }, { trades }) => {
    for (const { sell, buy } of trades) {
      expect(priceOf(snapshot, sell)?.status).toBe('agreed');
      expect(priceOf(snapshot, buy)?.status).toBe('agreed');
    }
  });
});

test('the value of a trade is the value of what it sells, and it buys as much to the smallest unit', () => {
  law(anyWild, ({ snapshot }, { trades }) => {
    for (const trade of trades) {
      const { sell, buy, sellAmount, value } = trade;
      const sold = valueDown(
        sellAmount,
        sell.decimals,
        priceOf(snapshot, sell)?.price ?? price(0n),
      );
      const { received } = fairFill(snapshot, trade);
      const bought = valueDown(received, buy.decimals, priceOf(snapshot, buy)?.price ?? price(0n));
      expect(value).toBe(sold);
      expect(received > 0n).toBe(true);
      expect(bought <= sold && sold - bought <= grainOf(snapshot, buy)).toBe(true);
    }
  });
});

test('a plan raises what it spends: the total is the same afterwards but for the smallest units', () => {
  law(anyWild, (world, plan) => {
    const before = driftOf(world).total;
    const now = driftOf(afterPlan(world, plan)).total;
    const slack = grains(world, plan) + BigInt(world.snapshot.holdings.length);
    expect(now <= before + slack && before - now <= slack).toBe(true);
  });
});

test('no trade overshoots: a class that is over never ends under its target, nor the other way', () => {
  law(anyWild, (world, plan) => {
    const before = driftOf(world).rows;
    const traded = (classId: string, side: 'sell' | 'buy') =>
      plan.trades
        .filter((trade) => trade[side].classId === classId)
        .reduce((sum, { value }) => sum + value, 0n);
    for (const { classId, change } of before) {
      expect(traded(classId, 'buy') <= (change > 0n ? change : 0n)).toBe(true);
      expect(traded(classId, 'sell') <= (change < 0n ? -change : 0n)).toBe(true);
    }
  });
});

test('two classes in band are never traded for one another', () => {
  law(anyWild, (world, { trades }) => {
    const outside = outsideOf(world);
    for (const { sell, buy } of trades)
      expect(outside.has(sell.classId) || outside.has(buy.classId)).toBe(true);
  });
});

test('no trade is below the minimum', () => {
  law(anyWild, ({ portfolio }, { trades }) => {
    for (const { value } of trades) {
      expect(value > 0n).toBe(true);
      expect(value >= portfolio.limits.minTrade).toBe(true);
    }
  });
});

test('no trade is above the cap of one trade, and together they keep to the cap of a plan', () => {
  law(anyWild, (world, { trades }) => {
    const { trade, classes, turnover } = world.portfolio.strategy.caps;
    for (const { sell, buy, value } of trades) {
      const own = [trade, classes[sell.classId ?? ''], classes[buy.classId ?? '']];
      expect(own.filter((cap) => typeof cap === 'bigint').every((cap) => value <= cap)).toBe(true);
    }
    if (turnover === null) return;
    const { total } = driftOf(world);
    const most = total > 0n ? (total * BigInt(turnover)) / 10_000n : 0n;
    expect(turnoverOf(trades) <= most).toBe(true);
  });
});

test('what is locked is never sold, and never bought', () => {
  law(anyWild, keepsLocks);
});

test('what is kept or backs a debt is never sold', () => {
  law(anyWild, ({ snapshot, classes }, { trades }) => {
    for (const { owner, sell } of trades) {
      expect(classes.maySell(sell)).toBe(true);
      const held = snapshot.holdings.find(
        (one) => one.owner === owner && assetKey(one.asset) === assetKey(sell),
      );
      expect(held?.isCollateral).toBeUndefined();
    }
  });
});

test('turnover is the sum of the values', () => {
  law(anyTame, (_world, { trades }) => {
    expect(turnoverOf(trades)).toBe(trades.reduce((sum, { value }) => sum + value, 0n));
  });
});

test('trades stand by chain, and the largest of a chain first', () => {
  law(anyWild, (_world, { trades }) => {
    trades.slice(1).forEach((trade, i) => {
      const before = trades[i];
      if (before?.sell.chainId === trade.sell.chainId)
        expect(before.value >= trade.value).toBe(true);
      else expect((before?.sell.chainId ?? 0) < trade.sell.chainId).toBe(true);
    });
  });
});

test('the order of holdings, prices and targets changes no trade', () => {
  const pair = anyWild.chain((world) => fc.tuple(fc.constant(world), anyOrderOf(world)));
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(planOf(other)).toEqual(planOf(one));
    }),
    { numRuns: 500 },
  );
});

test('a deposit is spent on what is under target, never more than arrived, and nothing else is sold', () => {
  fc.assert(
    fc.property(anyWild, fc.bigInt({ min: 1n, max: 100n }), (world, percent) => {
      const [first] = world.snapshot.holdings;
      if (!first) return;
      const arrived = amount((first.amount * percent) / 100n);
      const { portfolio, snapshot, classes } = world;
      const { owner, asset } = first;
      const before = driftOf(world);
      const plan = planTrades(portfolio, before, snapshot, classes, {
        kind: 'spend',
        arrived: [{ owner, asset, amount: arrived }],
      });
      const spent = plan.trades.reduce((sum, { sellAmount }) => sum + sellAmount, 0n);
      expect(spent <= arrived).toBe(true);
      for (const { sell, buy, owner: seller } of plan.trades) {
        expect([seller, assetKey(sell)]).toEqual([owner, assetKey(asset)]);
        const row = before.rows.find(({ classId }) => classId === buy.classId);
        expect(row && row.change > 0n).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
