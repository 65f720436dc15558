import { type Drift, measureDrift } from '../core/drift.ts';
import { isFixedBand, withEdges } from '../core/edges.ts';
import { asFault } from '../core/fault.ts';
import { matchCheapest } from '../core/matchCheapest.ts';
import { matchNeeds } from '../core/matching.ts';
import { addUsd, ratioBps, sumUsd } from '../core/money.ts';
import {
  applyTrades,
  type Match,
  type Plan,
  planTrades,
  type Trade,
  turnoverOf,
} from '../core/plan.ts';
import { type PlanAsk, REBALANCE } from '../core/planAsk.ts';
import { renewedPlan } from '../core/planChoices.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { FailedLeg, Review, ReviewedLeg } from '../core/review.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { askOf, judge } from './judge.ts';
import { planCostsOf } from './planCostsOf.ts';
import type { PlanWorld } from './planWorld.ts';
import type { Known } from './policyState.ts';
import { readKnown } from './readKnown.ts';
import { reviewChain } from './reviewChain.ts';
import { takeSnapshot } from './takeSnapshot.ts';

/**
 * A plan from a new snapshot, reviewed: unless something else is asked, to where the user's rule
 * goes, whatever its verdict; with costs known by the cheapest swaps, without them by few. Asks
 * aggregators; signs nothing.
 */
export async function buildPlan(
  world: PlanWorld,
  portfolio: Portfolio,
  ask: PlanAsk = REBALANCE,
): Promise<Review> {
  const snapshot = await readAnew(world, portfolio);
  const classes = world.classesOf(portfolio);
  const known = await readKnown(world, portfolio, snapshot);
  const judged = judge(portfolio, snapshot, classes, known);
  const settled = withEdges(portfolio, judged.judgement.found);
  const isFree = ask.kind === 'rebalance' && ask.aim === null;
  const wanted = isFree ? askOf(judged) : ask;
  const match = matchOf(known);
  return reviewPlan(
    world,
    settled,
    snapshot,
    planTrades(settled, judged.drift, snapshot, classes, wanted, match),
  );
}

/** How needs are matched: by what swaps cost, where that is known of anything. */
const matchOf = (known: Known): Match =>
  known.costs.known.length === 0 ? matchNeeds : matchCheapest(planCostsOf(known));

/**
 * A plan that was changed by hand, on a new snapshot, reviewed as any other: its trades as they are,
 * none in their place. Asks aggregators; signs nothing.
 */
export async function rebuildPlan(
  world: PlanWorld,
  portfolio: Portfolio,
  changed: Plan,
): Promise<Review> {
  const snapshot = await readAnew(world, portfolio);
  const classes = world.classesOf(portfolio);
  const settled = await settle(world, portfolio, snapshot);
  const renewed = renewedPlan({ portfolio: settled, snapshot, classes }, changed);
  return reviewPlan(world, settled, snapshot, renewed);
}

/** The portfolio with the edges that follow from costs; as it is where none does. */
async function settle(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
): Promise<Portfolio> {
  if (isFixedBand(portfolio)) return portfolio;
  const known = await readKnown(world, portfolio, snapshot);
  const { judgement } = judge(portfolio, snapshot, world.classesOf(portfolio), known);
  return withEdges(portfolio, judgement.found);
}

async function readAnew(world: PlanWorld, portfolio: Portfolio): Promise<Snapshot> {
  const snapshot = await takeSnapshot(world, portfolio);
  await world.writeSnapshot(snapshot);
  return snapshot;
}

/**
 * A plan with the best verified quote of each trade, terms, checks, one simulation a chain, and what
 * it all costs. Asks aggregators; signs nothing.
 */
export async function reviewPlan(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  plan: Plan,
): Promise<Review> {
  const groups = groupTrades(plan.trades);
  const chains = await Promise.all(
    groups.map((trades) => reviewOrFail(world, portfolio, snapshot, trades)),
  );
  const legs = chains.flatMap((chain) => chain.legs);
  const traded = turnoverOf(legs.map(({ trade }) => trade));
  const networkFees = sumUsd(legs.map(({ networkFee }) => networkFee));
  const swapCosts = sumUsd(legs.map(({ swapCost }) => swapCost));
  const cost = ratioBps(addUsd(networkFees, swapCosts), traded);
  const review: Review = {
    at: world.now(),
    snapshot,
    drift: measureDrift(portfolio, snapshot, world.classesOf(portfolio)),
    driftAfter: driftAfter(world, portfolio, snapshot, legs),
    plan,
    legs,
    failed: chains.flatMap((chain) => chain.failed),
    gasShort: chains.flatMap((chain) => chain.gasShort),
    traded,
    networkFees,
    swapCosts,
    cost,
    isTooCostly: legs.length > 0 && cost > portfolio.limits.maxCost,
  };
  await world.noteCosts?.(review);
  return review;
}

/** Trades of one chain and one owner together: they are simulated as one sequence. */
function groupTrades(trades: readonly Trade[]): Trade[][] {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const key = `${trade.sell.chainId}:${trade.owner}`;
    groups.set(key, [...(groups.get(key) ?? []), trade]);
  }
  return [...groups.values()];
}

interface ChainReview {
  legs: ReviewedLeg[];
  failed: FailedLeg[];
  gasShort: Review['gasShort'];
}

/** One chain's trouble must not hide the others. */
async function reviewOrFail(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trades: Trade[],
): Promise<ChainReview> {
  try {
    return await reviewChain(world, portfolio, snapshot, trades);
  } catch (thrown) {
    const fault = asFault(thrown).code;
    return { legs: [], failed: trades.map((trade) => ({ trade, fault, rows: [] })), gasShort: [] };
  }
}

/** Drift once every leg brought what its quote expects, at today's prices. */
function driftAfter(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  legs: readonly ReviewedLeg[],
): Drift {
  const after = applyTrades(
    snapshot,
    legs.map(({ trade, quote }) => ({ trade, received: quote.expectedOut })),
    portfolio.limits,
  );
  return measureDrift(portfolio, after, world.classesOf(portfolio));
}
