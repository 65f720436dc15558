import { AppFrame } from '../../components/portfolio/AppFrame.tsx';
import type { PortfolioActs, PortfolioFacts } from '../../components/portfolio/facts.ts';
import { OverviewView } from '../../components/portfolio/OverviewView.tsx';
import { PopupView } from '../../components/portfolio/PopupView.tsx';
import { FACTS } from './facts.ts';
import { NOW, OWNER } from './fixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const ACTS: PortfolioActs = {
  onRefresh: nothing,
  onTogglePrivacy: nothing,
  onReviewPlan: nothing,
  onResume: nothing,
  onSetTargets: nothing,
  onOpenSettings: nothing,
  onLeaveDemo: nothing,
  onRepair: nothing,
};
const POPUP_ACTS = {
  ...ACTS,
  onOpenPage: nothing,
  onWatchAddress: nothing,
  onConnect: nothing,
  onTryDemo: nothing,
};
const EPISODE = { id: 'e1', startedAt: NOW - 5_400, alertedAt: 1 };

const popup = (name: string, facts: PortfolioFacts | null | undefined, isPrivate = false) => ({
  name: `popup-${name}`,
  frame: 'popup' as const,
  draw: () => <PopupView facts={facts} isPrivate={isPrivate} acts={POPUP_ACTS} />,
});

const overview = (name: string, facts: PortfolioFacts, isPrivate = false) => ({
  name: `overview-${name}`,
  frame: 'page' as const,
  draw: () => (
    <AppFrame
      current="overview"
      planCount={facts.drift?.outside ?? null}
      walletName={facts.portfolio.kind === 'demo' ? null : 'MetaMask'}
      address={facts.portfolio.kind === 'demo' ? null : OWNER}
      isPrivate={isPrivate}
    >
      <OverviewView
        facts={facts}
        episode={facts.drift && facts.drift.outside > 0 ? EPISODE : null}
        isPrivate={isPrivate}
        acts={ACTS}
      />
    </AppFrame>
  ),
});

export const states: GalleryState[] = [
  popup('none', null),
  popup('unread', undefined),
  ...Object.entries(FACTS).map(([name, facts]) => popup(name, facts)),
  popup('hidden', FACTS.drifted, true),
  ...Object.entries(FACTS).map(([name, facts]) => overview(name, facts)),
  overview('hidden', FACTS.drifted, true),
];
