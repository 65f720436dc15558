import { useMemo } from 'react';
import { WaitingLine } from '../../../components/targets/WaitingLine.tsx';
import { useProposalInput } from '../../../hooks/useProposalInput.ts';
import { choiceOf } from '../../../lib/core/policyDraft.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { TargetPolicy } from '../../../lib/core/targetPolicy.ts';
import { isWaiting } from '../../../lib/policy/targets/previewTargets.ts';
import { proposeTargets } from '../../../lib/policy/targets/proposeTargets.ts';

/** That a policy is followed, and whether it proposes other weights by now. */
export function PolicyWaiting({ facts, policy }: { facts: PortfolioFacts; policy: TargetPolicy }) {
  const { portfolio } = facts;
  const input = useProposalInput(facts);
  const waits = useMemo(() => {
    const proposal = input && proposeTargets(policy, input);
    if (!proposal) return 'no';
    if (proposal.kind === 'refused') return 'refused';
    return isWaiting(proposal, portfolio) ? 'proposal' : 'no';
  }, [input, policy, portfolio]);
  return <WaitingLine choice={choiceOf(policy)} waits={waits} />;
}
