import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../lib/core/fault.ts';
import { costBookOf } from '../../lib/flow/costBook.ts';
import { type CostWorld, readCosts } from '../../lib/flow/readCosts.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import {
  anyDollars,
  anyPools,
  CHAINS,
  IDS,
  portfolioOf,
  snapshotOf,
  worldOf,
  worth,
} from './costPools.ts';

describe('costs read from pools', () => {
  it('are what a swap of the class’s own typical size loses there, whatever our price is off by', async () => {
    await fc.assert(
      fc.asyncProperty(anyPools, anyDollars, async (pools, dollars) => {
        const snapshot = snapshotOf(dollars);
        const { known, missing } = await readCosts(
          worldOf(pools).world,
          portfolioOf(IDS),
          snapshot,
        );
        expect(missing).toEqual([]);
        const { typical } = costBookOf(portfolioOf(IDS), snapshot, OUR_CLASSES);
        const size = Number(typical.get('ETH')) / 1e8;
        const paid = size * (1 - pools.fee);
        const lost = 1 - (pools.depth * (1 - pools.fee)) / (pools.depth + paid);
        for (const { share, impact } of known) {
          // Of second order, and the smallest unit of BTC at a tenth of the size.
          const bound = pools.gap ** 2 + 12 * (size / pools.depth) ** 2 + 0.01 / size;
          expect(Math.abs(share - lost)).toBeLessThan(bound);
          expect(impact).toBeLessThanOrEqual(share + 1e-12);
          expect(Math.abs(impact - size / pools.depth)).toBeLessThan(
            bound + 2 * pools.fee * (size / pools.depth),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are asked for at round figures, which say no more of the portfolio than its order of magnitude', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 300, max: 10_000_000 }), async (dollars) => {
        const figures: number[] = [];
        const readPoolQuotes: CostWorld['readPoolQuotes'] = async (_portfolio, _id, swaps) => {
          for (const { sell, amount: sold } of swaps)
            figures.push((Number(sold) / 10 ** sell.decimals) * worth(sell.classId));
          return swaps.map(() => null);
        };
        const { world } = worldOf({ fee: 0, depth: 1e8, gap: 0 }, { readPoolQuotes });
        await readCosts(world, portfolioOf(IDS), snapshotOf(dollars));
        expect(figures.length).toBeGreaterThan(0);
        for (const figure of figures) {
          const first = figure / 10 ** Math.floor(Math.log10(figure * 1.001));
          const isRound = [1, 2, 5, 3, 6, 1.5].some((one) => Math.abs(first / one - 1) < 0.001);
          expect([figure, isRound]).toEqual([figure, true]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('do not hang on the order of the targets, and cover them: each is known somewhere or missing', async () => {
    const anyIds = fc.shuffledSubarray([...IDS, 'GOLD'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(anyIds, anyPools, async (ids, pools) => {
        const read = (some: readonly string[]) =>
          readCosts(worldOf(pools).world, portfolioOf(some), snapshotOf(10_000));
        const [one, other] = await Promise.all([read(ids), read(ids.toReversed())]);
        const key = ({ classId, chainId }: { classId: string; chainId: number }) =>
          `${classId}/${chainId}`;
        expect(one.known.map(key).sort()).toEqual(other.known.map(key).sort());
        const covered = [...new Set(one.known.map(({ classId }) => classId)), ...one.missing];
        expect(covered.toSorted()).toEqual(ids.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('ask nothing a second time within the hour', async () => {
    const { world, asked } = worldOf({ fee: 0.003, depth: 1e8, gap: 0 });
    const first = await readCosts(world, portfolioOf(IDS), snapshotOf(10_000));
    expect(asked()).toBe(CHAINS.length);
    expect(await readCosts(world, portfolioOf(IDS), snapshotOf(10_000))).toEqual(first);
    expect(asked()).toBe(CHAINS.length);
  });

  it('ask anew once no size that was asked is about the typical trade any more', async () => {
    const { world, asked } = worldOf({ fee: 0.003, depth: 1e8, gap: 0 });
    await readCosts(world, portfolioOf(IDS), snapshotOf(10_000));
    await readCosts(world, portfolioOf(IDS), snapshotOf(20_000));
    expect(asked()).toBe(CHAINS.length);
    await readCosts(world, portfolioOf(IDS), snapshotOf(80_000));
    expect(asked()).toBe(2 * CHAINS.length);
  });

  it('of pools that give nothing are missing, and are not asked again within the hour', async () => {
    let asked = 0;
    const readPoolQuotes: CostWorld['readPoolQuotes'] = async (_portfolio, _id, swaps) => {
      asked += 1;
      return swaps.map(() => null);
    };
    const { world } = worldOf({ fee: 0, depth: 1e8, gap: 0 }, { readPoolQuotes });
    for (let check = 0; check < 2; check += 1) {
      const { known, missing } = await readCosts(world, portfolioOf(IDS), snapshotOf(10_000));
      expect([known, missing]).toEqual([[], IDS]);
    }
    expect(asked).toBe(CHAINS.length);
  });

  it('survive notes that cannot be read or written', async () => {
    const broken = () => Promise.reject(new Fault('storage.unreadable'));
    const { world } = worldOf(
      { fee: 0.003, depth: 1e8, gap: 0 },
      {
        readCostPoints: broken,
        writeCostPoints: broken,
        readGasReadings: broken,
        writeGasReading: broken,
      },
    );
    const { missing } = await readCosts(world, portfolioOf(IDS), snapshotOf(10_000));
    expect(missing).toEqual([]);
  });

  it('are missing where what gas costs was not read, for a cost without it is none', async () => {
    const snapshot = snapshotOf(10_000);
    const chains = snapshot.chains.map(({ gas: _gas, ...rest }) => rest);
    const { world } = worldOf({ fee: 0.003, depth: 1e8, gap: 0 });
    const { known, missing } = await readCosts(world, portfolioOf(IDS), { ...snapshot, chains });
    expect([known, missing]).toEqual([[], IDS]);
  });

  it('ask nobody of a pair one of whose prices nobody confirms', async () => {
    const snapshot = snapshotOf(10_000);
    const dollars = new Set(
      assetsOn(1)
        .filter(({ classId }) => classId === 'USD')
        .map((one) => one.address),
    );
    const prices = snapshot.prices.map((one) =>
      dollars.has(one.asset.address) && one.asset.chainId === 1
        ? { ...one, status: 'single' as const }
        : one,
    );
    const { world, asked } = worldOf({ fee: 0.003, depth: 1e8, gap: 0 });
    const { known } = await readCosts(world, portfolioOf(IDS), { ...snapshot, prices });
    expect(new Set(known.map(({ chainId }) => chainId))).toEqual(new Set([8453]));
    expect(asked()).toBe(1);
  });
});
