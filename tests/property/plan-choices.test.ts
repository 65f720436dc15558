import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureDrift } from '../../lib/core/drift.ts';
import { bps, usd } from '../../lib/core/money.ts';
import { type Plan, planTrades, turnoverOf } from '../../lib/core/plan.ts';
import {
  choosePlan,
  isLocked,
  lockedPlaces,
  mostOf,
  NO_CHOICES,
  renewedPlan,
  withLock,
} from '../../lib/core/planChoices.ts';
import { resizedTrade, withoutTrade } from '../../lib/core/planEdit.ts';
import type { Lock } from '../../lib/core/strategy.ts';
import './seeded.ts';
import { anyWorld, type World } from './worlds.ts';

const planOf = ({ portfolio, snapshot, classes }: World): Plan =>
  planTrades(portfolio, measureDrift(portfolio, snapshot, classes), snapshot, classes);

const anyPlan = anyWorld({ isTame: false })
  .map((world) => ({ world, plan: planOf(world) }))
  .filter(({ plan }) => plan.trades.length > 0);

/** What the user may do on the screen: leave some out, and give some another size. */
const anyChosen = anyPlan.chain(({ world, plan }) => {
  const place = fc.nat(plan.trades.length - 1);
  return fc.record({
    world: fc.constant(world),
    plan: fc.constant(plan),
    without: fc.array(place, { maxLength: 4 }),
    sizes: fc.array(fc.tuple(place, fc.bigInt({ min: 1n, max: 10n ** 15n })), { maxLength: 4 }),
  });
});

const choicesOf = ({ without, sizes }: { without: number[]; sizes: [number, bigint][] }) => ({
  without: new Set(without),
  sizes: new Map(sizes.map(([place, size]) => [place, usd(size)])),
});

test('a chosen plan has the trades that were left in, in their order, and no others', () => {
  fc.assert(
    fc.property(anyChosen, ({ world, plan, ...choices }) => {
      const chosen = choosePlan(world, plan, choicesOf(choices));
      expect(chosen.trades).toHaveLength(plan.trades.length);
      expect(chosen.plan.trades).toEqual(chosen.trades.filter((trade) => trade !== null));
      for (const [place, trade] of chosen.trades.entries()) {
        const was = plan.trades[place];
        if (choices.without.includes(place)) expect(trade).toBeNull();
        else if (!choices.sizes.some(([sized]) => sized === place)) expect(trade).toEqual(was);
        else if (trade)
          expect({ ...trade, sellAmount: 0n, value: 0n }).toEqual({
            ...was,
            sellAmount: 0n,
            value: 0n,
          });
      }
    }),
  );
});

test('one choice is the one edit of the plan that it names', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 14n }), (made, at, size) => {
      const { world, plan } = made;
      const place = at % plan.trades.length;
      const most = mostOf(world, plan, place);
      const { trades: _trades, ...left } = choosePlan(world, plan, {
        ...NO_CHOICES,
        without: new Set([place]),
      });
      expect(left).toEqual(withoutTrade(world, plan, place));
      const sized = choosePlan(world, plan, {
        ...NO_CHOICES,
        sizes: new Map([[place, usd(size)]]),
      });
      if (size <= most)
        expect(sized.plan.trades).toEqual(resizedTrade(world, plan, place, usd(size)).plan.trades);
      else expect(sized.trades[place]?.value ?? 0n).toBe(most);
    }),
  );
});

test('no size is above the most that is offered, and the most can be had', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 30n }), (made, at, size) => {
      const { world, plan } = made;
      const place = at % plan.trades.length;
      const most = mostOf(world, plan, place);
      const cap = world.portfolio.strategy.caps.trade;
      if (cap !== null) expect(most <= cap).toBe(true);
      const sized = (value: bigint) =>
        choosePlan(world, plan, { ...NO_CHOICES, sizes: new Map([[place, usd(value)]]) }).trades[
          place
        ]?.value ?? usd(0n);
      expect(sized(size) <= most).toBe(true);
      expect(sized(10n ** 40n)).toBe(most);
    }),
  );
});

