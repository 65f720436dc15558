import { expect, test } from 'vitest';
import { NATIVE } from '../../lib/core/asset.ts';
import { eventsOfBundle } from '../../lib/core/lots/bundleEvents.ts';
import { COIN_DECIMALS } from '../../lib/core/lots/coin.ts';
import { gainsOfTrades } from '../../lib/core/lots/gainOfTrade.ts';
import { gainsByYear } from '../../lib/core/lots/gains.ts';
import type { LotRecord } from '../../lib/core/lots/record.ts';
import { amount, bps, usd } from '../../lib/core/money.ts';
import { DEFAULT_STRATEGY, type TaxChoice } from '../../lib/core/strategy.ts';
import { readLotBook, readTaxes, type TaxWorld } from '../../lib/flow/readTaxes.ts';
import { coinOf } from '../../lib/registry/coins.ts';
import { dollarWorld } from '../property/dollarWorld.ts';
import {
  assetOf,
  dollarsEach,
  endedBundle,
  entryOf,
  OWNER,
  usdOf,
} from '../property/endedBundle.ts';

const UNIT = 10n ** BigInt(COIN_DECIMALS);
const DAY = 86_400;
const NOW = 1_000 * DAY;
const TAX: TaxChoice = {
  rate: bps(3_000),
  method: 'fifo',
  pool: 'all',
  longTermDays: 365,
  longTermRate: bps(1_000),
};

/** Tokens of a dollar each: 6,000 of A and 4,000 of B, band five points. */
const made = dollarWorld({
  rows: [
    { classId: 'A', cents: 600_000 },
    { classId: 'B', cents: 400_000 },
  ],
  targets: { A: 5_000, B: 5_000 },
});
const portfolio = { ...made.portfolio, strategy: { ...DEFAULT_STRATEGY, tax: TAX } };

const bought = (coin: string, tokens: bigint, dollars: bigint, at = NOW - 10 * DAY): LotRecord => ({
  id: `${coin}${at}`,
  kind: 'buy',
  at,
  coin,
  wallet: OWNER,
  amount: tokens * UNIT,
  value: usdOf(dollars),
  fee: usd(0n),
});
const worldOf = (records: LotRecord[]): TaxWorld => ({
  now: () => NOW,
  coinOf: ({ symbol }) => symbol,
  classesOf: () => made.classes,
  readHistory: async () => [],
  readRecords: async () => records,
});

test('without a tax set, selling costs nothing and nothing is read', async () => {
  const untaxed = { ...portfolio, strategy: DEFAULT_STRATEGY };
  expect(await readTaxes(worldOf([]), untaxed, made.snapshot)).toEqual({});
});

test('the share is rate × (1 − basis / price), a loss counts as less than nothing', async () => {
  const records = [bought('A', 6_000n, 3_000n), bought('B', 4_000n, 8_000n)];
  const taxes = await readTaxes(worldOf(records), portfolio, made.snapshot);
  expect(taxes.A).toBeCloseTo(0.3 * (1 - 0.5), 12);
  expect(taxes.B).toBeCloseTo(0.3 * (1 - 2), 12);
});

test('units beyond the records count as all gain', async () => {
  const taxes = await readTaxes(worldOf([]), portfolio, made.snapshot);
  expect(taxes).toEqual({ A: 0.3, B: 0.3 });
});

test('only the lots that go first for a trade of the band’s size are asked', async () => {
  // The band is $500: 500 tokens of A, all of them from the older lot.
  const records = [bought('A', 500n, 500n, NOW - 400 * DAY), bought('A', 5_500n, 1n)];
  const taxes = await readTaxes(worldOf(records), portfolio, made.snapshot);
  expect(taxes.A).toBe(0);
  const dearest = {
    ...portfolio,
    strategy: { ...DEFAULT_STRATEGY, tax: { ...TAX, method: 'lofo' as const } },
  };
  expect((await readTaxes(worldOf(records), dearest, made.snapshot)).A).toBeCloseTo(0.3, 3);
});

test('what was held long enough is taxed at the long-term rate', async () => {
  const records = [bought('A', 6_000n, 0n, NOW - 366 * DAY)];
  expect((await readTaxes(worldOf(records), portfolio, made.snapshot)).A).toBeCloseTo(0.1, 12);
});

test('what is held beyond the records is counted as unknown, what is recorded and gone as gone', async () => {
  const records = [bought('A', 5_000n, 1n), bought('B', 4_500n, 1n)];
  const { coins } = await readLotBook(worldOf(records), portfolio, made.snapshot);
  expect(coins).toMatchObject([
    { coin: 'A', unknown: 1_000n * UNIT, gone: 0n },
    { coin: 'B', unknown: 0n, gone: 500n * UNIT },
  ]);
});

test('what was entered by hand is held elsewhere: unknown until a record of it is imported', async () => {
  const byHand = dollarWorld({
    rows: [{ classId: 'A', cents: 600_000 }],
    targets: { A: 10_000 },
    manual: { A: 100_000 },
  });
  const tax = { ...TAX, pool: 'wallet' as const };
  const own = { ...byHand.portfolio, strategy: { ...DEFAULT_STRATEGY, tax } };
  const elsewhere = async (records: LotRecord[]) => {
    const world = { ...worldOf(records), classesOf: () => byHand.classes };
    const { coins } = await readLotBook(world, own, byHand.snapshot);
    return coins.find(({ wallet }) => wallet === null);
  };
  expect(await elsewhere([])).toMatchObject({ held: 1_000n * UNIT, unknown: 1_000n * UNIT });
  const record = { ...bought('A', 1_000n, 500n), wallet: null };
  expect(await elsewhere([record])).toMatchObject({
    unknown: 0n,
    gone: 0n,
    lots: [{ cost: usdOf(500n) }],
  });
});

