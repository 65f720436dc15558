import type { ClassId } from '../../core/asset.ts';
import { USD_DECIMALS, usd } from '../../core/money.ts';
import type { Trade } from '../../core/plan.ts';
import type { ReachCost } from '../../core/targetProposal.ts';
import type { ClassCost, CostView } from '../costView.ts';

const USD = 10 ** USD_DECIMALS;

/**
 * What swaps would cost by the costs we know: what either side adds to the share, and half its fixed
 * cost, as `tradeCost` weighs them. One class without a cost on the chain of its swap makes it unknown.
 */
export function costToReach(
  trades: readonly Pick<Trade, 'sell' | 'buy' | 'value'>[],
  costs: CostView,
): ReachCost {
  const missing = new Set<ClassId>();
  const used: ClassCost[] = [];
  let dollars = 0;
  for (const { sell, buy, value } of trades)
    for (const { classId, chainId } of [sell, buy]) {
      const cost = costs.known.find((one) => one.classId === classId && one.chainId === chainId);
      if (!cost) missing.add(classId ?? '');
      else {
        dollars += (Number(value) / USD) * (cost.part ?? cost.share / 2) + cost.fixed / 2;
        used.push(cost);
      }
    }
  if (missing.size > 0) return { kind: 'unknown', classIds: [...missing] };
  const asOf = used.length > 0 ? Math.min(...used.map((one) => one.asOf)) : null;
  return { kind: 'known', value: usd(BigInt(Math.round(dollars * USD))), asOf };
}
