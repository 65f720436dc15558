import { ClassHoldings } from '../../components/portfolio/ClassHoldings.tsx';
import { OverviewView } from '../../components/portfolio/OverviewView.tsx';
import type { OverviewActs, Proving } from '../../components/portfolio/overviewModel.ts';
import { PopupView } from '../../components/portfolio/PopupView.tsx';
import { rateOf } from '../../lib/core/currency.ts';
import { dollars, type Usd } from '../../lib/core/money.ts';
import { GROWTH_ONE, type Performance } from '../../lib/core/performance.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { Currency } from '../../lib/core/snapshot.ts';
import { FACTS } from './facts.ts';
import { NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { JUDGEMENTS } from './judgements.ts';
import { type GalleryState, nothing } from './state.ts';
import { PROVING, TRUTH } from './truth.ts';

const ACTS: OverviewActs = {
  onAddToken: nothing,
  onVerify: nothing,
  onPlanDeposit: nothing,
  onDismissDeposit: nothing,
  onPlanInvest: nothing,
  onSkipInvest: nothing,
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
const DEPOSIT = { at: NOW - 900, value: dollars(2500), arrived: [] };
const PERFORMANCE: Performance = {
  since: NOW - 40 * 86_400,
  growth: (GROWTH_ONE * 1042n) / 1000n,
  flows: [DEPOSIT],
  deposit: DEPOSIT,
};
const EPISODE = {
  id: 'e1',
  startedAt: NOW - 5_400,
  isTold: true,
  outside: [],
  risk: null,
  lookAt: null,
  isAwaited: false,
};

const popup = (
  name: string,
  facts: PortfolioFacts | null | undefined,
  isPrivate = false,
  currency: Currency = 'USD',
) => ({
  name: `popup-${name}`,
  frame: 'popup' as const,
  draw: () => (
    <PopupView facts={facts} isPrivate={isPrivate} currency={currency} acts={POPUP_ACTS} />
  ),
});

interface Look {
  isPrivate?: boolean;
  currency?: Currency;
  proving?: Proving;
  performance?: Performance;
  invest?: Usd;
}

const overview = (name: string, facts: PortfolioFacts, look: Look = {}) => ({
  name: `overview-${name}`,
  frame: 'page' as const,
  draw: () => (
    <GalleryFrame
      current="overview"
      planCount={facts.drift?.outside ?? null}
      walletName={facts.portfolio.kind === 'demo' ? null : 'MetaMask'}
      hasAddress={facts.portfolio.kind !== 'demo'}
      currency={rateOf(facts.snapshot?.rates ?? [], look.currency ?? 'USD')}
      isPrivate={look.isPrivate ?? false}
    >
      <OverviewView
        facts={facts}
        episode={facts.drift && facts.drift.outside > 0 ? EPISODE : null}
        isPrivate={look.isPrivate ?? false}
        proving={look.proving ?? { proofs: [], isProving: false }}
        performance={look.performance ?? null}
        invest={look.invest}
        acts={ACTS}
      />
    </GalleryFrame>
  ),
});

/** A class's own rows, as they unfold. */
const holdings = (classId: string, facts: PortfolioFacts, proving: Proving, of = '') => ({
  name: `holdings-${classId}${of && `-${of}`}`,
  frame: 'piece' as const,
  draw: () => {
    const row = facts.drift?.rows.find((one) => one.classId === classId);
    const { snapshot, labels, now, judgement } = facts;
    if (!row || !snapshot) return null;
    const detail = { ...proving, snapshot, labels, now, judgement, onVerify: nothing };
    return <ClassHoldings row={row} detail={detail} />;
  },
});

export const states: GalleryState[] = [
  popup('none', null),
  popup('unread', undefined),
  ...Object.entries(FACTS).map(([name, facts]) => popup(name, facts)),
  popup('hidden', FACTS.drifted, true),
  ...Object.entries(FACTS).map(([name, facts]) => overview(name, facts)),
  overview('hidden', FACTS.drifted, { isPrivate: true }),
  ...Object.entries(TRUTH).map(([name, facts]) => overview(name, facts, { proving: PROVING })),
  ...Object.entries(JUDGEMENTS).flatMap(([kind, judgement]) => {
    const facts = { ...(kind === 'inBand' ? FACTS.inBand : FACTS.drifted), judgement };
    return [popup(`verdict-${kind}`, facts), overview(`verdict-${kind}`, facts)];
  }),
  overview(
    'verdict-hidden',
    { ...FACTS.drifted, judgement: JUDGEMENTS.notWorth },
    { isPrivate: true },
  ),
  holdings('ETH', { ...FACTS.drifted, judgement: JUDGEMENTS.act }, PROVING, 'breach'),
  popup('loanAtRisk', TRUTH.everything),
  popup('euro', TRUTH.everything, false, 'EUR'),
  overview('euro', TRUTH.everything, { currency: 'EUR' }),
  overview('deposit', FACTS.drifted, { performance: PERFORMANCE }),
  overview('sum-due', FACTS.drifted, { invest: dollars(100) }),
  overview('ether', TRUTH.everything, { currency: 'ETH' }),
  holdings('ETH', TRUTH.everything, PROVING),
  holdings('USD', TRUTH.everything, PROVING),
];