test('no choice moves more of the portfolio than its cap, unless the plan itself does', () => {
  fc.assert(
    fc.property(anyChosen, fc.integer({ min: 0, max: 5_000 }), (drawn, cap) => {
      const { world: was, plan, ...choices } = drawn;
      const { strategy } = was.portfolio;
      const caps = { ...strategy.caps, turnover: bps(cap) };
      const world = { ...was, portfolio: { ...was.portfolio, strategy: { ...strategy, caps } } };
      const { total } = measureDrift(world.portfolio, world.snapshot, world.classes);
      const most = total > 0n ? (total * BigInt(cap)) / 10_000n : 0n;
      const moved = turnoverOf(choosePlan(world, plan, choicesOf(choices)).plan.trades);
      const had = turnoverOf(plan.trades);
      expect(moved <= (had > most ? had : most)).toBe(true);
    }),
  );
});

test('what a changed plan leaves out of a class is what the class is off, no more', () => {
  fc.assert(
    fc.property(anyChosen, ({ world, plan, ...choices }) => {
      const { plan: chosen, after } = choosePlan(world, plan, choicesOf(choices));
      for (const { classId, change } of after.rows) {
        const rows = chosen.leftOut.filter((left) => left.classId === classId);
        const sum = rows.reduce((all, left) => all + left.change, 0n);
        const off = (sum < 0n ? -sum : sum) - (change < 0n ? -change : change);
        expect(off <= 0n).toBe(true);
      }
    }),
  );
});

test('a plan made anew on the same snapshot sells the same amounts at the same values', () => {
  fc.assert(
    fc.property(anyChosen, ({ world, plan, ...choices }) => {
      const chosen = choosePlan(world, plan, choicesOf(choices)).plan;
      const anew = renewedPlan(world, chosen);
      expect(anew.trades.map(({ sellAmount }) => sellAmount)).toEqual(
        chosen.trades.map(({ sellAmount }) => sellAmount),
      );
      expect(anew.isEdited).toBe(true);
    }),
  );
});

test('a plan made anew is empty where a chain became unknown, and says which', () => {
  fc.assert(
    fc.property(anyPlan, ({ world, plan }) => {
      const [first, ...rest] = world.snapshot.chains;
      if (!first) return;
      const chains = [{ ...first, status: 'unknown' as const, block: null }, ...rest];
      const anew = renewedPlan({ ...world, snapshot: { ...world.snapshot, chains } }, plan);
      expect(anew.trades).toEqual([]);
      expect(anew.unknown).toContain(first.chainId);
    }),
  );
});

const anyLocks = fc.dictionary(
  fc.constantFrom('A', 'B'),
  fc.constantFrom<Lock>('noSell', 'noBuy', 'both'),
);
const anySide = fc.constantFrom('noSell' as const, 'noBuy' as const);

test('a lock changes one side of one class and nothing else', () => {
  fc.assert(
    fc.property(anyLocks, anySide, fc.boolean(), (locks, side, isOn) => {
      const next = withLock(locks, 'A', side, isOn);
      expect(isLocked(next, 'A', side)).toBe(isOn);
      const other = side === 'noSell' ? 'noBuy' : 'noSell';
      expect(isLocked(next, 'A', other)).toBe(isLocked(locks, 'A', other));
      expect(next.B).toBe(locks.B);
    }),
  );
});

test('a trade is among the locked ones exactly if it sells or buys what is locked against it', () => {
  fc.assert(
    fc.property(anyPlan, anyLocks, ({ plan }, locks) => {
      const locked = new Set(lockedPlaces(plan, locks));
      for (const [place, { sell, buy }] of plan.trades.entries()) {
        const lockOf = (classId: string | null) => (classId === null ? undefined : locks[classId]);
        const isIt =
          ['noSell', 'both'].includes(lockOf(sell.classId) ?? '') ||
          ['noBuy', 'both'].includes(lockOf(buy.classId) ?? '');
        expect(locked.has(place)).toBe(isIt);
      }
    }),
  );
});
