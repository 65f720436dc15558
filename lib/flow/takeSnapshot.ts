import type { Address } from 'viem';
import { type Asset, type AssetKey, assetKey, type ChainId } from '../core/asset.ts';
import { type FaultCode, faultCodeOf } from '../core/fault.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { judgePrice } from '../core/price.ts';
import type {
  AssetPrice,
  BlockRef,
  ChainReading,
  Holding,
  PriceReading,
  Snapshot,
  UnixSeconds,
} from '../core/snapshot.ts';

type Readings = Partial<Record<AssetKey, PriceReading>>;

/** What one chain read gives, as the use-case needs it. */
export interface ReadChain {
  block: BlockRef;
  value: { holdings: Holding[]; prices: Readings };
  dissent: string[];
}

/** The world a snapshot is taken in. */
export interface SnapshotWorld {
  now(): UnixSeconds;
  /** Assets priced and looked for on a chain. */
  assetsOn(chainId: ChainId): Asset[];
  /** Seconds after which an asset's on-chain price is stale. */
  oracleStaleAfter(asset: Asset): number;
  httpStaleAfter: number;
  readChain(chainId: ChainId, owners: readonly Address[]): Promise<ReadChain>;
  fetchPrices(): Promise<Readings>;
  lastSnapshot(portfolioId: string): Promise<Snapshot | null>;
}

type ChainEnd = { chainId: ChainId } & (
  | { ok: true; read: ReadChain }
  | { ok: false; reason: FaultCode }
);

/**
 * Reads all chains and prices at once into one snapshot. A chain that cannot be agreed on is
 * `unknown` and keeps its last agreed holdings; nothing here is guessed and nothing throws but
 * storage.
 */
export async function takeSnapshot(world: SnapshotWorld, portfolio: Portfolio): Promise<Snapshot> {
  const [ends, http, last] = await Promise.all([
    Promise.all(portfolio.chainIds.map((id) => readOne(world, id, portfolio.addresses))),
    world.fetchPrices().catch((): Readings => ({})),
    world.lastSnapshot(portfolio.id),
  ]);
  const now = world.now();
  return {
    portfolioId: portfolio.id,
    takenAt: now,
    chains: ends.map((end) => readingOf(end, last)),
    holdings: ends.flatMap((end) => (end.ok ? end.read.value.holdings : keptOf(end.chainId, last))),
    prices: ends.flatMap((end) => pricesOf(world, end, http, last, now)),
  };
}

async function readOne(
  world: SnapshotWorld,
  chainId: ChainId,
  owners: readonly Address[],
): Promise<ChainEnd> {
  try {
    return { chainId, ok: true, read: await world.readChain(chainId, owners) };
  } catch (thrown) {
    return { chainId, ok: false, reason: faultCodeOf(thrown) };
  }
}

function readingOf(end: ChainEnd, last: Snapshot | null): ChainReading {
  const { chainId } = end;
  if (end.ok) {
    const { number, hash, time } = end.read.block;
    const block = { number, hash, time };
    return { chainId, status: 'agreed', block, reason: null, dissent: end.read.dissent };
  }
  const block = last?.chains.find((chain) => chain.chainId === chainId)?.block ?? null;
  return { chainId, status: 'unknown', block, reason: end.reason, dissent: [] };
}

const keptOf = (chainId: ChainId, last: Snapshot | null): Holding[] =>
  last?.holdings.filter(({ asset }) => asset.chainId === chainId) ?? [];

/** Prices of every asset of a chain; on a chain that was not read, the last on-chain ones by their age. */
function pricesOf(
  world: SnapshotWorld,
  end: ChainEnd,
  http: Readings,
  last: Snapshot | null,
  now: UnixSeconds,
): AssetPrice[] {
  const onChain = (asset: Asset): PriceReading[] => {
    const key = assetKey(asset);
    if (end.ok) return listOf(end.read.value.prices[key]);
    const before = last?.prices.find((entry) => assetKey(entry.asset) === key);
    return before?.readings.filter(({ source }) => source !== 'defillama') ?? [];
  };
  return world.assetsOn(end.chainId).map((asset) =>
    judgePrice(asset, [...onChain(asset), ...listOf(http[assetKey(asset)])], {
      now,
      oracleStaleAfter: world.oracleStaleAfter(asset),
      httpStaleAfter: world.httpStaleAfter,
    }),
  );
}

const listOf = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
