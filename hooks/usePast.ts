import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '../lib/core/asset.ts';
import { bps } from '../lib/core/money.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { type Past, readPast } from '../lib/flow/readPast.ts';
import { pastWorld } from '../lib/world/pastWorld.ts';

/** Two years: more than any figure looks back. */
const DAYS = 730;

/**
 * Stored daily closes of the targets, and of one class more where it is asked for; read anew
 * whenever a screen is opened. Undefined until then.
 */
export function usePast(portfolio: Portfolio, also?: ClassId): Past | undefined {
  const { targets } = portfolio;
  const isTargeted = targets.some(({ classId }) => classId === also);
  const asked =
    also === undefined || isTargeted
      ? portfolio
      : { ...portfolio, targets: [...targets, { classId: also, weight: bps(0), band: null }] };
  const ids = asked.targets.map(({ classId }) => classId);
  return useQuery({
    queryKey: ['past', portfolio.id, ...ids],
    queryFn: () => readPast(pastWorld, asked, DAYS),
    staleTime: 0,
    gcTime: 0,
  }).data;
}
