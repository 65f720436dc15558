import { lazy, Suspense, useEffect } from 'react';
import { AppFrame, type Section } from '../../components/portfolio/AppFrame.tsx';
import { choosePortfolio, usePortfolioInView } from '../../hooks/choosePortfolio.ts';
import { useHashRoute } from '../../hooks/useHashRoute.ts';
import { usePortfolioFacts } from '../../hooks/usePortfolioFacts.ts';
import { usePortfolios } from '../../hooks/usePortfolios.ts';
import { useSettings } from '../../hooks/useSettings.ts';
import { useTheme } from '../../hooks/useTheme.ts';
import { useWallet } from '../../hooks/useWallet.ts';
import { rateOf } from '../../lib/core/currency.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { OverviewScreen } from './screens/OverviewScreen.tsx';
import { useLabels } from './useLabels.ts';

/** They come with the first step beyond the overview. */
const Sections = lazy(async () => ({
  default: (await import('./screens/Sections.tsx')).Sections,
}));

/** The full page: onboarding until there is a portfolio, then its sections by hash route. */
export function App() {
  const { theme } = useSettings();
  const { path, query } = useHashRoute();
  const portfolio = usePortfolioInView(query.get('portfolio'));
  useTheme(theme);
  if (portfolio === undefined) return null;
  const section = sectionOf(path);
  const isStart = path === '/start' || (portfolio === null && section !== 'settings');
  if (!isStart) return <Page portfolio={portfolio} section={section} />;
  return (
    <Suspense>
      <Sections section="start" portfolio={null} facts={undefined} />
    </Suspense>
  );
}

const SECTIONS: readonly Section[] = ['targets', 'strategy', 'plan', 'activity', 'settings'];

const sectionOf = (path: string): Section =>
  SECTIONS.find((section) => path.split('/')[1] === section) ?? 'overview';

/** Another portfolio is shown in the same section; the address forgets the one it named. */
function useSwitcher(portfolio: Portfolio | null, section: Section) {
  const portfolios = usePortfolios();
  const { go } = useHashRoute();
  return {
    portfolios,
    current: portfolio?.id ?? null,
    onChoose: (id: string) =>
      void choosePortfolio(id).then(() => go(section === 'overview' ? '/' : `/${section}`)),
    onNew: () => go('/start'),
  };
}

function Page({ portfolio, section }: { portfolio: Portfolio | null; section: Section }) {
  const { isPrivate, currency } = useSettings();
  const wallet = useWallet();
  const labels = useLabels(portfolio);
  const stored = usePortfolioFacts(portfolio);
  const facts = stored && { ...stored, labels };
  const switcher = useSwitcher(portfolio, section);
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
      switcher={switcher}
      currency={rateOf(facts?.snapshot?.rates ?? [], currency)}
      isPrivate={isPrivate}
    >
      {section === 'overview' ? (
        <OverviewScreen facts={facts} />
      ) : (
        <Suspense>
          <Sections section={section} portfolio={portfolio} facts={facts} />
        </Suspense>
      )}
    </AppFrame>
  );
}
