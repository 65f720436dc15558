import type { ClassId } from '../core/asset.ts';
import type { DriftRow } from '../core/drift.ts';
import { absUsd, type Usd } from '../core/money.ts';
import type { ClassCost, CostView } from '../policy/costView.ts';
import type { AssetCost } from '../policy/state.ts';

const inDollars = (value: Usd): number => Number(value) / 1e8;

/** What a class costs on the chain where its own trade is cheapest; undefined where nothing tells. */
export function cheapestCost(
  { known }: CostView,
  { classId, change }: Pick<DriftRow, 'classId' | 'change'>,
  minTrade: Usd,
): ClassCost | undefined {
  const asked = absUsd(change);
  const size = inDollars(asked > minTrade ? asked : minTrade);
  const total = (one: ClassCost) =>
    (one.share + one.impact * (size / one.size - 1)) * size + one.fixed;
  return known
    .filter((one) => one.classId === classId)
    .reduce<ClassCost | undefined>(
      (best, one) => (best && total(best) <= total(one) ? best : one),
      undefined,
    );
}

/** The same of its typical trade as the policy room takes it, with the tax on selling; null where nothing tells. */
export const assetCostOf = (
  cost: ClassCost | undefined,
  taxes: Readonly<Record<ClassId, number>>,
): AssetCost | null =>
  cost
    ? {
        share: cost.share,
        ...(cost.part !== undefined && { part: cost.part }),
        fixed: cost.fixed,
        sellTax: taxes[cost.classId] ?? 0,
      }
    : null;

/** The same with what makes it another of a trade of another size. */
export function sizedCostOf(
  cost: ClassCost | undefined,
  taxes: Readonly<Record<ClassId, number>>,
): AssetCost | null {
  const own = assetCostOf(cost, taxes);
  if (!cost || !own) return null;
  return { ...own, typical: { size: cost.size, impact: cost.impact } };
}
