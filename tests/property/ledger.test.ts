import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asset } from '../../lib/core/asset.ts';
import type { RebalanceEntry } from '../../lib/core/history.ts';
import { buildLedger, type PriceFor } from '../../lib/core/ledger.ts';
import { type AssetChange, effectOf } from '../../lib/core/ledgerEffect.ts';
import { ledgerPath } from '../../lib/core/ledgerPath.ts';
import { amount, price, type Usd } from '../../lib/core/money.ts';
import type { DatedFlow } from '../../lib/core/performance.ts';
import { drawdownGap } from '../../lib/policy/drawdownGap.ts';
import {
  assetOf,
  type Done,
  dollarsEach,
  endedBundle,
  entryOf,
  OWNER,
  usdOf,
} from './endedBundle.ts';
import { anyDecimals, anyPositive } from './seeded.ts';

const TOKEN = 10n ** 18n;
const DAY = 86_400;
const [ETH, A, B] = [assetOf('ETH'), assetOf('A'), assetOf('B', 6)];
const AT = { ETH: dollarsEach(3_000n), A: dollarsEach(2n), B: dollarsEach(1n) };

const pricesOf =
  (by: Readonly<Record<string, bigint>>): PriceFor =>
  ({ symbol }) => {
    const at = by[symbol];
    return at === undefined ? null : { price: price(at), asOf: 7 };
  };

const swap = (more: Partial<Done> = {}): Done => ({
  sell: A,
  sellAmount: 500n * TOKEN,
  buy: B,
  received: 995_000_000n,
  quoted: 1_000_000_000n,
  fee: 10n ** 15n,
  ...more,
});
const HELD: AssetChange[] = [
  { asset: ETH, by: TOKEN },
  { asset: A, by: 1_000n * TOKEN },
  { asset: B, by: 995_000_000n },
];
const one = (more: Partial<Done> = {}) => [entryOf(endedBundle([swap(more)], AT), 10 * DAY)];

test('a bundle at unchanged prices differs by exactly what it cost', () => {
  const { rows, total } = buildLedger(one(), HELD, pricesOf(AT));
  // $1,000 given up, $995 received, 0.001 ether at $3,000 paid.
  expect(rows[0]).toMatchObject({
    difference: usdOf(-8n),
    swapCost: usdOf(5n),
    networkFee: usdOf(3n),
    swapped: usdOf(1_000n),
  });
  expect(rows[0]?.swaps[0]?.againstQuote).toBe(-50);
  expect(total).toMatchObject({ held: usdOf(5_995n), untouched: usdOf(6_003n), asOf: 7 });
  expect(rows[0]?.differenceBps).toBe(-13);
});

test('what was sold and rose since counts against the bundle, what was bought and rose for it', () => {
  const rose = (symbol: 'A' | 'B') =>
    buildLedger(one(), HELD, pricesOf({ ...AT, [symbol]: AT[symbol] * 2n })).rows[0]?.difference;
  expect(rose('A')).toBe(usdOf(-1_008n));
  expect(rose('B')).toBe(usdOf(987n));
});

test('a reverted swap costs its fee and moves nothing', () => {
  const { rows, total } = buildLedger(
    one({ state: 'reverted', received: null }),
    HELD,
    pricesOf(AT),
  );
  expect(rows[0]).toMatchObject({ difference: usdOf(-3n), swaps: [], swapped: 0n });
  expect(total.difference).toBe(usdOf(-3n));
});

test.each([
  ['nothing was read of what arrived', { received: null }],
  ['a transaction was mined otherwise than reviewed', { state: 'altered' as const }],
  ['its fee was not read', { fee: null }],
])('where %s the difference is unknown, and so is the total', (_why, more) => {
  const { rows, total } = buildLedger(one(more), HELD, pricesOf(AT));
  expect(rows[0]?.difference).toBeNull();
  expect(total).toMatchObject({ difference: null, untouched: null, differenceBps: null });
});

test('an asset without a price makes a difference unknown, never zero', () => {
  const { A: _gone, ...rest } = AT;
  const { rows, total } = buildLedger(one(), HELD, pricesOf(rest));
  expect(rows[0]?.difference).toBeNull();
  expect(total.held).toBe(usdOf(3_995n));
});

test('a bundle in which nothing was sent is not in the ledger', () => {
  const none = one({ state: 'declined', received: null, fee: null });
  expect(buildLedger(none, HELD, pricesOf(AT)).rows).toEqual([]);
});

const anyAsset = (symbol: string): fc.Arbitrary<Asset> =>
  anyDecimals.map((decimals) => assetOf(symbol, decimals));
const anyEntries: fc.Arbitrary<RebalanceEntry[]> = fc
  .tuple(anyAsset('A'), anyAsset('B'))
  .chain(([sell, buy]) =>
    fc
      .array(fc.record({ sellAmount: anyPositive, received: anyPositive, fee: anyPositive }), {
        maxLength: 5,
      })
      .map((rows) =>
        rows.map((row, i) => entryOf(endedBundle([{ ...row, sell, buy }], AT, `b${i}`), i * DAY)),
      ),
  );
const anyPrices = fc.record({ ETH: anyPositive, A: anyPositive, B: anyPositive });

