import type { ClassId } from '../../lib/core/asset.ts';
import { dollars } from '../../lib/core/money.ts';
import { AIM_WHOLE, type PlanAsk } from '../../lib/core/planAsk.ts';
import type { PlanCosts } from '../../lib/core/planCosts.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import type { World } from '../property/worlds.ts';

export const ruled = (world: World, rule: Partial<Strategy>): World => ({
  ...world,
  portfolio: { ...world.portfolio, strategy: { ...world.portfolio.strategy, ...rule } },
});

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
