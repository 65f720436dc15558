import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '../lib/core/asset.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { readCosts } from '../lib/flow/readCosts.ts';
import { readTaxes } from '../lib/flow/readTaxes.ts';
import type { CostView } from '../lib/policy/costView.ts';
import { costWorld } from '../lib/world/costWorld.ts';
import { taxWorld } from '../lib/world/taxWorld.ts';

/** What trading costs this portfolio, and the tax on a unit sold, by class. */
export interface KnownCosts {
  view: CostView;
  taxes: Readonly<Record<ClassId, number>>;
}

/**
 * Costs as checks read them: from our own notes, and pools at most once an hour. Read anew with each
 * snapshot; undefined until then, and for a demo, which asks no host.
 */
export function useCosts(portfolio: Portfolio, snapshot: Snapshot | null): KnownCosts | undefined {
  return useQuery<KnownCosts>({
    queryKey: ['costs', portfolio.id, snapshot?.takenAt ?? 0],
    enabled: snapshot !== null && portfolio.kind === 'own',
    placeholderData: (before) => before,
    queryFn: async () => {
      if (!snapshot) throw new Error('no snapshot');
      const [view, taxes] = await Promise.all([
        readCosts(costWorld, portfolio, snapshot),
        readTaxes(taxWorld, portfolio, snapshot).catch(() => ({})),
      ]);
      return { view, taxes };
    },
  }).data;
}
