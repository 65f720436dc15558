import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dearestGas,
  gasBesideMedian,
  LEAST_READINGS,
  LEAST_STRETCH,
  median,
} from '../../lib/policy/medianGas.ts';

const fee = fc.double({ min: 0.001, max: 100, noNaN: true });
const week = (fees: readonly number[], hoursApart = 7, chainId = 1) => ({
  chainId,
  now: fees.at(-1) ?? 1,
  past: fees.map((one, i) => ({ hour: i * hoursApart, fee: one })),
});

describe('gas beside its median', () => {
  it('is the middle reading, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fee, { minLength: 24, maxLength: 168 }), (fees) => {
        const chain = week(fees);
        const sorted = fees.toSorted((a, b) => a - b);
        const usual = gasBesideMedian({ ...chain, past: chain.past.toReversed() })?.median ?? 0;
        const below = sorted.filter((one) => one < usual).length;
        const above = sorted.filter((one) => one > usual).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(fees.length / 2);
        expect(usual).toBe(median(fees));
      }),
    );
  });

  it('is unknown until it is of six days, and of a day’s worth of hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 170 }),
        fc.integer({ min: 1, max: 12 }),
        (count, apart) => {
          const said = gasBesideMedian(week(Array<number>(count).fill(1), apart));
          const isSeen = (count - 1) * apart >= LEAST_STRETCH && count >= LEAST_READINGS;
          expect(said !== null).toBe(isSeen);
        },
      ),
    );
    expect([LEAST_STRETCH, LEAST_READINGS]).toEqual([144, 24]);
    expect(gasBesideMedian({ chainId: 1, now: 1, past: [] })).toBeNull();
  });

  it('is of the chain where it stands highest over its median, of those asked about', () => {
    const chains = fc.array(fc.array(fee, { minLength: 24, maxLength: 30 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(chains, fc.nat(), (all, salt) => {
        const read = all.flatMap((fees, i) => gasBesideMedian(week(fees, 7, i)) ?? []);
        const asked = read.filter(({ chainId }) => (salt >> chainId) % 2 === 0);
        const said = dearestGas(read, new Set(asked.map(({ chainId }) => chainId)));
        const ratios = asked.map(({ chainId, now }) => now / median(all[chainId] ?? []));
        const highest = ratios.length > 0 ? Math.max(...ratios) : 0;
        expect(said ? said.now / said.median : 0).toBeCloseTo(highest, 9);
      }),
    );
  });
});
