import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../lib/core/asset.ts';
import type { CostPoint, GasReading } from '../../lib/core/costPoint.ts';
import { Fault } from '../../lib/core/fault.ts';
import { amount, bps, price } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../lib/core/portfolio.ts';
import { NOTHING_BESIDE, type Snapshot } from '../../lib/core/snapshot.ts';
import { costBookOf } from '../../lib/flow/costBook.ts';
import { type CostWorld, readCosts } from '../../lib/flow/readCosts.ts';
import { ASSETS, assetsOn } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';

const NOW = 1_800_000_000;
const OWNER = `0x${'1'.repeat(40)}` as const;
const DOLLARS: Readonly<Record<string, number>> = { ETH: 3_000, BTC: 90_000, USD: 1, LINK: 20 };
const IDS = Object.keys(DOLLARS);
const CHAINS = [1, 8453];
const unitOf = ({ decimals }: Asset) => 10n ** BigInt(decimals);
const worth = (classId: string | null) => DOLLARS[classId ?? ''] ?? 1;

const portfolioOf = (ids: readonly string[]): Portfolio => ({
  id: 'p',
  name: 'P',
  kind: 'own',
  addresses: [OWNER],
  ...UNCHANGED,
  chainIds: CHAINS,
  targets: ids.map((classId) => ({
    classId,
    weight: bps(Math.floor(10_000 / ids.length)),
    band: null,
  })),
  limits: { ...DEFAULT_LIMITS, gasReserve: { 1: amount(0n), 8453: amount(0n) } },
});

/** So many dollars of each class on each chain, at agreed prices. */
const snapshotOf = (dollars: number): Snapshot => ({
  portfolioId: 'p',
  takenAt: NOW,
  owners: [OWNER],
  chains: CHAINS.map((chainId) => ({
    chainId,
    status: 'agreed',
    block: null,
    reason: null,
    dissent: [],
    gas: { perGas: 10n ** 9n, l1Fee: 10n ** 12n },
  })),
  holdings: CHAINS.flatMap((chainId) =>
    IDS.flatMap((id) => {
      const asset = OUR_CLASSES.buyMemberOf(id, chainId);
      if (!asset) return [];
      const millionths = BigInt(Math.floor((dollars / worth(id)) * 1e6));
      return [{ owner: OWNER, asset, amount: amount((millionths * unitOf(asset)) / 10n ** 6n) }];
    }),
  ),
  ...NOTHING_BESIDE,
  prices: ASSETS.map((asset) => ({
    asset,
    status: 'agreed',
    price: price(BigInt(worth(asset.classId)) * 10n ** 18n),
    asOf: NOW,
    readings: [],
  })),
});

interface Pools {
  /** Share taken by the pool. */
  fee: number;
  /** Dollars on each side. */
  depth: number;
  /** How far the pool's price lies above ours. */
  gap: number;
}

/** Constant-product pools, whose dollar price of anything but the dollar is off by the gap. */
function worldOf({ fee, depth, gap }: Pools, change: Partial<CostWorld> = {}) {
  const points: CostPoint[] = [];
  const gas: GasReading[] = [];
  let asked = 0;
  const world: CostWorld = {
    now: () => NOW,
    classesOf: () => OUR_CLASSES,
    readPoolQuotes: async (_portfolio, _chainId, swaps) => {
      asked += 1;
      return swaps.map(({ sell, buy, amount: sold }) => {
        const off = (classId: string | null) => (classId === 'USD' ? 1 : 1 + gap);
        const value =
          (Number(sold) / 10 ** sell.decimals) * worth(sell.classId) * off(sell.classId);
        const paid = value * (1 - fee);
        const out = (depth * paid) / (depth + paid);
        const units = out / worth(buy.classId) / off(buy.classId);
        return { received: amount(BigInt(Math.floor(units * 10 ** buy.decimals))), gas: 100_000n };
      });
    },
    readCostPoints: async (id) => points.filter(({ chainId }) => chainId === id),
    writeCostPoints: async (written) => void points.push(...written),
    readGasReadings: async (id) => gas.filter(({ chainId }) => chainId === id),
    writeGasReading: async (reading) => void gas.push(reading),
    ...change,
  };
  return { world, asked: () => asked };
}

const anyPools: fc.Arbitrary<Pools> = fc.record({
  fee: fc.double({ min: 1e-4, max: 0.01, noNaN: true }),
  depth: fc.double({ min: 1e6, max: 1e9, noNaN: true }),
  gap: fc.double({ min: -0.005, max: 0.005, noNaN: true }),
});
const anyDollars = fc.integer({ min: 20_000, max: 1_000_000 });

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
