import type { ClassId } from '../../core/asset.ts';
import type { Trade } from '../../core/plan.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import type { ClassCost, CostView } from '../costView.ts';

/** Estimated dollars of a list of swaps, or which classes have no known cost. */
export type CostToReach =
  | { kind: 'known'; dollars: number; asOf: UnixSeconds | null }
  | { kind: 'unknown'; classIds: ClassId[] };

const USD = 1e8;

/**
 * What swaps would cost by the costs we know: half the share and half the fixed cost of either side,
 * as `tradeCost` weighs them. One class without a cost on the chain of its swap makes it unknown.
 */
export function costToReach(
  trades: readonly Pick<Trade, 'sell' | 'buy' | 'value'>[],
  costs: CostView,
): CostToReach {
  const missing = new Set<ClassId>();
  const used: ClassCost[] = [];
  let dollars = 0;
  for (const { sell, buy, value } of trades)
    for (const { classId, chainId } of [sell, buy]) {
      const cost = costs.known.find((one) => one.classId === classId && one.chainId === chainId);
      if (!cost) missing.add(classId ?? '');
      else {
        dollars += ((Number(value) / USD) * cost.share + cost.fixed) / 2;
        used.push(cost);
      }
    }
  if (missing.size > 0) return { kind: 'unknown', classIds: [...missing] };
  const asOf = used.length > 0 ? Math.min(...used.map((one) => one.asOf)) : null;
  return { kind: 'known', dollars, asOf };
}
