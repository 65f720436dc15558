import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gasBesideMedian, LEAST_STRETCH, median } from '../../lib/policy/medianGas.ts';

const fee = fc.double({ min: 0.001, max: 100, noNaN: true });
const week = (fees: readonly number[], hoursApart = 6) => ({
  now: fees.at(-1) ?? 1,
  past: fees.map((one, i) => ({ hour: i * hoursApart, fee: one })),
});

describe('gas beside its median', () => {
  it('is the middle reading, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fee, { minLength: 12, maxLength: 168 }), (fees) => {
        const chain = week(fees);
        const sorted = fees.toSorted((a, b) => a - b);
        const usual = gasBesideMedian([{ ...chain, past: chain.past.toReversed() }])?.median ?? 0;
        const below = sorted.filter((one) => one < usual).length;
        const above = sorted.filter((one) => one > usual).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(fees.length / 2);
        expect(usual).toBe(median(fees));
      }),
    );
  });

  it('is unknown until a day was seen, every second hour of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (count, apart) => {
          const said = gasBesideMedian([week(Array<number>(count).fill(1), apart)]);
          const isSeen = (count - 1) * apart >= LEAST_STRETCH && count >= 12;
          expect(said !== null).toBe(isSeen);
        },
      ),
    );
    expect(gasBesideMedian([])).toBeNull();
  });

  it('is of the chain where it stands highest over its median', () => {
    const chains = fc.array(fc.array(fee, { minLength: 12, maxLength: 20 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(chains, (all) => {
        const read = all.map((fees) => week(fees));
        const said = gasBesideMedian(read);
        const ratios = read.map(({ now }, i) => now / median(all[i] ?? []));
        expect((said?.now ?? 0) / (said?.median ?? 1)).toBeCloseTo(Math.max(...ratios), 9);
      }),
    );
  });
});
