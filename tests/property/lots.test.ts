import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COIN_DECIMALS, coinAmount } from '../../lib/core/lots/coin.ts';
import { gainOf } from '../../lib/core/lots/gains.ts';
import type { Lot, LotEvent } from '../../lib/core/lots/lot.ts';
import { type LotRule, playLots } from '../../lib/core/lots/playLots.ts';
import { averaged, takeLots } from '../../lib/core/lots/takeLots.ts';
import { amount, price, usd, valueDown } from '../../lib/core/money.ts';
import { LOT_METHODS } from '../../lib/core/strategy.ts';
import { anyDecimals, anyPositive, anyUint } from './seeded.ts';

const anyMethod = fc.constantFrom(...LOT_METHODS);
const WALLETS = [null, `0x${'1'.repeat(40)}`, `0x${'2'.repeat(40)}`] as const;

const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n);
const costs = (some: readonly { cost: bigint }[]) => sum(some.map(({ cost }) => cost));
const amounts = (some: readonly { amount: bigint }[]) => sum(some.map(({ amount }) => amount));

const anyLots: fc.Arbitrary<Lot[]> = fc
  .array(fc.record({ at: fc.nat(5), amount: anyPositive, cost: anyUint }), { maxLength: 8 })
  .map((lots) =>
    lots.map(({ at, amount, cost }, i) => {
      return { id: `${i}`, at, amount, cost: usd(cost), came: { amount, cost: usd(cost) } };
    }),
  );

const anyEvents: fc.Arbitrary<LotEvent[]> = fc
  .array(
    fc.record({
      at: fc.nat(20),
      coin: fc.constantFrom('A', 'B'),
      wallet: fc.constantFrom(...WALLETS),
      amount: anyPositive,
      cost: anyUint,
      turn: fc.constantFrom('acquire' as const, 'dispose' as const, 'move' as const),
      to: fc.constantFrom(...WALLETS),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ turn, to, cost, ...row }, i): LotEvent => {
      const id = `${i}`.padStart(2, '0');
      if (turn === 'move') return { ...row, id, kind: turn, to };
      return turn === 'acquire'
        ? { ...row, id, kind: turn, cost: usd(cost) }
        : { ...row, id, kind: turn, proceeds: usd(cost) };
    }),
  );

const anyRule: fc.Arbitrary<LotRule> = fc.record({
  method: anyMethod,
  pool: fc.constantFrom('all' as const, 'wallet' as const),
});

test('lots are conserved: what was there is what was taken and what is left, in amount and in cost', () => {
  fc.assert(
    fc.property(anyLots, anyUint, anyMethod, (lots, wanted, method) => {
      const { parts, left, unmatched } = takeLots(lots, wanted, method);
      expect(amounts(parts) + unmatched).toBe(wanted);
      expect(amounts(parts) + amounts(left)).toBe(amounts(lots));
      expect(costs(parts) + costs(left)).toBe(costs(lots));
      expect(unmatched === 0n || left.length === 0).toBe(true);
    }),
  );
});

test('no lot gives more than it has, and no part has a cost below zero', () => {
  fc.assert(
    fc.property(anyLots, anyUint, anyMethod, (lots, wanted, method) => {
      const { parts, left } = takeLots(lots, wanted, method);
      for (const lot of lots) {
        const all = [...parts.filter((part) => part.lot === lot.id), ...left.filter(isOf(lot))];
        expect(amounts(all)).toBe(lot.amount);
      }
      for (const one of [...parts, ...left]) {
        expect(one.amount > 0n).toBe(true);
        expect(one.cost >= 0n).toBe(true);
      }
    }),
  );
});

const isOf = (lot: Lot) => (other: Lot) => other.id === lot.id;

test('over any run of events, all that came in is what went out and what remains', () => {
  fc.assert(
    fc.property(anyEvents, anyRule, (events, rule) => {
      const { pools, matched } = playLots(events, rule);
      const came = events.flatMap((event) => (event.kind === 'acquire' ? [event] : []));
      const left = [...pools.values()].flat();
      const parts = matched.flatMap((one) => one.parts);
      expect(amounts(parts) + amounts(left)).toBe(amounts(came));
      expect(costs(parts) + costs(left)).toBe(costs(came));
    }),
  );
});

