import { useEffect } from 'react';
import { AppFrame, type Section } from '../../components/portfolio/AppFrame.tsx';
import { useHashRoute } from '../../hooks/useHashRoute.ts';
import { usePortfolio } from '../../hooks/usePortfolio.ts';
import { usePortfolioFacts } from '../../hooks/usePortfolioFacts.ts';
import { useSettings } from '../../hooks/useSettings.ts';
import { useTheme } from '../../hooks/useTheme.ts';
import { useWallet } from '../../hooks/useWallet.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { ActivityScreen } from './screens/ActivityScreen.tsx';
import { DemoPlanScreen } from './screens/DemoPlanScreen.tsx';
import { OnboardingScreen } from './screens/OnboardingScreen.tsx';
import { OverviewScreen } from './screens/OverviewScreen.tsx';
import { PlanScreen } from './screens/PlanScreen.tsx';
import { SettingsScreen } from './screens/SettingsScreen.tsx';
import { TargetsScreen } from './screens/TargetsScreen.tsx';

/** The full page: onboarding until there is a portfolio, then its sections by hash route. */
export function App() {
  const { theme } = useSettings();
  const { path, query } = useHashRoute();
  const portfolio = usePortfolio(query.get('portfolio'));
  useTheme(theme);
  if (portfolio === undefined) return null;
  const section = sectionOf(path);
  const isStart = path === '/start' || (portfolio === null && section !== 'settings');
  return isStart ? <OnboardingScreen /> : <Page portfolio={portfolio} section={section} />;
}

const SECTIONS: readonly Section[] = ['targets', 'plan', 'activity', 'settings'];

const sectionOf = (path: string): Section =>
  SECTIONS.find((section) => path === `/${section}`) ?? 'overview';

function Page({ portfolio, section }: { portfolio: Portfolio | null; section: Section }) {
  const { isPrivate } = useSettings();
  const wallet = useWallet();
  const facts = usePortfolioFacts(portfolio);
  // Each section starts at its top.
  useEffect(() => {
    window.scrollTo(0, 0); // gives a promise in newer browsers, which no effect may return
  }, [section]);
  return (
    <AppFrame
      current={section}
      planCount={facts?.drift?.outside ?? null}
      walletName={wallet.address ? 'MetaMask' : null}
      address={wallet.address ?? portfolio?.addresses[0] ?? null}
      isPrivate={isPrivate}
    >
      {section === 'overview' && <OverviewScreen facts={facts} />}
      {section === 'targets' && <TargetsScreen facts={facts} />}
      {portfolio?.kind === 'own' && section === 'plan' && (
        <PlanScreen key={portfolio.id} portfolio={portfolio} />
      )}
      {portfolio?.kind === 'demo' && section === 'plan' && <DemoPlanScreen />}
      {portfolio && section === 'activity' && <ActivityScreen portfolio={portfolio} />}
      {section === 'settings' && <SettingsScreen portfolio={portfolio} />}
    </AppFrame>
  );
}
