import { useMemo } from 'react';
import { OverviewSkeleton } from '../../../components/portfolio/OverviewSkeleton.tsx';
import { OverviewView } from '../../../components/portfolio/OverviewView.tsx';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { settleInvest, useInvestDue } from '../../../hooks/useInvestDue.ts';
import { dismissDeposit, usePerformance } from '../../../hooks/usePerformance.ts';
import { useProofs } from '../../../hooks/useProofs.ts';
import { changeSettings, useSettings } from '../../../hooks/useSettings.ts';
import { useStored } from '../../../hooks/useStored.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { addressOfSum } from '../../../lib/core/sumAsk.ts';
import { ask } from '../../../lib/messages/ask.ts';
import { episodeItem } from '../../../lib/storage/checks.ts';

/** Value, composition and drift of the portfolio, from storage. */
export const OverviewScreen = ({ facts }: { facts: PortfolioFacts | undefined }) =>
  facts ? <Overview facts={facts} /> : <OverviewSkeleton />;

function Overview({ facts }: { facts: PortfolioFacts }) {
  const { go } = useHashRoute();
  const { isPrivate } = useSettings();
  const { id } = facts.portfolio;
  const item = useMemo(() => episodeItem(id), [id]);
  const episode = useStored(item).value ?? null;
  const { proofs, prove } = useProofs(id);
  const performance = usePerformance(id) ?? null;
  const invest = useInvestDue(facts.portfolio, facts.now);
  return (
    <OverviewView
      facts={facts}
      episode={episode}
      isPrivate={isPrivate}
      performance={performance}
      invest={invest?.value ?? null}
      proving={{ proofs, isProving: prove.isPending }}
      acts={{
        onRefresh: () => void ask({ kind: 'check', portfolioId: id }).catch(() => undefined),
        onTogglePrivacy: () => void changeSettings({ isPrivate: !isPrivate }),
        onReviewPlan: () => go('/plan'),
        onResume: () => go('/plan'),
        onSetTargets: () => go('/targets'),
        onOpenSettings: () => go('/settings'),
        onLeaveDemo: () => go('/start'),
        onRepair: () => go('/settings'),
        onAddToken: ({ chainId, address }) => go(`/settings/tokens?add=${chainId}:${address}`),
        onVerify: () => prove.mutate(id),
        onPlanDeposit: () => go('/plan?deposit'),
        onPlanInvest: () => invest && go(addressOfSum(invest)),
        onSkipInvest: () => void settleInvest(id).catch(() => undefined),
        onDismissDeposit: () => void dismissDeposit(id).catch(() => undefined),
      }}
    />
  );
}
