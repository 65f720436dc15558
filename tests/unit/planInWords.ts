// Plans of worlds in dollars, as a test can be read.
import { measureDrift } from '../../lib/core/drift.ts';
import { matchNeeds } from '../../lib/core/matching.ts';
import { type Match, type Plan, planTrades } from '../../lib/core/plan.ts';
import { type PlanAsk, REBALANCE } from '../../lib/core/planAsk.ts';
import type { World } from '../property/worlds.ts';

/** The plan for what is asked, with as few swaps as there can be unless matched otherwise. */
export const planOf = (world: World, ask: PlanAsk = REBALANCE, match: Match = matchNeeds): Plan => {
  const { portfolio, snapshot, classes } = world;
  return planTrades(
    portfolio,
    measureDrift(portfolio, snapshot, classes),
    snapshot,
    classes,
    ask,
    match,
  );
};

const inDollars = (value: bigint) => `$${Math.round(Number(value) / 1e6) / 100}`;

/** `ETH@1 → BTC $300` a trade. */
export const tradesOf = ({ trades }: Plan): string[] =>
  trades.map(
    ({ sell, buy, value }) =>
      `${sell.classId}@${sell.chainId} → ${buy.classId} ${inDollars(value)}`,
  );

/** `ETH $-50 locked` a change left out. */
export const leftOf = ({ leftOut }: Plan): string[] =>
  leftOut.map(({ classId, change, reason }) => `${classId} ${inDollars(change)} ${reason}`);
