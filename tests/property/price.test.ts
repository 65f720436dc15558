import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { bps, price } from '../../lib/core/money.ts';
import { judgePrice, ONE_DOLLAR } from '../../lib/core/price.ts';
import type { PriceFlaw, PriceReading, PriceSource, PriceStatus } from '../../lib/core/snapshot.ts';
import './seeded.ts';

const ASSET: Asset = { chainId: 1, address: NATIVE, symbol: 'ETH', decimals: 18, classId: 'ETH' };
const NOW = 100_000;
const STALE_AFTER: Readonly<Record<PriceSource, number>> = {
  oracle: 4_500,
  feed: 4_500,
  defillama: 900,
  twap: 3_600,
};
const SOURCES: readonly PriceSource[] = ['oracle', 'feed', 'defillama', 'twap'];

/** A reading of whole cents at an age in seconds. */
const reading = (source: PriceSource, cents: number, age = 0): PriceReading => ({
  source,
  price: price(BigInt(cents) * 10n ** 16n),
  asOf: NOW - age,
  staleAfter: STALE_AFTER[source],
  deviation: bps(50),
});
const judge = (readings: readonly PriceReading[]) => judgePrice(ASSET, readings, NOW);

const anyReading = fc
  .tuple(
    fc.constantFrom(...SOURCES),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: 9_000, max: 11_000 })),
    fc.oneof(fc.constantFrom(0, 900, 901, 4_500, 4_501), fc.integer({ min: 0, max: 10_000 })),
  )
  .map(([source, cents, age]) => reading(source, cents, age));
const isFresh = ({ asOf, staleAfter }: PriceReading) => NOW - asOf <= staleAfter;

const chain = (cents: number, age = 0) => reading('oracle', cents, age);
const feed = (cents: number, age = 0) => reading('feed', cents, age);
const service = (cents: number, age = 0) => reading('defillama', cents, age);
const market = (cents: number, age = 0) => reading('twap', cents, age);
const flawed = (flaw: PriceFlaw): PriceReading => ({ ...feed(100), flaw });

test.each<[string, PriceStatus, number | null, PriceReading[]]>([
  ['nothing said', 'missing', null, []],
  ['a price of zero from a service', 'missing', null, [service(0)]],
  ['a price of zero on chain', 'flawed', 100, [chain(0), service(100)]],
  ['a negative price on chain', 'flawed', 100, [feed(-5), service(100)]],
  ['the chain alone', 'single', 100, [chain(100)]],
  ['oracle and feed, one family', 'single', 100, [chain(100), feed(100)]],
  ['the service alone', 'single', 100, [service(100)]],
  ['the market alone', 'single', 100, [market(100)]],
  ['chain and service alike', 'agreed', 100, [chain(100), service(100)]],
  ['chain and market alike', 'agreed', 100, [chain(100), market(100)]],
  ['service and market alike, no feed there is', 'agreed', 100, [service(100), market(100)]],
  ['a gap of 2 %', 'agreed', 10_000, [chain(10_000), service(10_200)]],
  ['a gap of more than 2 %', 'disputed', 10_000, [chain(10_000), service(10_201)]],
  ['a gap of more than 2 % the other way', 'disputed', 10_201, [chain(10_201), service(10_000)]],
  ['a feed against the oracle', 'disputed', 100, [chain(100), feed(110), service(100)]],
  ['the market against two', 'agreed', 100, [chain(100), service(101), market(110)]],
  ['the service against two', 'agreed', 100, [chain(100), service(110), market(101)]],
  ['the chain against two', 'disputed', 110, [chain(110), service(100), market(100)]],
  ['three that differ', 'disputed', 100, [chain(100), service(90), market(110)]],
  ['the chain as old as it may be', 'agreed', 100, [chain(100, 4_500), service(100)]],
  ['the chain a second older', 'stale', 101, [chain(100, 4_501), service(101)]],
  ['the chain old and two alike', 'stale', 100, [chain(90, 4_501), service(100), market(100)]],
  ['the service as old as it may be', 'agreed', 100, [chain(100), service(100, 900)]],
  ['the service a second older', 'single', 100, [chain(100), service(150, 901)]],
  ['everything old', 'stale', 100, [chain(100, 4_501), service(100, 901)]],
  ['the service alone and old', 'stale', 100, [service(100, 901)]],
  ['one of the chain old', 'agreed', 100, [chain(90, 4_501), feed(100), service(100)]],
])('%s is judged %s', (_name, status, cents, readings) => {
  const judged = judge(readings);
  expect(judged.status).toBe(status);
  expect(judged.price).toBe(cents === null ? null : BigInt(cents) * 10n ** 16n);
});

