import { usd } from '../core/money.ts';
import { MILLION, type PlanCosts } from '../core/planCosts.ts';
import type { CostView } from '../policy/costView.ts';
import { median } from '../policy/medianGas.ts';
import type { Known } from './policyState.ts';

/**
 * Costs as a plan counts them: the share without impact, and the impact by size. Nothing is added of
 * what is not known. A loss, whose tax is below zero, makes no sale worth making: it counts as none.
 */
export function planCostsOf({
  costs: { known },
  taxes = {},
}: {
  costs: Pick<CostView, 'known'>;
  taxes?: Known['taxes'];
}): PlanCosts {
  const chainIds = [...new Set(known.map(({ chainId }) => chainId))];
  const taxed = Object.entries(taxes).filter(([, tax]) => tax > 0);
  return {
    sellTax: Object.fromEntries(taxed.map(([classId, tax]) => [classId, millionths(tax)])),
    gas: chainIds.map((chainId) => {
      const fees = known.filter((one) => one.chainId === chainId).map(({ fixed }) => fixed);
      return { chainId, fee: usd(BigInt(Math.ceil(median(fees) * 1e8))) };
    }),
    shares: known.map(({ classId, chainId, size, share, part, impact }) => ({
      classId,
      chainId,
      share: millionths((part === undefined ? share : 2 * part) - impact),
      impact: millionths((impact / size) * 1e6),
    })),
  };
}

/** Rounded up: a cost is never said to be less than it is; float noise is none. */
const millionths = (fraction: number): bigint =>
  BigInt(Math.ceil(Math.max(0, fraction) * Number(MILLION) - NOISE));

const NOISE = 1e-6;
