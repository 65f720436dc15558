import fc from 'fast-check';
import type { ClassId } from '../../lib/core/asset.ts';
import { amount, usd } from '../../lib/core/money.ts';
import { type Fill, fairFill, type Trade } from '../../lib/core/plan.ts';
import { MILLION, type PlanCosts } from '../../lib/core/planCosts.ts';
import type { World } from './worlds.ts';

/**
 * Costs of every class on every chain of a world: gas up to $50, fees up to 1 %, and an impact of up
 * to so many millionths a million dollars.
 */
export function anyCostsOf({ snapshot }: World, mostImpact = 0n): fc.Arbitrary<PlanCosts> {
  const chainIds = [...new Set(snapshot.prices.map(({ asset }) => asset.chainId))];
  const classIds = [...new Set(snapshot.prices.flatMap(({ asset }) => asset.classId ?? []))];
  const fee = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 50n * 10n ** 8n }));
  const gas = fc.tuple(...chainIds.map((chainId) => fee.map((f) => ({ chainId, fee: usd(f) }))));
  const share = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10_000n }));
  const places = chainIds.flatMap((chainId) => classIds.map((classId) => ({ chainId, classId })));
  const impact = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: mostImpact }));
  const shares = fc.tuple(
    ...places.map((place) =>
      fc.tuple(share, impact).map(([s, i]) => ({ ...place, share: s, impact: i })),
    ),
  );
  const tax = fc.tuple(...classIds.map(() => fc.constantFrom(0n, 0n, 50_000n)));
  return fc.tuple(gas, shares, tax).map(([g, s, t]) => ({
    gas: g,
    shares: s,
    sellTax: Object.fromEntries(classIds.map((id, i) => [id, t[i] ?? 0n])),
  }));
}

/** Dollars × 10⁸ of a class that a chain's trades sell or buy, at the prices read. */
const tradedOf = (trades: readonly Trade[], chainId: number, classId: ClassId | null): bigint =>
  trades
    .filter(({ sell }) => sell.chainId === chainId)
    .filter(({ sell, buy }) => sell.classId === classId || buy.classId === classId)
    .reduce((sum, { value }) => sum + value, 0n);

/** Millionths a swap loses, at most: a half of each class's own, at the size of all that trade it. */
function lossOf(
  { shares }: PlanCosts,
  { sell, buy }: Trade,
  trades: readonly Trade[] = [],
): bigint {
  const half = (classId: ClassId | null) => {
    const found = shares.find((s) => s.chainId === sell.chainId && s.classId === classId);
    const size = tradedOf(trades, sell.chainId, classId);
    const moved = ((found?.impact ?? 0n) * size) / (MILLION * 10n ** 8n);
    return ((found?.share ?? 0n) + moved + 1n) / 2n;
  };
  const [out, into] = [half(sell.classId), half(buy.classId)];
  return MILLION - ((MILLION - out) * (MILLION - into)) / MILLION;
}

/** What a trade brings after its costs. */
export function paidFill(world: World, costs: PlanCosts, trade: Trade): Fill {
  const { received } = fairFill(world.snapshot, trade);
  return {
    trade,
    received: amount((received * (MILLION - lossOf(costs, trade))) / MILLION),
  };
}

/** Dollars × 10⁸ that trades cost: gas, what they lose, tax. */
export function totalCost(costs: PlanCosts, trades: readonly Trade[]): bigint {
  return trades.reduce((sum, trade) => {
    const gas = costs.gas.find(({ chainId }) => chainId === trade.sell.chainId)?.fee ?? 0n;
    const tax = costs.sellTax?.[trade.sell.classId ?? ''] ?? 0n;
    return sum + gas + (trade.value * (lossOf(costs, trade, trades) + tax)) / MILLION;
  }, 0n);
}
