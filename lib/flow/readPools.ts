import type { Address } from 'viem';
import type { ChainId, ClassId } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import { type CostPoint, costOfSwap, pairId } from '../core/costPoint.ts';
import type { Amount, Usd } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Snapshot, UnixSeconds } from '../core/snapshot.ts';
import { type CostSample, isKnownFromPast } from '../policy/classCost.ts';
import { type CostBook, counterOn, type PoolSwap, poolSwaps } from './costBook.ts';
import { HOUR } from './gasReading.ts';

/** Where points are kept, and pools that say more. */
export interface PointStore {
  now(): UnixSeconds;
  readCostPoints(chainId: ChainId, since: UnixSeconds): Promise<CostPoint[]>;
  /** Replaces points of the same chain, source and id, and lets go of those older than `since`. */
  writeCostPoints(points: readonly CostPoint[], since: UnixSeconds): Promise<void>;
  /** What the chain's pools would give, in the order asked; null where they give nothing. @throws rpc.* */
  readPoolQuotes(
    portfolio: Portfolio,
    chainId: ChainId,
    swaps: readonly PoolSwap[],
  ): Promise<({ received: Amount; gas: bigint } | null)[]>;
}

/** What a portfolio's costs on one chain are read for. */
export interface CostCase {
  chainId: ChainId;
  portfolio: Portfolio;
  snapshot: Snapshot;
  classes: Pick<PortfolioClasses, 'classes' | 'buyMemberOf'>;
  book: CostBook;
  /** The class each of the chain's assets counts in. */
  classOf: ReadonlyMap<Address, ClassId | null>;
}

/** Quotes and fills older than this say nothing any more, seconds. */
export const PAST_FOR = 30 * 24 * HOUR;
/** Pools are asked anew after this; what they said counts longer only where they cannot be asked. */
const POOLS_EVERY = HOUR;
const POOLS_FOR = 24 * HOUR;

/** What is known of swaps on a chain, its pools asked anew where that is due. Never throws. */
export async function readPoints(store: PointStore, of: CostCase): Promise<CostPoint[]> {
  const { chainId } = of;
  const now = store.now();
  const stored = await store.readCostPoints(chainId, now - PAST_FOR).catch(() => []);
  const points = stored.filter(({ at, source }) => source !== 'pool' || at >= now - POOLS_FOR);
  const swaps = dueSwaps(of, points, now);
  if (swaps.length === 0) return points;
  const quotes = await store.readPoolQuotes(of.portfolio, chainId, swaps).catch(() => []);
  const read = quotes.flatMap((quote, index): CostPoint[] => {
    const swap = swaps[index];
    const lost = swap && costOfSwap(of.snapshot, swap, swap.amount, quote?.received ?? swap.amount);
    if (!lost) return [];
    const { sell, buy, step } = swap;
    const id = `${of.portfolio.id}/${pairId(swap)}/${step}`;
    const pair = { id, chainId, sell: sell.address, buy: buy.address, at: now };
    const said = quote ? { cost: lost.cost, gas: quote.gas } : { cost: null, gas: null };
    return [{ ...pair, size: lost.size, ...said, source: 'pool' }];
  });
  await store.writeCostPoints(read, now - PAST_FOR).catch(() => undefined);
  const isRead = new Set(read.map(({ id }) => id));
  return [...points.filter(({ id }) => !isRead.has(id)), ...read];
}

/** The swaps to ask pools for: of classes of which neither past swaps nor the last hour tell. */
function dueSwaps(
  { chainId, portfolio, snapshot, classes, book, classOf }: CostCase,
  points: readonly CostPoint[],
  now: UnixSeconds,
): PoolSwap[] {
  const counterId = counterOn(portfolio, classes, chainId);
  const counter = counterId && classes.buyMemberOf(counterId, chainId);
  if (!counter) return [];
  return [...book.typical].flatMap(([classId, typical]) => {
    const asset = classes.buyMemberOf(classId, chainId);
    if (!asset || classId === counterId) return [];
    const own = pointsOf(points, classOf, classId);
    const isKnown =
      isKnownFromPast(own.map(sampleOf), dollarsOf(typical)) ||
      own.some((point) => isPoolFresh(point, typical, now));
    return isKnown ? [] : poolSwaps(snapshot, asset, counter, typical);
  });
}

/** Read within the hour, and of a size that is still about the typical one. */
const isPoolFresh = ({ source, at, size }: CostPoint, typical: Usd, now: UnixSeconds): boolean =>
  source === 'pool' && at > now - POOLS_EVERY && size * 2n > typical && size < typical * 2n;

/** The points of swaps that a class took part in: what each cost says as much of it as of the other. */
export const pointsOf = (
  points: readonly CostPoint[],
  classOf: CostCase['classOf'],
  classId: ClassId,
): CostPoint[] =>
  points.filter(({ sell, buy }) => classOf.get(sell) === classId || classOf.get(buy) === classId);

/** A point in dollars. */
export const sampleOf = ({ at, size, cost, gas, source }: CostPoint): CostSample => ({
  at,
  size: dollarsOf(size),
  cost: cost === null ? null : dollarsOf(cost),
  gas: gas === null ? null : Number(gas),
  source: source === 'pool' ? 'pool' : 'past',
});

export const dollarsOf = (value: Usd): number => Number(value) / 1e8;
