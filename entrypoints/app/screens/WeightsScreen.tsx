import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { faultWords } from '../../../components/plan/faultWords.ts';
import { PolicyForm } from '../../../components/targets/PolicyForm.tsx';
import { ProposalCard } from '../../../components/targets/ProposalCard.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { useCostView } from '../../../hooks/useCostView.ts';
import { useProposalInput } from '../../../hooks/useProposalInput.ts';
import { asFault, type Fault } from '../../../lib/core/fault.ts';
import {
  draftPolicy,
  type PolicyDraft,
  type PolicyReading,
} from '../../../lib/core/policyDraft.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { readPolicy } from '../../../lib/core/readPolicy.ts';
import * as text from '../../../lib/core/text.ts';
import { approved, previewTargets } from '../../../lib/policy/targets/previewTargets.ts';
import type { ProposalInput } from '../../../lib/policy/targets/proposalInput.ts';
import { proposeTargets } from '../../../lib/policy/targets/proposeTargets.ts';
import { classesIn } from '../../../lib/registry/catalogue.ts';

/** A policy to choose, what it proposes as a difference, and the approval that makes it the targets. */
export function WeightsScreen({ facts }: { facts: PortfolioFacts }) {
  const { portfolio, labels } = facts;
  const input = useProposalInput(facts);
  const [typed, setTyped] = useState<PolicyDraft | null>(null);
  const { policy, bounds } = portfolio.strategy;
  const ground = {
    targets: portfolio.targets,
    policy,
    bounds,
    now: input?.now ?? facts.now,
    value: input?.value ?? null,
    growth: input?.growth ?? 0n,
  };
  const draft = typed ?? draftPolicy(ground);
  const reading = readPolicy(draft, ground);
  const shown = useShown(facts, input, reading);
  const save = useMutation<void, Fault, Portfolio>({
    mutationFn: (changed) =>
      savePortfolio(changed).catch((thrown) => Promise.reject(asFault(thrown))),
    onSuccess: () => setTyped(null),
  });
  return (
    <>
      {save.error && (
        <Notice tone="failure" title={text.targets.notSaved}>
          {faultWords({ code: save.error.code })}
        </Notice>
      )}
      <PolicyForm
        draft={draft}
        problems={reading.isOk ? [] : reading.problems}
        classIds={portfolio.targets.map(({ classId }) => classId)}
        labels={labels}
        floorSince={
          policy && 'since' in policy && policy.kind === draft.choice ? policy.since : null
        }
        onDraft={(next) => {
          save.reset();
          setTyped(next);
        }}
      />
      <ProposalCard
        shown={shown}
        labels={labels}
        now={facts.now}
        isSaving={save.isPending}
        isSaved={save.isSuccess}
        onApprove={() => {
          if (reading.isOk && typeof shown === 'object' && 'proposal' in shown)
            save.mutate(approved(portfolio, shown.proposal, reading.bounds));
        }}
      />
    </>
  );
}

/** What is drawn of the proposal. Worked out anew only when something of it changed. */
function useShown(
  { portfolio, snapshot, drift }: PortfolioFacts,
  input: ProposalInput | undefined,
  reading: PolicyReading,
) {
  const costs = useCostView(portfolio, snapshot);
  const asked = reading.isOk ? keyOf(reading) : null;
  return useMemo(() => {
    if (!reading.isOk) return 'uncorrected' as const;
    if (!input) return 'reading' as const;
    const { policy, bounds } = reading;
    const proposal = proposeTargets(policy, { ...input, bounds });
    if (proposal.kind === 'refused') return proposal;
    return previewTargets(proposal, bounds, {
      portfolio,
      snapshot,
      drift,
      classes: classesIn(portfolio),
      history: input.history,
      now: input.now,
      costs,
    });
  }, [asked, input, portfolio, snapshot, drift, costs]);
}

const keyOf = (reading: PolicyReading): string =>
  JSON.stringify(reading, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
