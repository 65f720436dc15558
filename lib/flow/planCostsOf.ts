import type { ClassId } from '../core/asset.ts';
import { type Usd, usd } from '../core/money.ts';
import { MILLION, type PlanCosts } from '../core/planCosts.ts';
import type { CostView } from '../policy/costView.ts';
import { median } from '../policy/medianGas.ts';
import { dollarsOf } from './readPools.ts';

/**
 * Costs as a plan counts them: the share without impact, and the impact by size, told from that of
 * each class's typical trade (`typicalTrades`). Nothing is added of what is not known.
 */
export function planCostsOf(
  { known }: Pick<CostView, 'known'>,
  typical: ReadonlyMap<ClassId, Usd>,
): PlanCosts {
  const chainIds = [...new Set(known.map(({ chainId }) => chainId))];
  return {
    gas: chainIds.map((chainId) => {
      const fees = known.filter((one) => one.chainId === chainId).map(({ fixed }) => fixed);
      return { chainId, fee: usd(BigInt(Math.ceil(median(fees) * 1e8))) };
    }),
    shares: known.map(({ classId, chainId, share, part, impact }) => {
      const size = dollarsOf(typical.get(classId) ?? usd(0n));
      const perMillion = size > 0 ? (impact / size) * 1e6 : 0;
      return {
        classId,
        chainId,
        share: millionths((part === undefined ? share : 2 * part) - impact),
        impact: millionths(perMillion),
      };
    }),
  };
}

/** Tax on a unit sold in a plan's units; what a loss would save is not counted on. */
export const sellTaxOf = (taxes: Readonly<Record<ClassId, number>>): Record<ClassId, bigint> =>
  Object.fromEntries(Object.entries(taxes).map(([classId, share]) => [classId, millionths(share)]));

/** Rounded up: a cost is never said to be less than it is; float noise is none. */
const millionths = (fraction: number): bigint =>
  BigInt(Math.ceil(Math.max(0, fraction) * Number(MILLION) - NOISE));

const NOISE = 1e-6;
