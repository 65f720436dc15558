import { useMemo } from 'react';
import { OverviewSkeleton } from '../../../components/portfolio/OverviewSkeleton.tsx';
import { OverviewView } from '../../../components/portfolio/OverviewView.tsx';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import type { PortfolioFacts } from '../../../hooks/usePortfolioFacts.ts';
import { changeSettings, useSettings } from '../../../hooks/useSettings.ts';
import { useStored } from '../../../hooks/useStored.ts';
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
  return (
    <OverviewView
      facts={facts}
      episode={episode}
      isPrivate={isPrivate}
      acts={{
        onRefresh: () => void ask({ kind: 'check', portfolioId: id }).catch(() => undefined),
        onTogglePrivacy: () => void changeSettings({ isPrivate: !isPrivate }),
        onReviewPlan: () => go('/plan'),
        onResume: () => go('/plan'),
        onSetTargets: () => go('/targets'),
        onOpenSettings: () => go('/settings'),
        onLeaveDemo: () => go('/start'),
        onRepair: () => go('/settings'),
      }}
    />
  );
}
