import { expect, test } from 'vitest';
import { assetKey } from '../../lib/core/asset.ts';
import { amount, price, valueDown } from '../../lib/core/money.ts';
import { priceOf } from '../../lib/core/snapshot.ts';
import { bestCoverage } from './bestCoverage.ts';
import {
  afterPlan,
  anyTame,
  anyWild,
  CENT,
  coveredBy,
  driftOf,
  grains,
  law,
  outsideOf,
  soldOf,
} from './planLaws.ts';

test('with everything in band nothing is planned and nothing is left out', () => {
  law(anyWild, (world, plan) => {
    if (driftOf(world).outside > 0) return;
    expect(plan).toEqual({ trades: [], leftOut: [], unknown: [] });
  });
});

test('afterwards every class is in band or the plan says why not', () => {
  law(
    anyWild,
    (world, plan) => {
      expect(plan.unknown).toEqual([]);
      const { rows, total } = driftOf(afterPlan(world, plan));
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
      if (outsideOf(world).size === 0) return;
      const slack = grains(world, plan) * 4n + CENT;
      expect(bestCoverage(world, driftOf(world)) - coveredBy(world, plan) <= slack).toBe(true);
    },
    2_000,
  );
});

test('after a plan no swap of at least the minimum would bring two of the left out nearer', () => {
  law(
    anyTame,
    ({ portfolio, snapshot, classes }, plan) => {
      const { leftOut } = plan;
      const least = portfolio.limits.minTrade > CENT ? portfolio.limits.minTrade : CENT;
      const small = ({ change }: { change: bigint }) => (change < 0n ? -change : change) < least;
      const overs = leftOut.filter((left) => left.change < 0n && !small(left));
      const unders = leftOut.filter((left) => left.change > 0n && !small(left));
      for (const held of snapshot.holdings) {
        const { asset } = held;
        const kept = amount(held.amount - soldOf(plan, held));
        const at = priceOf(snapshot, asset)?.price ?? price(0n);
        const isLarge = valueDown(kept, asset.decimals, at) >= least + CENT;
        if (!isLarge || !overs.some(({ classId }) => classId === asset.classId)) continue;
        const met = unders.filter(({ classId }) => classes.buyMemberOf(classId, asset.chainId));
        expect(met).toEqual([]);
      }
    },
    2_000,
  );
});
