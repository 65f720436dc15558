import fc from 'fast-check';
import type { Asset } from '../../lib/core/asset.ts';
import type { CostPoint, GasReading } from '../../lib/core/costPoint.ts';
import { amount, bps, price } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio } from '../../lib/core/portfolio.ts';
import { NOTHING_BESIDE, type Snapshot } from '../../lib/core/snapshot.ts';
import type { CostWorld } from '../../lib/flow/readCosts.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

// Constant-product pools and a portfolio that is read against them.
const NOW = 1_800_000_000;
const OWNER = `0x${'1'.repeat(40)}` as const;
const DOLLARS: Readonly<Record<string, number>> = { ETH: 3_000, BTC: 90_000, USD: 1, LINK: 20 };
export const IDS = Object.keys(DOLLARS);
export const CHAINS = [1, 8453];
const unitOf = ({ decimals }: Asset) => 10n ** BigInt(decimals);
export const worth = (classId: string | null) => DOLLARS[classId ?? ''] ?? 1;

export const portfolioOf = (ids: readonly string[]): Portfolio =>
  plainPortfolio({
    addresses: [OWNER],
    chainIds: CHAINS,
    targets: ids.map((classId) => ({
      classId,
      weight: bps(Math.floor(10_000 / ids.length)),
      band: null,
    })),
    limits: { ...DEFAULT_LIMITS, gasReserve: { 1: amount(0n), 8453: amount(0n) } },
  });

/** So many dollars of each class on each chain, at agreed prices. */
export const snapshotOf = (dollars: number): Snapshot => ({
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

export interface Pools {
  /** Share taken by the pool. */
  fee: number;
  /** Dollars on each side. */
  depth: number;
  /** How far the pool's price lies above ours. */
  gap: number;
}

/** Constant-product pools, whose dollar price of anything but the dollar is off by the gap. */
export function worldOf({ fee, depth, gap }: Pools, change: Partial<CostWorld> = {}) {
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

export const anyPools: fc.Arbitrary<Pools> = fc.record({
  fee: fc.double({ min: 1e-4, max: 0.01, noNaN: true }),
  depth: fc.double({ min: 1e6, max: 1e9, noNaN: true }),
  gap: fc.double({ min: -0.005, max: 0.005, noNaN: true }),
});
export const anyDollars = fc.integer({ min: 20_000, max: 1_000_000 });