test.each<PriceFlaw>(['notPositive', 'clamped', 'notDollars', 'sequencerDown', 'roundOpen'])(
  'a feed with the flaw %s blocks its asset whatever the others say, and is not counted with',
  (flaw) => {
    const judged = judge([flawed(flaw), service(90), market(90)]);
    expect(judged.status).toBe('flawed');
    expect(judged.price).toBe(90n * 10n ** 16n);
    expect(judge([flawed(flaw)])).toMatchObject({ status: 'flawed', price: null });
  },
);

test('no two readings further apart than 3 % agree, however wide their sources swing', () => {
  const wide = (source: PriceSource, cents: number) => ({
    ...reading(source, cents),
    deviation: bps(500),
  });
  expect(judge([wide('feed', 10_000), wide('defillama', 10_300)]).status).toBe('agreed');
  expect(judge([wide('feed', 10_000), wide('defillama', 10_301)]).status).toBe('disputed');
});

test('a dollar token counts at its own price, and is depegged beyond 2 % of a dollar', () => {
  const at = (cents: number) => judgePrice(ASSET, [chain(cents), service(cents)], NOW, ONE_DOLLAR);
  expect(at(98)).toMatchObject({ status: 'depegged', price: 98n * 10n ** 16n });
  expect(at(103)).toMatchObject({ status: 'depegged', price: 103n * 10n ** 16n });
  expect(at(99)).toMatchObject({ status: 'agreed', price: 99n * 10n ** 16n });
});

const familyOf = ({ source }: PriceReading) =>
  source === 'oracle' || source === 'feed' ? 'chain' : source;

test('a price is agreed only where fresh readings of two families lie within 2 % of it', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 6 }), (readings) => {
      const judged = judge(readings);
      if (judged.status !== 'agreed' || judged.price === null) return;
      const at = judged.price;
      const near = readings.filter(
        (r) =>
          isFresh(r) &&
          r.price > 0n &&
          (r.price - at) * 50n <= at &&
          (at - r.price) * 50n <= r.price,
      );
      expect(new Set(near.map(familyOf)).size).toBeGreaterThanOrEqual(2);
      const onChain = readings.filter((r) => familyOf(r) === 'chain');
      expect(onChain.every((r) => r.price > 0n)).toBe(true);
      const freshOnChain = onChain.filter(isFresh);
      expect(freshOnChain.length > 0 || onChain.length === 0).toBe(true);
      expect(freshOnChain.every((r) => near.includes(r))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('a price 5 % wrong is never the one agreed on, whichever family is wrong', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 10_000_000 }),
      fc.constantFrom(95n, 105n),
      fc.constantFrom(...SOURCES),
      fc.subarray([...SOURCES], { minLength: 1 }),
      (cents, percent, liar, others) => {
        const sources = [...new Set([liar, ...others])];
        const honest = price(BigInt(cents) * 10n ** 16n);
        const readings = sources.map((source) => ({
          ...reading(source, cents),
          ...(source === liar && { price: price((honest * percent) / 100n) }),
        }));
        const judged = judge(readings);
        expect(judged.status === 'agreed' && judged.price !== honest).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('there is a price exactly when something sound was said, and it is one of the readings', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 5 }), (readings) => {
      const judged = judge(readings);
      const sound = readings.filter((r) => r.price > 0n);
      expect(judged.price === null).toBe(sound.length === 0);
      expect(judged.asOf === null).toBe(sound.length === 0);
      if (judged.price !== null)
        expect(sound.some((r) => r.price === judged.price && r.asOf === judged.asOf)).toBe(true);
      else expect(['missing', 'flawed']).toContain(judged.status);
    }),
  );
});

test('what is not fresh is never called single or agreed', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 5 }), (readings) => {
      const judged = judge(readings.filter((r) => !isFresh(r)));
      expect(['stale', 'missing', 'flawed']).toContain(judged.status);
    }),
  );
});
