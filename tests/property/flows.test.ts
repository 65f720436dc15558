import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSnapshots } from '../../lib/core/flows.ts';
import { amount, price, usd } from '../../lib/core/money.ts';
import { GROWTH_ONE, nextPerformance } from '../../lib/core/performance.ts';
import { applyTrades } from '../../lib/core/plan.ts';
import { DEFAULT_LIMITS } from '../../lib/core/portfolio.ts';
import type { Holding, Snapshot } from '../../lib/core/snapshot.ts';
import { dollarWorld } from './dollarWorld.ts';
import './seeded.ts';

const flowBetween = (before: Snapshot, after: Snapshot) => compareSnapshots(before, after).flow;

/** Two classes of a thousand dollars each, on one chain. */
const start = dollarWorld({
  rows: [
    { classId: 'A', cents: 100_000 },
    { classId: 'B', cents: 100_000 },
  ],
  targets: { A: 5_000, B: 5_000 },
}).snapshot;
const TOKEN = 10n ** 18n;
const dollarsOf = (value: bigint) => usd(value * 10n ** 8n);

const later = (snapshot: Snapshot, change: (held: Holding[]) => Holding[]): Snapshot => ({
  ...snapshot,
  takenAt: snapshot.takenAt + 900,
  holdings: change(snapshot.holdings),
});
const plus = (index: number, tokens: bigint) => (held: Holding[]) =>
  held.map((one, i) =>
    i === index ? { ...one, amount: amount(one.amount + tokens * TOKEN) } : one,
  );
const atPrices = (snapshot: Snapshot, factor: readonly bigint[]): Snapshot => ({
  ...snapshot,
  prices: snapshot.prices.map((entry, i) => ({
    ...entry,
    price: entry.price && price((entry.price * (factor[i] ?? 100n)) / 100n),
  })),
});

test('a deposit is the value that came in, with what arrived', () => {
  const flow = flowBetween(start, later(start, plus(0, 500n)));
  expect(flow?.value).toBe(dollarsOf(500n));
  expect(flow?.arrived).toMatchObject([{ amount: 500n * TOKEN, asset: { classId: 'A' } }]);
});

test('a withdrawal is negative, with what left and nothing that arrived', () => {
  const flow = flowBetween(start, later(start, plus(1, -200n)));
  expect(flow).toMatchObject({ value: dollarsOf(-200n), arrived: [] });
  expect(flow?.left).toMatchObject([{ amount: 200n * TOKEN, asset: { classId: 'B' } }]);
});

test('a swap that loses up to 3 % of what moved is no transfer', () => {
  const swapped = later(later(start, plus(0, -500n)), plus(1, 480n));
  expect(flowBetween(start, swapped)).toBeNull();
  const taken = later(later(start, plus(0, -500n)), plus(1, 300n));
  expect(flowBetween(start, taken)?.value).toBe(dollarsOf(-200n));
});

test('a loan is no deposit: what is borrowed is owed', () => {
  const [held] = start.holdings;
  if (!held) throw new Error('nothing held');
  const borrowed = later(start, plus(0, 300n));
  const debts = [{ owner: held.owner, asset: held.asset, amount: amount(300n * TOKEN) }];
  expect(flowBetween(start, { ...borrowed, debts })).toBeNull();
});

test('what lent money earns between two checks is no deposit', () => {
  const lent = {
    ...start,
    holdings: start.holdings.map((one) => ({
      ...one,
      countsAs: { asset: one.asset, amount: amount(one.amount * 100n) },
    })),
  };
  const grown = later(lent, (held) =>
    held.map((one) => ({
      ...one,
      countsAs: { asset: one.asset, amount: amount((one.amount * 1001n) / 10n) },
    })),
  );
  expect(flowBetween(lent, grown)).toBeNull();
});

test('a chain that was switched on is no deposit', () => {
  const none = { ...start, chains: [], holdings: [], prices: [] };
  expect(
    flowBetween(
      none,
      later(start, (held) => held),
    ),
  ).toBeNull();
});

test('an address that is added or taken away is no transfer', () => {
  const added = later(start, (held) => [
    ...held,
    ...held.map((one) => ({
      ...one,
      owner: '0x9999999999999999999999999999999999999999' as const,
    })),
  ]);
  const both = { ...added, owners: added.holdings.map(({ owner }) => owner) };
  expect(flowBetween(start, both)).toBeNull();
  expect(flowBetween(both, { ...start, takenAt: 900 })).toBeNull();
  expect(nextPerformance(null, start, both).growth).toBe(GROWTH_ONE);
});