test('a move gives nothing up, and its lots keep their dates', () => {
  const [, one, two] = WALLETS;
  fc.assert(
    fc.property(anyEvents, anyMethod, anyUint, (events, method, amount) => {
      const rule = { method, pool: 'wallet' as const };
      const before = events.filter(({ kind }) => kind !== 'move');
      const moveAt = (at: number, from: typeof one, to: typeof one): LotEvent => {
        return { kind: 'move', id: `m${at}`, at, coin: 'A', wallet: from, to, amount };
      };
      const [still, moved] = [before, [...before, moveAt(30, one, two)]].map((all) =>
        playLots(all, rule),
      );
      expect(moved?.matched).toEqual(still?.matched);
      const known = new Set(
        [...(still?.pools.values() ?? [])].flat().map(({ id, at }) => `${id} ${at}`),
      );
      const lots = [...(moved?.pools.values() ?? [])].flat();
      for (const { id, at } of lots) expect(known.has(`${id} ${at}`)).toBe(true);
      for (const pool of moved?.pools.values() ?? [])
        if (method !== 'average') expect(new Set(pool.map(({ id }) => id)).size).toBe(pool.length);
      const inOne = (pools = still?.pools) => amounts(pools?.get(`A@${one}`) ?? []);
      const went = inOne() < amount ? inOne() : amount;
      expect(inOne(moved?.pools)).toBe(inOne() - went);
      const pooled = (all: LotEvent[]) => playLots(all, { method, pool: 'all' });
      expect(pooled([...before, moveAt(30, one, two)])).toEqual(pooled(before));
    }),
  );
});

test('what was moved is sold at its own cost and date, where it went', () => {
  const [, one, two] = WALLETS;
  const coin = { coin: 'A', amount: 10n };
  const { matched, pools } = playLots(
    [
      { ...coin, kind: 'acquire', id: 'old', at: 1, wallet: one, cost: usd(100n) },
      { ...coin, kind: 'acquire', id: 'new', at: 2, wallet: one, cost: usd(900n) },
      { ...coin, kind: 'move', id: 'first', at: 3, wallet: one, to: two, amount: 4n },
      { ...coin, kind: 'move', id: 'then', at: 4, wallet: one, to: two, amount: 8n },
      { ...coin, kind: 'dispose', id: 'sold', at: 5, wallet: two, amount: 11n, proceeds: usd(1n) },
    ],
    { method: 'fifo', pool: 'wallet' },
  );
  expect(matched).toMatchObject([
    {
      unmatched: 0n,
      parts: [
        { lot: 'old', at: 1, amount: 10n, cost: 100n },
        { lot: 'new', at: 2, amount: 1n, cost: 90n },
      ],
    },
  ]);
  expect(pools.get(`A@${two}`)).toMatchObject([{ id: 'new', amount: 1n, cost: 90n }]);
  expect(pools.get(`A@${one}`)).toMatchObject([{ id: 'new', amount: 8n, cost: 720n }]);
});

