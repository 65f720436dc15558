import type { Section } from '../../../components/portfolio/AppFrame.tsx';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { ActivityScreen } from './ActivityScreen.tsx';
import { DemoPlanScreen } from './DemoPlanScreen.tsx';
import { OnboardingScreen } from './OnboardingScreen.tsx';
import { PlanScreen } from './PlanScreen.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { StrategyScreen } from './StrategyScreen.tsx';
import { TargetsScreen } from './TargetsScreen.tsx';

interface SectionsProps {
  section: Exclude<Section, 'overview'> | 'start';
  portfolio: Portfolio | null;
  facts: PortfolioFacts | undefined;
}

/** Every section but the overview: what a page opened for a glance need not load. */
export function Sections({ section, portfolio, facts }: SectionsProps) {
  if (section === 'start') return <OnboardingScreen />;
  if (section === 'targets') return <TargetsScreen facts={facts} />;
  if (section === 'settings') return <SettingsScreen portfolio={portfolio} facts={facts} />;
  if (!portfolio) return null;
  if (section === 'activity') return <ActivityScreen portfolio={portfolio} />;
  if (section === 'strategy') return facts && <StrategyScreen key={portfolio.id} facts={facts} />;
  if (portfolio.kind === 'demo') return <DemoPlanScreen />;
  return <PlanScreen key={portfolio.id} portfolio={portfolio} />;
}
