import type { ClassId } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { matchNeeds } from '../../lib/core/matching.ts';
import { dollars } from '../../lib/core/money.ts';
import { type Match, type Plan, planTrades } from '../../lib/core/plan.ts';
import { AIM_WHOLE, type PlanAsk, REBALANCE } from '../../lib/core/planAsk.ts';
import type { PlanCosts } from '../../lib/core/planCosts.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import type { World } from '../property/worlds.ts';

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
export const ruled = (world: World, rule: Partial<Strategy>): World => ({
  ...world,
  portfolio: { ...world.portfolio, strategy: { ...world.portfolio.strategy, ...rule } },
});

/** `ETH@1 → BTC $300` a trade. */
export const tradesOf = ({ trades }: Plan) =>
  trades.map(
    ({ sell, buy, value }) =>
      `${sell.classId}@${sell.chainId} → ${buy.classId} ${inDollars(value)}`,
  );
export const leftOf = ({ leftOut }: Plan) =>
  leftOut.map(({ classId, change, reason }) => `${classId} ${inDollars(change)} ${reason}`);
const inDollars = (value: bigint) => `$${Math.round(Number(value) / 1e6) / 100}`;

/** Shares in whole per cent. */
export const aimAt = (percent: Record<ClassId, bigint>): PlanAsk => ({
  kind: 'rebalance',
  aim: Object.fromEntries(
    Object.entries(percent).map(([id, share]) => [id, (share * AIM_WHOLE) / 100n]),
  ),
});

export const three = (btc: number, eth: number, usdc: number) => ({
  rows: [
    { classId: 'BTC', cents: btc * 100 },
    { classId: 'ETH', cents: eth * 100 },
    { classId: 'USD', cents: usdc * 100 },
  ],
  targets: { BTC: 5_000, ETH: 3_000, USD: 2_000 },
});

export const costsOf = (
  chains: Record<number, number>,
  classIds: readonly ClassId[],
  share = 3_000n,
  impact = 0n,
): PlanCosts => ({
  gas: Object.entries(chains).map(([id, fee]) => ({ chainId: Number(id), fee: dollars(fee) })),
  shares: Object.keys(chains).flatMap((id) =>
    classIds.map((classId) => ({ classId, chainId: Number(id), share, impact })),
  ),
});
