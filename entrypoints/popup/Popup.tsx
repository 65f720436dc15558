import { useEffect } from 'react';
import { PopupView } from '../../components/portfolio/PopupView.tsx';
import { usePortfolio } from '../../hooks/usePortfolio.ts';
import { usePortfolioFacts } from '../../hooks/usePortfolioFacts.ts';
import { changeSettings, useSettings } from '../../hooks/useSettings.ts';
import { useTheme } from '../../hooks/useTheme.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { ask } from '../../lib/messages/ask.ts';
import { openPage } from '../../lib/notify/openPage.ts';

interface PopupProps {
  /** The time of the frame that stands on screen already. */
  firstNow: UnixSeconds | undefined;
  /** Called when everything drawn can be pressed. */
  onShown: () => void;
}

/** A glance at the portfolio in view, from storage; every act opens the full page. */
export function Popup({ firstNow, onShown }: PopupProps) {
  useTheme(useSettings().theme);
  const portfolio = usePortfolio();
  useEffect(onShown, [onShown]);
  if (!portfolio) return <View facts={portfolio} />;
  return <PortfolioPopup portfolio={portfolio} firstNow={firstNow} />;
}

interface PortfolioPopupProps extends Pick<PopupProps, 'firstNow'> {
  portfolio: Portfolio;
}

const PortfolioPopup = ({ portfolio, firstNow }: PortfolioPopupProps) => (
  <View facts={usePortfolioFacts(portfolio, firstNow)} />
);

function View({ facts }: { facts: PortfolioFacts | null | undefined }) {
  const { isPrivate, currency } = useSettings();
  const go = (route: string) => () => void openPage(route).then(() => window.close());
  const id = facts?.portfolio.id;
  return (
    <PopupView
      facts={facts}
      isPrivate={isPrivate}
      currency={currency}
      acts={{
        onOpenPage: go('/'),
        onWatchAddress: go('/start'),
        onConnect: go('/start?connect'),
        onTryDemo: go('/start?demo'),
        onRefresh: () => id && void ask({ kind: 'check', portfolioId: id }).catch(() => undefined),
        onTogglePrivacy: () => void changeSettings({ isPrivate: !isPrivate }),
        onReviewPlan: go('/plan'),
        onResume: go('/plan'),
        onSetTargets: go('/targets'),
        onOpenSettings: go('/settings'),
        onLeaveDemo: go('/start'),
        onRepair: go('/settings'),
      }}
    />
  );
}
