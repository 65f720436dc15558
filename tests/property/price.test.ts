import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { price } from '../../lib/core/money.ts';
import { judgePrice } from '../../lib/core/price.ts';
import type { PriceReading, PriceSource, PriceStatus } from '../../lib/core/snapshot.ts';
import './seeded.ts';

const ASSET: Asset = { chainId: 1, address: NATIVE, symbol: 'ETH', decimals: 18, classId: 'ETH' };
const FRESHNESS = { now: 100_000, oracleStaleAfter: 4_500, httpStaleAfter: 900 };
const NOW = FRESHNESS.now;
const SOURCES: readonly PriceSource[] = ['oracle', 'feed', 'defillama'];

/** A reading of whole cents at an age in seconds. */
const reading = (source: PriceSource, cents: number, age = 0): PriceReading => ({
  source,
  price: price(BigInt(cents) * 10n ** 16n),
  asOf: NOW - age,
});
const judge = (readings: readonly PriceReading[]) => judgePrice(ASSET, readings, FRESHNESS);

const limitOf = (source: PriceSource) =>
  source === 'defillama' ? FRESHNESS.httpStaleAfter : FRESHNESS.oracleStaleAfter;
const anyReading = fc
  .tuple(
    fc.constantFrom(...SOURCES),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: 9_000, max: 11_000 })),
    fc.oneof(fc.constantFrom(0, 900, 901, 4_500, 4_501), fc.integer({ min: 0, max: 10_000 })),
  )
  .map(([source, cents, age]) => reading(source, cents, age));
const isFresh = ({ source, asOf }: PriceReading) => NOW - asOf <= limitOf(source);

const chain = (cents: number, age = 0) => reading('oracle', cents, age);
const feed = (cents: number, age = 0) => reading('feed', cents, age);
const service = (cents: number, age = 0) => reading('defillama', cents, age);

test.each<[string, PriceStatus, number | null, PriceReading[]]>([
  ['nothing said', 'missing', null, []],
  ['a price of zero', 'missing', null, [chain(0), service(0)]],
  ['a negative price', 'missing', null, [feed(-5)]],
  ['the chain alone', 'single', 100, [chain(100)]],
  ['oracle and feed, one family', 'single', 100, [chain(100), feed(100)]],
  ['the service alone', 'single', 100, [service(100)]],
  ['both families alike', 'agreed', 100, [chain(100), service(100)]],
  ['a gap of 2 %', 'agreed', 10_000, [chain(10_000), service(10_200)]],
  ['a gap of more than 2 %', 'disputed', 10_000, [chain(10_000), service(10_201)]],
  ['a gap of more than 2 % the other way', 'disputed', 10_201, [chain(10_201), service(10_000)]],
  ['a feed against the oracle', 'disputed', 100, [chain(100), feed(110), service(100)]],
  ['the chain as old as it may be', 'agreed', 100, [chain(100, 4_500), service(100)]],
  ['the chain a second older', 'stale', 101, [chain(100, 4_501), service(101)]],
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

test('a price is agreed only where a fresh reading of each family lies within 2 % of it', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 5 }), (readings) => {
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
      expect(near.some(({ source }) => source === 'defillama')).toBe(true);
      expect(near.some(({ source }) => source !== 'defillama')).toBe(true);
      expect(near).toHaveLength(readings.filter((r) => isFresh(r) && r.price > 0n).length);
    }),
    { numRuns: 2_000 },
  );
});

test('whichever family is 5 % wrong, the price is disputed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 10_000_000 }),
      fc.constantFrom(95n, 105n),
      fc.constantFrom(...SOURCES),
      fc.boolean(),
      (cents, percent, liar, hasFeed) => {
        const sources = hasFeed || liar === 'feed' ? SOURCES : SOURCES.filter((s) => s !== 'feed');
        const readings = sources.map((source) => {
          const honest = reading(source, cents);
          return source === liar
            ? { ...honest, price: price((honest.price * percent) / 100n) }
            : honest;
        });
        expect(judge(readings).status).toBe('disputed');
      },
    ),
  );
});

test('there is a price exactly when something sound was said, and it is one of the readings', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 5 }), (readings) => {
      const judged = judge(readings);
      const sound = readings.filter((r) => r.price > 0n);
      expect(judged.status === 'missing').toBe(sound.length === 0);
      expect(judged.price === null).toBe(sound.length === 0);
      expect(judged.asOf === null).toBe(sound.length === 0);
      if (judged.price !== null)
        expect(sound.some((r) => r.price === judged.price && r.asOf === judged.asOf)).toBe(true);
    }),
  );
});

test('what is not fresh is never called single or agreed', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 5 }), (readings) => {
      const judged = judge(readings.filter((r) => !isFresh(r)));
      expect(['stale', 'missing']).toContain(judged.status);
    }),
  );
});
