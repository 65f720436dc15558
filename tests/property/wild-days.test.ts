import { describe, expect, it } from 'vitest';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { price } from '../../lib/core/money.ts';
import { judgePrice } from '../../lib/core/price.ts';
import type { PriceReading, PriceSource } from '../../lib/core/snapshot.ts';
import { type Minute, minutesOf, numbersOf, wildDay } from './wildDays.ts';

const ETHER: Asset = { chainId: 1, address: NATIVE, symbol: 'ETH', decimals: 18, classId: 'ETH' };
const DAYS = 30;
/** What feeds of ether, bitcoin and the like promise: 0.5 % and 1 %. */
const DEVIATIONS = [50, 100];
const FAMILIES: readonly (readonly PriceSource[])[] = [['oracle', 'feed'], ['defillama'], ['twap']];
/** Prices a reading may be wrong by: 5 % up and down, in hundredths. */
const ERRORS = [105n, 95n];

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647);
const random = numbersOf(seed);
const days = Array.from({ length: DAYS }, () => wildDay(random));
const minutes = DEVIATIONS.flatMap((deviation) => days.flatMap((day) => minutesOf(day, deviation)));

const judged = (readings: readonly PriceReading[], { at }: Minute) =>
  judgePrice(ETHER, readings, at);

/** Off by more than any honest source is, from what is true now and from what was a minute ago. */
const isWrong = (counted: number, { truth, before }: Minute): boolean =>
  [truth, before].every((honest) => Math.abs(counted / honest - 1) > 0.035);

const wrongBy = (error: bigint, family: readonly PriceSource[], { readings }: Minute) =>
  readings.map((reading) =>
    family.includes(reading.source)
      ? { ...reading, price: price((reading.price * error) / 100n) }
      : reading,
  );

describe(`${DAYS} wild days (seed ${seed})`, () => {
  it('hold moves that deserve the name', () => {
    const moves = days.map((day) => Math.max(...day) / Math.min(...day) - 1);
    expect(moves.filter((move) => move > 0.1).length).toBeGreaterThan(DAYS / 2);
  });

  it('block at most 2 % of honest minutes', () => {
    const blocked = minutes.filter((one) => judged(one.readings, one).status !== 'agreed').length;
    const share = blocked / minutes.length;
    console.log(
      `blocked ${blocked} of ${minutes.length} honest minutes: ${(share * 100).toFixed(3)} %`,
    );
    expect(share).toBeLessThanOrEqual(0.02);
  });

  it.each(FAMILIES.map((family) => [family.join(' and '), family] as const))(
    'never let a price that is wrong by 5 % be counted with because of %s',
    (_, family) => {
      const counted = minutes.flatMap((one) =>
        ERRORS.flatMap((error) => {
          const { status, price: at } = judged(wrongBy(error, family, one), one);
          return status === 'agreed' && isWrong(Number(at) / 1e18, one) ? [one] : [];
        }),
      );
      expect(counted).toEqual([]);
    },
  );

  it('block every wrong price of the chain, but one that was right a minute ago', () => {
    for (const one of minutes)
      for (const error of ERRORS) {
        const readings = wrongBy(error, ['oracle', 'feed'], one);
        if (!isWrong(Number(readings[0]?.price) / 1e18, one)) continue;
        expect(judged(readings, one).status).toBe('disputed');
      }
  });
});
