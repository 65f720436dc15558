import { useQuery } from '@tanstack/react-query';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { readCosts } from '../lib/flow/readCosts.ts';
import { type CostView, NO_COSTS } from '../lib/policy/costView.ts';
import { costWorld } from '../lib/world/costWorld.ts';

/** What trading costs as far as anything tells, from our notes and the chains' own pools. */
export function useCostView(portfolio: Portfolio, snapshot: Snapshot | null): CostView {
  const { data } = useQuery({
    queryKey: ['costView', portfolio.id, snapshot?.takenAt ?? 0],
    queryFn: () => (snapshot ? readCosts(costWorld, portfolio, snapshot) : NO_COSTS),
  });
  return data ?? NO_COSTS;
}
