import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asset, assetKey, type ClassId, isNative } from '../../lib/core/asset.ts';
import { type Drift, type DriftRow, measureDrift } from '../../lib/core/drift.ts';
import type { LeftOut, LeftOutReason } from '../../lib/core/leftOut.ts';
import { amount, leftAfter, price, valueDown } from '../../lib/core/money.ts';
import { applyTrades, fairFill, type Plan, planTrades, turnoverOf } from '../../lib/core/plan.ts';
import { gasReserveOf } from '../../lib/core/portfolio.ts';
import { priceOf, type Snapshot } from '../../lib/core/snapshot.ts';
import type { Lock } from '../../lib/core/strategy.ts';
import { bestCoverage } from './bestCoverage.ts';
import './seeded.ts';
import { anyWorld, type World } from './worlds.ts';

const CENT = 10n ** 6n;
const anyWild = anyWorld({ isTame: false });
const anyTame = anyWorld({ isTame: true });

const driftOf = ({ portfolio, snapshot, classes }: World): Drift =>
  measureDrift(portfolio, snapshot, classes);
const planOf = (world: World): Plan =>
  planTrades(world.portfolio, driftOf(world), world.snapshot, world.classes);
const after = (world: World, { trades }: Plan): World => ({
  ...world,
  snapshot: applyTrades(
    world.snapshot,
    trades.map((trade) => fairFill(world.snapshot, trade)),
    world.portfolio.limits,
  ),
});

/** Dollars × 10⁸ one smallest unit of an asset is worth, rounded up: no trade can be finer. */
const grainOf = (snapshot: Snapshot, asset: Asset): bigint =>
  valueDown(amount(1n), asset.decimals, priceOf(snapshot, asset)?.price ?? price(0n)) + 1n;
/** What rounding to whole units may move at the most, over all trades. */
const grains = ({ snapshot }: World, { trades }: Plan): bigint =>
  trades.reduce((sum, { sell, buy }) => sum + grainOf(snapshot, sell) + grainOf(snapshot, buy), 2n);

const law = (
  world: fc.Arbitrary<World>,
  holds: (world: World, plan: Plan) => void,
  numRuns = 500,
) =>
  fc.assert(
    fc.property(world, (drawn) => holds(drawn, planOf(drawn))),
    { numRuns },
  );

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
  law(anyWild, ({ portfolio, snapshot }, { trades }) => {
    for (const { asset, owner, amount: held } of snapshot.holdings) {
      const sold = trades
        .filter((trade) => trade.owner === owner && assetKey(trade.sell) === assetKey(asset))
        .reduce((sum, { sellAmount }) => sum + sellAmount, 0n);
      const free = isNative(asset)
        ? leftAfter(held, gasReserveOf(portfolio.limits, asset.chainId))
        : held;
      expect(sold <= free).toBe(true);
    }
  });
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
    const now = driftOf(after(world, plan)).total;
    const slack = grains(world, plan) + BigInt(world.snapshot.holdings.length);
    expect(now <= before + slack && before - now <= slack).toBe(true);
  });
});

