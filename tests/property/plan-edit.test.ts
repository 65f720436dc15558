import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assetKey } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { withEdges } from '../../lib/core/edges.ts';
import { bps, usd, valueDown } from '../../lib/core/money.ts';
import { type Plan, planTrades } from '../../lib/core/plan.ts';
import { resizedTrade, reviewGround, withoutTrade } from '../../lib/core/planEdit.ts';
import { priceOf } from '../../lib/core/snapshot.ts';
import './seeded.ts';
import { anyWorld, type World } from './worlds.ts';

const planOf = ({ portfolio, snapshot, classes }: World): Plan =>
  planTrades(portfolio, measureDrift(portfolio, snapshot, classes), snapshot, classes);

/** Worlds whose plan has a trade, that plan, and one of its trades. */
const anyEdit = anyWorld({ isTame: false })
  .map((world) => ({ world, plan: planOf(world) }))
  .filter(({ plan }) => plan.trades.length > 0)
  .chain(({ world, plan }) =>
    fc.nat(plan.trades.length - 1).map((index) => ({ world, plan, index })),
  );

test('a plan without a trade has all others as they were, and says it was changed', () => {
  fc.assert(
    fc.property(anyEdit, ({ world, plan, index }) => {
      const { plan: now, before } = withoutTrade(world, plan, index);
      expect(now.trades).toEqual(plan.trades.filter((_, i) => i !== index));
      expect(now.isEdited).toBe(true);
      expect(before).toEqual(measureDrift(world.portfolio, world.snapshot, world.classes));
    }),
  );
});

test('a plan changed by hand is read by the edges it was reviewed with, not by the stored band', () => {
  const found = fc.integer({ min: 1, max: 4_000 }).map(bps);
  fc.assert(
    fc.property(anyEdit, found, found, ({ world, plan, index }, above, below) => {
      const { portfolio, snapshot, classes } = world;
      const edges = portfolio.targets.map(({ classId }) => [classId, { above, below }]);
      const judged = withEdges(portfolio, Object.fromEntries(edges));
      const drift = measureDrift(judged, snapshot, classes);
      const ground = reviewGround(portfolio, { snapshot, drift }, classes);
      const { before, after } = withoutTrade(ground, plan, index);
      expect(before).toEqual(drift);
      for (const row of after.rows) expect(row).toMatchObject({ above, below });
    }),
  );
});

test('whatever is outside its band after a change is named', () => {
  fc.assert(
    fc.property(anyEdit, ({ world, plan, index }) => {
      const { plan: now, after } = withoutTrade(world, plan, index);
      const named = new Set(now.leftOut.map(({ classId }) => classId));
      for (const { classId, position, change } of after.rows) {
        const isLarge = (change < 0n ? -change : change) >= 10n ** 6n;
        if (position !== 'inBand' && isLarge) expect(named.has(classId)).toBe(true);
        if (position === 'inBand') expect(named.has(classId)).toBe(false);
      }
    }),
  );
});

test('a trade of another size is of that size but for the smallest unit, and never more than is held', () => {
  fc.assert(
    fc.property(anyEdit, fc.bigInt({ min: 0n, max: 10n ** 15n }), (edit, value) => {
      const { world, plan, index } = edit;
      const was = plan.trades[index];
      if (!was) throw new Error('no trade');
      const { plan: now } = resizedTrade(world, plan, index, usd(value));
      const held = world.snapshot.holdings.find(
        (one) => one.owner === was.owner && assetKey(one.asset) === assetKey(was.sell),
      );
      const sold = now.trades
        .filter((one) => one.owner === was.owner && assetKey(one.sell) === assetKey(was.sell))
        .reduce((sum, { sellAmount }) => sum + sellAmount, 0n);
      expect(sold <= (held?.amount ?? 0n)).toBe(true);
      const trade = now.trades.length === plan.trades.length ? now.trades[index] : undefined;
      if (!trade) return;
      const at = priceOf(world.snapshot, trade.sell)?.price;
      if (!at) throw new Error('no price');
      expect(trade.value <= value).toBe(true);
      expect(trade.value).toBe(valueDown(trade.sellAmount, trade.sell.decimals, at));
    }),
  );
});

test('a trade given its own size again is the same trade', () => {
  fc.assert(
    fc.property(anyWorld({ isTame: true }), (world) => {
      const plan = planOf(world);
      plan.trades.forEach((trade, index) => {
        const at = priceOf(world.snapshot, trade.sell)?.price ?? 1n;
        const grain = at / 10n ** BigInt(trade.sell.decimals) / 10n ** 10n + 1n;
        const now = resizedTrade(world, plan, index, trade.value).plan.trades[index];
        const less = trade.value - (now?.value ?? 0n);
        expect(less >= 0n && less <= grain).toBe(true);
      });
    }),
  );
});