test('two legs that sell one coin do not use the same lot twice', async () => {
  const records = [bought('A', 100n, 50n), bought('A', 100n, 100n, NOW - DAY)];
  const book = await readLotBook(worldOf(records), portfolio, made.snapshot);
  const leg = {
    owner: OWNER,
    sell: assetOf('A'),
    sellAmount: amount(100n * 10n ** 18n),
    buy: assetOf('B'),
    value: usdOf(100n),
  };
  const gains = gainsOfTrades(book, [leg, leg, leg], ({ symbol }) => symbol, NOW);
  expect(gains.map(({ short }) => short)).toEqual([usdOf(50n), 0n, usdOf(100n)]);
  expect(gains.map(({ tax }) => tax)).toEqual([usdOf(15n), 0n, usdOf(30n)]);
  expect(gains[2]?.unmatched).toBe(100n * UNIT);
  expect(gains.map(({ longTermFrom }) => longTermFrom)).toEqual([
    NOW + 355 * DAY,
    NOW + 364 * DAY,
    null,
  ]);
  const flat = { ...book, choice: { ...TAX, longTermRate: TAX.rate } };
  expect(gainsOfTrades(flat, [leg], ({ symbol }) => symbol, NOW)[0]?.longTermFrom).toBeNull();
  const same = gainsOfTrades(book, [{ ...leg, buy: leg.sell }], ({ symbol }) => symbol, NOW);
  expect(same).toMatchObject([{ short: 0n, long: 0n, proceeds: 0n }]);
});

const AT = { ETH: dollarsEach(3_000n), A: dollarsEach(2n), B: dollarsEach(1n) };
const swap = {
  sell: assetOf('A'),
  sellAmount: 500n * 10n ** 18n,
  buy: assetOf('B', 6),
  received: 995_000_000n,
  fee: 10n ** 15n,
};

test('a settled swap gives up its asset at its value and acquires the other with the fee in its cost', () => {
  const events = eventsOfBundle(endedBundle([swap], AT), 7, ({ symbol }) => symbol);
  expect(events).toMatchObject([
    { kind: 'dispose', coin: 'ETH', amount: UNIT / 1_000n, proceeds: usdOf(3n) },
    { kind: 'dispose', at: 0, coin: 'A', amount: 500n * UNIT, proceeds: usdOf(1_000n) },
    { kind: 'acquire', at: 7, coin: 'B', amount: 995n * UNIT, cost: usdOf(1_003n) },
  ]);
});

test('what was not confirmed gives nothing up but its fee', () => {
  const reverted = endedBundle([{ ...swap, state: 'reverted', received: null }], AT);
  expect(eventsOfBundle(reverted, 7, ({ symbol }) => symbol)).toMatchObject([{ coin: 'ETH' }]);
});

test('wrapping and bridging a coin is no sale, and a token in no list is a coin of its own', () => {
  const weth = {
    ...assetOf('WETH'),
    address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2' as const,
  };
  const eth = { ...weth, address: NATIVE, symbol: 'ETH' };
  expect(coinOf(weth)).toBe('ETH');
  expect(coinOf({ ...eth, chainId: 8453 })).toBe(coinOf(eth));
  expect(coinOf({ ...eth, symbol: 'wstETH' })).not.toBe(coinOf(eth));
  expect(coinOf({ ...weth, isUnverified: true })).not.toBe('ETH');
  const wrapped = endedBundle([{ ...swap, sell: eth, buy: weth, fee: 0n }], AT);
  expect(eventsOfBundle(wrapped, 7, coinOf)).toEqual([]);
});

test('gains are summed by the year they were realised in, what has no value in none', () => {
  const matched = [
    [Date.UTC(2024, 11, 31, 23, 59, 59) / 1000, usdOf(100n)],
    [Date.UTC(2025, 0, 1) / 1000, usdOf(50n)],
    [Date.UTC(2025, 5, 1) / 1000, null],
  ].map(([at, proceeds], i) => ({
    disposal: {
      kind: 'dispose' as const,
      id: `${i}`,
      at: at as number,
      coin: 'A',
      wallet: null,
      amount: UNIT,
      proceeds: proceeds as ReturnType<typeof usdOf> | null,
    },
    parts: [{ lot: 'a', at: 1, amount: UNIT, cost: usdOf(10n) }],
    unmatched: 0n,
  }));
  expect(gainsByYear(matched, { longTermDays: 100_000 })).toMatchObject([
    { year: 2025, proceeds: usdOf(50n), short: usdOf(40n), withoutValue: 1 },
    { year: 2024, proceeds: usdOf(100n), short: usdOf(90n), withoutValue: 0 },
  ]);
});

test('a bundle of the history is in the book', async () => {
  const world = worldOf([bought('A', 1_000n, 1_000n, 0)]);
  const entry = entryOf(endedBundle([swap], AT), NOW - DAY);
  const book = await readLotBook({ ...world, readHistory: async () => [entry] }, portfolio, null);
  expect(book.coins.map(({ coin, recorded }) => [coin, recorded])).toEqual([
    ['A', 500n * UNIT],
    ['B', 995n * UNIT],
  ]);
});