test('afterwards every class is in band or the plan says why not', () => {
  law(
    anyWild,
    (world, plan) => {
      if (plan.unknown.length > 0) return;
      const { rows, total } = driftOf(after(world, plan));
      if (total <= 0n) return;
      const slack = grains(world, plan) * 30_000n;
      const named = new Set(plan.leftOut.map(({ classId }) => classId));
      for (const { classId, value, target, band } of rows) {
        const distance = value * 10_000n - total * BigInt(target);
        const isIn = (distance < 0n ? -distance : distance) <= total * BigInt(band) + slack;
        if (!named.has(classId)) expect(isIn, classId).toBe(true);
      }
    },
    2_000,
  );
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

test('with everything in band nothing is planned and nothing is left out', () => {
  law(anyWild, (world, plan) => {
    if (driftOf(world).outside > 0) return;
    expect(plan).toEqual({ trades: [], leftOut: [], unknown: [] });
  });
});

test('two classes in band are never traded for one another', () => {
  law(anyWild, (world, { trades }) => {
    const outside = new Set<string | null>(
      driftOf(world)
        .rows.filter(({ position }) => position !== 'inBand')
        .map(({ classId }) => classId),
    );
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

test('the order of holdings, prices and targets changes no trade', () => {
  const shuffled = anyWild.chain((world) => {
    const { holdings, prices } = world.snapshot;
    const { targets } = world.portfolio;
    return fc
      .tuple(
        fc.shuffledSubarray(holdings, { minLength: holdings.length }),
        fc.shuffledSubarray(prices, { minLength: prices.length }),
        fc.shuffledSubarray(targets, { minLength: targets.length }),
      )
      .map(([h, p, t]): [World, World] => [
        world,
        {
          ...world,
          snapshot: { ...world.snapshot, holdings: h, prices: p },
          portfolio: { ...world.portfolio, targets: t },
        },
      ]);
  });
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(planOf(other)).toEqual(planOf(one));
    }),
    { numRuns: 500 },
  );
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

test('a plan takes at most one trade less than there are holdings sold and classes bought', () => {
  law(anyWild, ({ portfolio }, { trades }) => {
    const { caps } = portfolio.strategy;
    if (caps.trade !== null || Object.keys(caps.classes).length > 0) return;
    const holdings = new Set(trades.map(({ owner, sell }) => `${owner} ${assetKey(sell)}`));
    const classes = new Set([...trades.flatMap(({ sell, buy }) => [sell.classId, buy.classId])]);
    if (trades.length > 0)
      expect(trades.length).toBeLessThanOrEqual(holdings.size + classes.size - 1);
  });
});

test('with one holding a class on one chain, trades number at most overs and unders less one', () => {
  law(anyTame, (world, { trades }) => {
    const keys = world.snapshot.holdings.map(({ asset }) => asset.classId);
    const chains = new Set(world.snapshot.holdings.map(({ asset }) => asset.chainId));
    if (new Set(keys).size < keys.length || chains.size > 1 || trades.length === 0) return;
    const overs = new Set(trades.map(({ sell }) => sell.classId)).size;
    const unders = new Set(trades.map(({ buy }) => buy.classId)).size;
    expect(trades.length).toBeLessThanOrEqual(overs + unders - 1);
  });
});

test('what a plan leaves out across chains no other plan could have put right', () => {
  law(
    anyTame,
    (world, plan) => {
      if (world.portfolio.limits.minTrade > 1n) return;
      const drift = driftOf(world);
      const outside = new Set<string | null>(
        drift.rows.filter(({ position }) => position !== 'inBand').map(({ classId }) => classId),
      );
      const covered = plan.trades.reduce(
        (sum, { sell, buy, value }) =>
          sum + value * (BigInt(outside.has(sell.classId)) + BigInt(outside.has(buy.classId))),
        0n,
      );
      if (outside.size === 0) return;
      const slack = grains(world, plan) * 4n + CENT;
      expect(bestCoverage(world, drift) - covered <= slack).toBe(true);
    },
    2_000,
  );
});

test('after a plan no swap of at least the minimum would bring two of the left out nearer', () => {
  law(
    anyTame,
    ({ portfolio, snapshot, classes }, { trades, leftOut }) => {
      const least = portfolio.limits.minTrade > CENT ? portfolio.limits.minTrade : CENT;
      const small = ({ change }: { change: bigint }) => (change < 0n ? -change : change) < least;
      const overs = leftOut.filter((left) => left.change < 0n && !small(left));
      const unders = leftOut.filter((left) => left.change > 0n && !small(left));
      for (const { asset, owner, amount: held } of snapshot.holdings) {
        const sold = trades
          .filter((trade) => trade.owner === owner && assetKey(trade.sell) === assetKey(asset))
          .reduce((sum, { sellAmount }) => sum + sellAmount, 0n);
        const at = priceOf(snapshot, asset)?.price ?? price(0n);
        const isLarge = valueDown(amount(held - sold), asset.decimals, at) >= least + CENT;
        if (!isLarge || !overs.some(({ classId }) => classId === asset.classId)) continue;
        const met = unders.filter(({ classId }) => classes.buyMemberOf(classId, asset.chainId));
        expect(met).toEqual([]);
      }
    },
    2_000,
  );
});

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

test('what is locked is never sold, never bought, and a plan says what a lock leaves undone', () => {
  law(anyWild, (world, { trades }) => {
    for (const { sell, buy } of trades) {
      expect(isLocked(world, sell.classId ?? '', 'noSell')).toBe(false);
      expect(isLocked(world, buy.classId ?? '', 'noBuy')).toBe(false);
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

test('turnover is the sum of the values', () => {
  law(anyTame, (_world, { trades }) => {
    expect(turnoverOf(trades)).toBe(trades.reduce((sum, { value }) => sum + value, 0n));
  });
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