test('a chain that was not agreed on both times tells of no transfer', () => {
  const paid = later(start, plus(0, 500n));
  const unread = {
    ...paid,
    chains: paid.chains.map((chain) => ({ ...chain, status: 'unknown' as const })),
  };
  expect(flowBetween(start, unread)).toBeNull();
  expect(flowBetween(unread, later(paid, plus(1, 100n)))).toBeNull();
});

test.each(['unreadable', 'rateUnknown', 'debtUnknown'] as const)(
  'what goes or comes back because it was %s is no transfer',
  (reason) => {
    const [held, ...rest] = start.holdings;
    if (!held) throw new Error('nothing held');
    const { owner, asset } = held;
    const hidden = {
      ...later(start, () => rest),
      uncounted: [{ owner, asset, amount: null, reason }],
    };
    expect(flowBetween(start, hidden)).toBeNull();
    expect(flowBetween(hidden, { ...start, takenAt: 1800 })).toBeNull();
    const paid = later(hidden, (others) =>
      others.map((one) => ({ ...one, amount: amount(one.amount + 500n * TOKEN) })),
    );
    expect(flowBetween(start, paid) === null).toBe(reason === 'debtUnknown');
  },
);

test('prices alone make growth and never a transfer', () => {
  fc.assert(
    fc.property(fc.bigInt(50n, 200n), fc.bigInt(50n, 200n), (a, b) => {
      const moved = atPrices({ ...start, takenAt: 900 }, [a, b]);
      expect(flowBetween(start, moved)).toBeNull();
      const { growth } = nextPerformance(null, start, moved);
      expect(growth).toBe(((a + b) * GROWTH_ONE) / 200n);
    }),
  );
});

test('whatever is paid in or out, the time-weighted growth is that of the prices', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          tokens: fc.bigInt(-50n, 500n),
          index: fc.nat(1),
          factor: fc.bigInt(80n, 120n),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      (periods) => {
        let so = nextPerformance(null, null, start);
        let now = start;
        let expected = GROWTH_ONE;
        for (const { tokens, index, factor } of periods) {
          const isSeen = tokens >= 100n || tokens <= -20n;
          const paid = later(now, plus(index, isSeen ? tokens : 0n));
          const next = atPrices(paid, [factor, factor]);
          so = nextPerformance(so, now, next);
          expected = (expected * factor) / 100n;
          now = next;
        }
        const gap = so.growth > expected ? so.growth - expected : expected - so.growth;
        expect(gap * 1_000_000n <= expected).toBe(true);
      },
    ),
  );
});

test('the newest deposit stays until it is planned, whatever leaves after it', () => {
  const paid = later(start, plus(0, 500n));
  const after = later(paid, plus(1, -100n));
  const so = nextPerformance(nextPerformance(null, start, paid), paid, after);
  expect(so.deposit?.value).toBe(dollarsOf(500n));
  expect(so.flows.map(({ value }) => value)).toEqual([dollarsOf(500n), dollarsOf(-100n)]);
});

test('trades of a plan at their own prices are no transfer', () => {
  const [a, b] = start.holdings;
  if (!a || !b) throw new Error('nothing held');
  const trade = {
    owner: a.owner,
    sell: a.asset,
    sellAmount: amount(300n * TOKEN),
    buy: b.asset,
    value: dollarsOf(300n),
  };
  const done = applyTrades(start, [{ trade, received: amount(299n * TOKEN) }], DEFAULT_LIMITS);
  expect(flowBetween(start, { ...done, takenAt: 900 })).toBeNull();
});

test('after a withdrawal of everything neither dust nor what comes to it is growth', () => {
  const dust = later(later(start, plus(0, -1_000n)), plus(1, -999n));
  const more = later(dust, plus(1, 4n));
  const paid = later(more, plus(0, 700n));
  const risen = atPrices({ ...paid, takenAt: paid.takenAt + 900 }, [110n, 110n]);
  let so = nextPerformance(null, start, dust);
  expect(so.growth).toBe(GROWTH_ONE);
  so = nextPerformance(so, dust, more);
  so = nextPerformance(so, more, paid);
  expect(so.growth).toBe(GROWTH_ONE);
  expect(so.flows.map(({ value }) => value)).toEqual([dollarsOf(-1_999n), dollarsOf(700n)]);
  expect(nextPerformance(so, paid, risen).growth).toBe((GROWTH_ONE * 11n) / 10n);
});