test('the order events are given in does not matter', () => {
  fc.assert(
    fc.property(anyEvents, anyRule, fc.infiniteStream(fc.nat()), (events, rule, keys) => {
      const shuffled = events
        .map((event) => ({ event, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      expect(playLots(shuffled, rule).matched).toEqual(playLots(events, rule).matched);
    }),
  );
});

test('with one lot every method says the same', () => {
  fc.assert(
    fc.property(anyPositive, anyUint, anyUint, (amount, cost, wanted) => {
      const lot: Lot = {
        id: 'a',
        at: 1,
        amount,
        cost: usd(cost),
        came: { amount, cost: usd(cost) },
      };
      const all = LOT_METHODS.map((method) => takeLots([lot], wanted, method).parts);
      for (const parts of all) expect(parts).toEqual(all[0]);
    }),
  );
});

test('dearest first never costs less than any other method, cheapest first never more', () => {
  fc.assert(
    fc.property(anyLots, anyUint, (lots, wanted) => {
      const costBy = (method: (typeof LOT_METHODS)[number]) =>
        costs(takeLots(lots, wanted, method).parts);
      // One part at most is cut, and rounded down by less than one unit.
      for (const method of LOT_METHODS) {
        expect(costBy('hifo') + 1n >= costBy(method)).toBe(true);
        expect(costBy('lofo') <= costBy(method) + 1n).toBe(true);
      }
    }),
  );
});

test('of equal unit costs the older lot goes first, dearest or cheapest first', () => {
  fc.assert(
    fc.property(anyPositive, fc.bigInt(1n, 10n ** 6n), (amount, times) => {
      const lotAt = (at: number, by: bigint): Lot => {
        const came = { amount: amount * by, cost: usd(amount * by * 3n) };
        return { id: `${at}`, at, ...came, came };
      };
      for (const method of ['hifo', 'lofo'] as const) {
        const { parts } = takeLots([lotAt(9, 1n), lotAt(4, times)], 1n, method);
        expect(parts.map(({ at }) => at)).toEqual([4]);
      }
    }),
  );
});

test('by average, what is taken costs its share of the pool, rounded down', () => {
  fc.assert(
    fc.property(anyLots, anyUint, (lots, wanted) => {
      const { parts } = takeLots(lots, wanted, 'average');
      const [all, taken] = [amounts(lots), amounts(parts)];
      expect(costs(parts)).toBe(all === 0n ? 0n : (costs(lots) * taken) / all);
      expect(costs(averaged(lots))).toBe(costs(lots));
    }),
  );
});

test('with wallets apart, what happens at one address leaves the lots of another alone', () => {
  fc.assert(
    fc.property(anyEvents, anyMethod, (events, method) => {
      const rule = { method, pool: 'wallet' as const };
      const [, one] = WALLETS;
      const still = events.filter(({ kind }) => kind !== 'move');
      const own = still.filter(({ wallet }) => wallet === one);
      const all = playLots(still, rule).matched.filter((m) => m.disposal.wallet === one);
      expect(all).toEqual(playLots(own, rule).matched);
    }),
  );
});

test('gain is what came in less what it cost, however it is split by age', () => {
  fc.assert(
    fc.property(
      anyLots,
      anyUint,
      anyMethod,
      anyUint,
      fc.nat(5),
      (lots, wanted, method, got, days) => {
        const taken = takeLots(lots, wanted, method);
        const at = 3 * 86_400;
        const gain = gainOf(taken, usd(got), at, { longTermDays: days });
        expect(gain.short + gain.long).toBe(got - costs(taken.parts));
      },
    ),
  );
});

test('what no record covers counts as all gain, and as short-term', () => {
  const gain = gainOf({ parts: [], unmatched: 5n }, usd(700n), 10 ** 9, { longTermDays: 1 });
  expect(gain).toEqual({ short: 700n, long: 0n, cost: 0n, unmatched: 5n });
});

test('a unit is long-term only once it was held longer than the rule asks', () => {
  const part = { lot: 'a', at: 1_000, amount: 1n, cost: usd(1n) };
  const gainAt = (at: number) =>
    gainOf({ parts: [part], unmatched: 0n }, usd(10n), at, { longTermDays: 365 });
  const edge = 1_000 + 365 * 86_400;
  expect(gainAt(edge)).toMatchObject({ short: 9n, long: 0n });
  expect(gainAt(edge + 1)).toMatchObject({ short: 0n, long: 9n });
});

test('what comes in at one time is there for what goes out at it, whatever their names', () => {
  const at = { at: 5, coin: 'A', wallet: null, amount: 1n };
  const sold: LotEvent = { ...at, id: 'a', kind: 'dispose', proceeds: usd(3n) };
  const bought: LotEvent = { ...at, id: 'b', kind: 'acquire', cost: usd(2n) };
  const { matched } = playLots([sold, bought], { method: 'fifo', pool: 'all' });
  expect(matched).toMatchObject([{ unmatched: 0n, parts: [{ cost: 2n }] }]);
});

test('an amount of any token is exact in the coin’s unit, and worth the same', () => {
  fc.assert(
    fc.property(anyUint, anyDecimals, anyUint, (held, decimals, at) => {
      const inCoin = coinAmount(held, { decimals });
      expect(inCoin / 10n ** BigInt(COIN_DECIMALS - decimals)).toBe(held);
      expect(valueDown(amount(inCoin), COIN_DECIMALS, price(at))).toBe(
        valueDown(amount(held), decimals, price(at)),
      );
    }),
  );
});
