import { useMemo, useState } from 'react';
import { knownWeights } from '../lib/core/knownWeights.ts';
import { GROWTH_ONE } from '../lib/core/performance.ts';
import { partsOf } from '../lib/core/policyDraft.ts';
import type { PortfolioFacts } from '../lib/core/portfolioFacts.ts';
import type { ProposalInput } from '../lib/policy/targets/proposalInput.ts';
import { insuranceItem } from '../lib/storage/insurance.ts';
import { now } from '../lib/world/clock.ts';
import { usePast } from './usePast.ts';
import { usePerformance } from './usePerformance.ts';
import { useStored } from './useStored.ts';

/** What a policy sees of a portfolio at the time the screen was opened; undefined until it was read. */
export function useProposalInput({
  portfolio,
  snapshot,
  drift,
}: Pick<PortfolioFacts, 'portfolio' | 'snapshot' | 'drift'>): ProposalInput | undefined {
  const past = usePast(portfolio);
  const performance = usePerformance(portfolio.id);
  const item = useMemo(() => insuranceItem(portfolio.id), [portfolio.id]);
  const insured = useStored(item).value;
  const [openedAt] = useState(now);
  return useMemo(() => {
    if (!past || performance === undefined || insured === undefined) return undefined;
    return {
      history: past.history,
      now: openedAt,
      targets: partsOf(portfolio.targets),
      value: drift && knownWeights(drift, snapshot) ? drift.total : null,
      bounds: portfolio.strategy.bounds,
      inForce: portfolio.strategy.policy,
      growth: performance?.growth ?? GROWTH_ONE,
      insured,
    };
  }, [past, performance, insured, snapshot, drift, portfolio, openedAt]);
}
