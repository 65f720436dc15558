import type { ClassId } from '../core/asset.ts';
import type { Bundle } from '../core/bundle.ts';
import type { HistoryEntry } from '../core/history.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Proven } from '../core/proven.ts';
import type { Snapshot, UnixSeconds } from '../core/snapshot.ts';
import { type CostView, NO_COSTS } from '../policy/costView.ts';
import type { PriceHistory } from '../policy/priceHistory.ts';
import { lookOf, nextDue } from '../policy/schedule.ts';
import type { Known } from './policyState.ts';
import { type PastWorld, readPast } from './readPast.ts';
import type { SnapshotWorld } from './takeSnapshot.ts';

/** The world a decision is made in, besides the snapshot. Nothing in it asks an aggregator. */
export interface JudgeWorld
  extends Pick<PastWorld, 'now' | 'readDays'>,
    Pick<SnapshotWorld, 'classesOf'> {
  /** Read on chain, or kept from before. */
  readCosts(portfolio: Portfolio, snapshot: Snapshot): Promise<CostView>;
  /** Tax on a unit sold, by class. */
  readTaxes(portfolio: Portfolio, snapshot: Snapshot): Promise<Record<ClassId, number>>;
  readJournal(portfolioId: string): Promise<Bundle[]>;
  readHistory(portfolioId: string): Promise<HistoryEntry[]>;
  /** When a look of the schedule was last settled; null before the first. */
  readLook(portfolioId: string): Promise<UnixSeconds | null>;
  readProven(portfolioId: string): Promise<Proven[]>;
  writeLook(portfolioId: string, at: UnixSeconds | null): Promise<void>;
}

/** Days of past prices a covariance needs, and those a forecast beside its usual level does. */
const PAST_DAYS = 181;
const LONG_PAST_DAYS = 400;

/** Everything known besides the snapshot. What cannot be read is not known; it ends no check. */
export async function readKnown(
  world: JudgeWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
): Promise<Known> {
  const [costs, taxes, past, bundles, dueAt, proven] = await Promise.all([
    world.readCosts(portfolio, snapshot).catch(() => NO_COSTS),
    world.readTaxes(portfolio, snapshot).catch(() => ({})),
    pastOf(world, portfolio).catch(() => null),
    world.readJournal(portfolio.id).catch(() => []),
    dueLook(world, portfolio, snapshot.takenAt).catch(() => null),
    world.readProven(portfolio.id).catch(() => []),
  ]);
  return { costs, taxes, past, dueAt, underWay: classesOf(bundles), proven };
}

async function pastOf(world: JudgeWorld, portfolio: Portfolio): Promise<PriceHistory | null> {
  const { isVolatilityAdjusted, isTrendHeld } = portfolio.strategy;
  const days = isVolatilityAdjusted || isTrendHeld ? LONG_PAST_DAYS : PAST_DAYS;
  const { history } = await readPast(world, portfolio, days);
  return history.times.length > 1 ? history : null;
}

/** The classes the bundles under way buy or sell. */
const classesOf = (bundles: readonly Bundle[]): ClassId[] => [
  ...new Set(
    bundles.flatMap(({ legs }) =>
      legs.flatMap(({ sell, buy }) => [sell.classId, buy.classId].filter((id) => id !== null)),
    ),
  ),
];

/**
 * The look that counts now; null without a schedule, which forgets the last one settled. The first is
 * a whole period after the schedule was first seen; one is settled by a plan that was begun after it.
 */
async function dueLook(
  world: JudgeWorld,
  { id, strategy }: Portfolio,
  now: UnixSeconds,
): Promise<UnixSeconds | null> {
  const { trigger, schedule } = strategy;
  const settledAt = await world.readLook(id);
  if (trigger === 'band') {
    if (settledAt !== null) await world.writeLook(id, null);
    return null;
  }
  const due = settledAt === null ? null : lookOf(schedule, settledAt, now);
  if (due !== null && (now < due || !(await hasActedSince(world, id, due)))) return due;
  await world.writeLook(id, now);
  return nextDue(schedule, now);
}

async function hasActedSince(world: JudgeWorld, id: string, since: UnixSeconds): Promise<boolean> {
  const open = await world.readJournal(id);
  if (open.some(({ createdAt }) => createdAt >= since)) return true;
  const past = await world.readHistory(id);
  return past.some((entry) => entry.kind === 'rebalance' && entry.bundle.createdAt >= since);
}
