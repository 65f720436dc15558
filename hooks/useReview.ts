import { useQuery } from '@tanstack/react-query';
import type { Fault } from '../lib/core/fault.ts';
import type { Arrival } from '../lib/core/flows.ts';
import { REBALANCE } from '../lib/core/planAsk.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Review } from '../lib/core/review.ts';
import { buildPlan } from '../lib/flow/buildPlan.ts';
import { planWorld } from '../lib/world/planWorld.ts';

/**
 * The plan for a portfolio: new snapshot, quotes, checks, simulation. Made once per `round`; a new
 * round makes it anew. With `spend`, only that is put to work. Asks aggregators, so it runs only
 * where the user opened the plan.
 */
export function useReview(
  portfolio: Portfolio,
  round: number,
  isWanted: boolean,
  spend: readonly Arrival[] | null,
) {
  return useQuery<Review, Fault>({
    queryKey: ['review', portfolio.id, round, spend === null ? 'all' : 'deposit'],
    queryFn: () =>
      buildPlan(planWorld, portfolio, spend ? { kind: 'spend', arrived: spend } : REBALANCE),
    enabled: isWanted && portfolio.kind === 'own',
    gcTime: 0,
    structuralSharing: false,
  });
}