test('differences of bundles add up to the total, and total and untouched to what is held', () => {
  fc.assert(
    fc.property(anyEntries, anyPrices, (entries, prices) => {
      const { rows, total } = buildLedger(entries, HELD.slice(0, 1), pricesOf(prices));
      const sum = rows.reduce((all, { difference }) => all + (difference ?? 0n), 0n);
      expect(total.difference).toBe(sum);
      expect(total.untouched).toBe(total.held - sum);
    }),
  );
});

test('what is paid in or out, or done by another bundle, changes no bundle’s difference', () => {
  fc.assert(
    fc.property(anyEntries, anyPrices, anyPositive, (entries, prices, more) => {
      const alone = entries.map(
        (e) => buildLedger([e], HELD, pricesOf(prices)).rows[0]?.difference,
      );
      const richer = [...HELD, { asset: B, by: more }];
      const { rows } = buildLedger(entries, richer, pricesOf(prices));
      expect(rows.map(({ difference }) => difference).reverse()).toEqual(alone);
    }),
  );
});

const worthy = (entries: readonly RebalanceEntry[]) =>
  entries.map(({ at, bundle }) => ({ at, changes: effectOf(bundle).changes }));
const pathOf = (
  closes: Readonly<Record<number, Readonly<Record<string, bigint>>>>,
  flows: readonly DatedFlow[] = [],
  more: Partial<Parameters<typeof ledgerPath>[0]> = {},
) =>
  ledgerPath({
    now: 14 * DAY + 100,
    since: 0,
    held: HELD,
    effects: worthy(one()),
    flows,
    priceNow: pricesOf(AT),
    closeOn: (asset, day) => pricesOf(closes[day] ?? {})(asset),
    ...more,
  });
const FLAT = Object.fromEntries([9, 10, 11, 12, 13].map((day) => [day, AT]));

test('both sides are one before the first bundle, and apart by its difference after it', () => {
  const { points, missing } = pathOf(FLAT);
  expect(missing).toBe(0);
  expect(points.map(({ held, untouched }) => held - untouched)).toEqual([
    0n,
    ...Array(5).fill(usdOf(-8n)),
  ]);
  const total = buildLedger(one(), HELD, pricesOf(AT)).total;
  expect(points.at(-1)).toMatchObject({ held: total.held, untouched: total.untouched });
});

test('a day without a close of something held is left out and counted', () => {
  const { B: _none, ...rest } = AT;
  const { points, missing } = pathOf({ ...FLAT, 11: rest });
  expect(missing).toBe(1);
  expect(points.length).toBe(5);
});

const flowOf = (more: Partial<DatedFlow>): DatedFlow => ({
  at: 12 * DAY,
  value: usdOf(400n),
  arrived: [],
  ...more,
});
const returnsOf = (steps: readonly { before: Usd; after: Usd }[]) =>
  steps.slice(1).map(({ before }, i) => before - (steps[i]?.after ?? 0n));

test('a deposit stands on both sides and is no growth', () => {
  const paid = flowOf({ arrived: [{ owner: OWNER, asset: A, amount: amount(200n * TOKEN) }] });
  const { points } = pathOf(FLAT, [paid]);
  expect(points[1]?.held).toBe(usdOf(5_595n));
  expect(points.at(-1)?.held).toBe(usdOf(5_995n));
  const steps = points.map((p) => ({ before: p.heldBeforeFlows, after: p.held }));
  expect(returnsOf(steps)).toEqual([usdOf(-8n), 0n, 0n, 0n, 0n]);
  const other = points.map((p) => ({ before: p.untouchedBeforeFlows, after: p.untouched }));
  expect(returnsOf(other)).toEqual([0n, 0n, 0n, 0n, 0n]);
});

test('before a withdrawal of which only the value is known, nothing is drawn', () => {
  const gone = flowOf({ value: usdOf(-400n) });
  expect(pathOf(FLAT, [gone]).points.map(({ at }) => Math.floor(at / DAY))).toEqual([12, 13, 14]);
  const told = { ...gone, left: [{ owner: OWNER, asset: B, amount: amount(400_000_000n) }] };
  expect(pathOf(FLAT, [told]).points.length).toBe(6);
});

test('nothing is drawn of the time before the portfolio was first read', () => {
  expect(pathOf(FLAT, [], { since: 12 * DAY + 5 }).points.length).toBe(3);
});

test('without bundles there is no path', () => {
  expect(pathOf(FLAT, [], { effects: [] })).toEqual({ points: [], missing: 0 });
});

test('the drawdown gap is the fall doing nothing would have had, less the one there was', () => {
  const steps = (values: readonly number[]) =>
    values.map((value) => ({ value, beforeFlows: value }));
  const gap = drawdownGap(steps([100, 90, 95]), steps([100, 80, 120]));
  expect(gap?.held).toBeCloseTo(0.1, 12);
  expect(gap?.untouched).toBeCloseTo(0.2, 12);
  expect(gap?.gap).toBeCloseTo(0.1, 12);
  expect(drawdownGap(steps([100]), steps([100]))).toBeNull();
  // 60 paid out between 100 and 40: no fall.
  const out = [...steps([100]), { value: 40, beforeFlows: 100 }];
  expect(drawdownGap(out, out)?.held).toBe(0);
});
