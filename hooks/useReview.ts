import { useQuery } from '@tanstack/react-query';
import type { Fault } from '../lib/core/fault.ts';
import type { Plan } from '../lib/core/plan.ts';
import type { PlanAsk } from '../lib/core/planAsk.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Review } from '../lib/core/review.ts';
import { addressOfSum } from '../lib/core/sumAsk.ts';
import { buildPlan, rebuildPlan } from '../lib/flow/buildPlan.ts';
import { planWorld } from '../lib/world/planWorld.ts';

/** One making of the plan: a later one makes it anew. */
export interface ReviewRound {
  count: number;
  /** As the user changed it; null: planned from what is held. */
  changed: Plan | null;
}

/**
 * The plan for a portfolio: new snapshot, quotes, checks, simulation. Made once a round. Asks
 * aggregators, so it runs only where the user opened the plan.
 */
export function useReview(
  portfolio: Portfolio,
  { count, changed }: ReviewRound,
  isWanted: boolean,
  ask: PlanAsk,
) {
  return useQuery<Review, Fault>({
    queryKey: ['review', portfolio.id, count, keyOf(ask)],
    queryFn: () =>
      changed ? rebuildPlan(planWorld, portfolio, changed) : buildPlan(planWorld, portfolio, ask),
    enabled: isWanted && portfolio.kind === 'own',
    gcTime: 0,
    structuralSharing: false,
  });
}

/** Names what is asked, one sum apart from another. */
const keyOf = (ask: PlanAsk): string =>
  ask.kind === 'invest' || ask.kind === 'withdraw' ? addressOfSum(ask) : ask.kind;
