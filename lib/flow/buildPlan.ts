import { measureDrift } from '../core/drift.ts';
import type { EdgesByClass } from '../core/edges.ts';
import { asFault } from '../core/fault.ts';
import { matchCheapest } from '../core/matchCheapest.ts';
import { matchNeeds } from '../core/matching.ts';
import { addUsd, ratioBps, sumUsd } from '../core/money.ts';
import { applyTrades, type Plan, planTrades, type Trade, turnoverOf } from '../core/plan.ts';
import { type PlanAsk, REBALANCE } from '../core/planAsk.ts';
import { renewedPlan } from '../core/planChoices.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { FailedLeg, Review, ReviewedLeg } from '../core/review.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { typicalTrades } from './costBook.ts';
import { askOf, judge } from './judge.ts';
import { planCostsOf } from './planCostsOf.ts';
import type { PlanWorld } from './planWorld.ts';
import { NOTHING_KNOWN } from './policyState.ts';
import { reviewChain } from './reviewChain.ts';
import { takeSnapshot } from './takeSnapshot.ts';

/**
 * A plan from a new snapshot, reviewed. A rebalance goes where the rule says; where costs are known
 * it is the cheapest that does so, else one of few swaps. Asks aggregators; signs nothing.
 */
export async function buildPlan(
  world: PlanWorld,
  portfolio: Portfolio,
  ask: PlanAsk = REBALANCE,
): Promise<Review> {
  const snapshot = await readAnew(world, portfolio);
  const classes = world.classesOf(portfolio);
  const known = (await world.readKnown?.(portfolio, snapshot)) ?? NOTHING_KNOWN;
  const judged = judge(portfolio, snapshot, classes, known);
  const { drift, judgement } = judged;
  const asked = ask.kind === 'rebalance' && ask.aim === null ? askOf(judged) : ask;
  const costs = planCostsOf(known, typicalTrades(drift, portfolio.limits.minTrade));
  const match = costs.shares.length > 0 ? matchCheapest(costs) : matchNeeds;
  const plan = planTrades(portfolio, drift, snapshot, classes, asked, match);
  return reviewPlan(world, portfolio, snapshot, plan, judgement.found);
}

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
  const ground = { portfolio, snapshot, classes: world.classesOf(portfolio) };
  const known = (await world.readKnown?.(portfolio, snapshot)) ?? NOTHING_KNOWN;
  const { found } = judge(portfolio, snapshot, ground.classes, known).judgement;
  return reviewPlan(world, portfolio, snapshot, renewedPlan(ground, changed), found);
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
  found: EdgesByClass = {},
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
    drift: measureDrift(portfolio, snapshot, world.classesOf(portfolio), found),
    driftAfter: measureDrift(
      portfolio,
      afterLegs(portfolio, snapshot, legs),
      world.classesOf(portfolio),
      found,
    ),
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

/** Holdings once every leg brought what its quote expects, at today's prices. */
const afterLegs = (
  portfolio: Portfolio,
  snapshot: Snapshot,
  legs: readonly ReviewedLeg[],
): Snapshot =>
  applyTrades(
    snapshot,
    legs.map(({ trade, quote }) => ({ trade, received: quote.expectedOut })),
    portfolio.limits,
  );
