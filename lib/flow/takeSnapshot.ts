import type { Address } from 'viem';
import { type Asset, type AssetKey, assetKey, type ChainId } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import { type FaultCode, faultCodeOf } from '../core/fault.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { judgePrice } from '../core/price.ts';
import type {
  AssetPrice,
  BlockRef,
  ChainReading,
  ChainState,
  PriceReading,
  Readings,
  Snapshot,
  UnixSeconds,
} from '../core/snapshot.ts';

/** What one chain read gives, as the use-case needs it. */
export interface ReadChain {
  block: BlockRef;
  value: ChainState;
  dissent: string[];
  isOneOfOne?: true;
}

/** The world a snapshot is taken in. */
export interface SnapshotWorld {
  now(): UnixSeconds;
  /** The portfolio's classes and every asset that counts in them. */
  classesOf(portfolio: Portfolio): PortfolioClasses;
  readChain(chainId: ChainId, portfolio: Portfolio): Promise<ReadChain>;
  /** Prices of the same basket whatever is held, and of the tokens the user added. */
  fetchPrices(portfolio: Portfolio): Promise<Readings>;
  lastSnapshot(portfolioId: string): Promise<Snapshot | null>;
  /** Told each time one chain's reading has ended, well or not. */
  noteChain?(): Promise<void>;
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
    Promise.all(portfolio.chainIds.map((id) => readOne(world, id, portfolio))),
    world.fetchPrices(portfolio).catch((): Readings => ({})),
    world.lastSnapshot(portfolio.id),
  ]);
  const now = world.now();
  return {
    portfolioId: portfolio.id,
    takenAt: now,
    owners: [...portfolio.addresses],
    chains: ends.map((end) => readingOf(end, last)),
    ...heldOf(ends, last, portfolio.addresses),
    prices: ends.flatMap((end) => pricesOf(world.classesOf(portfolio), end, http, last, now)),
    rates: ends.flatMap((end) => (end.ok ? end.read.value.rates : [])),
  };
}

async function readOne(
  world: SnapshotWorld,
  chainId: ChainId,
  portfolio: Portfolio,
): Promise<ChainEnd> {
  try {
    return { chainId, ok: true, read: await world.readChain(chainId, portfolio) };
  } catch (thrown) {
    return { chainId, ok: false, reason: faultCodeOf(thrown) };
  } finally {
    await world.noteChain?.();
  }
}

function readingOf(end: ChainEnd, last: Snapshot | null): ChainReading {
  const { chainId } = end;
  if (end.ok) {
    const { number, hash, time } = end.read.block;
    const block = { number, hash, time };
    const { dissent, isOneOfOne } = end.read;
    const { gas } = end.read.value;
    const agreed = { chainId, status: 'agreed' as const, block, reason: null, dissent };
    return { ...agreed, ...(isOneOfOne && { isOneOfOne }), ...(gas && { gas }) };
  }
  const block = last?.chains.find((chain) => chain.chainId === chainId)?.block ?? null;
  return { chainId, status: 'unknown', block, reason: end.reason, dissent: [] };
}

/** What the addresses hold; a chain that was not read keeps what it last agreed on of them. */
function heldOf(
  ends: readonly ChainEnd[],
  last: Snapshot | null,
  owners: readonly Address[],
): Pick<Snapshot, 'holdings' | 'debts' | 'lending' | 'uncounted'> {
  const gone = new Set(ends.flatMap((end) => (end.ok ? [] : [end.chainId])));
  const read = ends.flatMap((end) => (end.ok ? [end.read.value] : []));
  const kept = <T extends { owner: Address }>(
    list: readonly T[] | undefined,
    chainOf: (one: T) => ChainId,
  ): T[] => (list ?? []).filter((one) => gone.has(chainOf(one)) && owners.includes(one.owner));
  const byAsset = ({ asset }: { asset: Asset }) => asset.chainId;
  return {
    holdings: [...read.flatMap((one) => one.holdings), ...kept(last?.holdings, byAsset)],
    debts: [...read.flatMap((one) => one.debts), ...kept(last?.debts, byAsset)],
    lending: [...read.flatMap((one) => one.lending), ...kept(last?.lending, (o) => o.chainId)],
    uncounted: [...read.flatMap((one) => one.uncounted), ...kept(last?.uncounted, byAsset)],
  };
}

/** Prices of every asset of a chain; on a chain that was not read, the last on-chain ones by their age. */
function pricesOf(
  classes: PortfolioClasses,
  end: ChainEnd,
  http: Readings,
  last: Snapshot | null,
  now: UnixSeconds,
): AssetPrice[] {
  const onChain = (key: AssetKey): PriceReading[] => {
    if (end.ok) return end.read.value.prices[key] ?? [];
    const before = last?.prices.find((entry) => assetKey(entry.asset) === key);
    return before?.readings.filter(({ source }) => source !== 'defillama') ?? [];
  };
  return classes.assets
    .filter(({ chainId }) => chainId === end.chainId)
    .map((asset) => {
      const key = assetKey(asset);
      return judgePrice(asset, [...onChain(key), ...(http[key] ?? [])], now, classes.pegOf(asset));
    });
}
