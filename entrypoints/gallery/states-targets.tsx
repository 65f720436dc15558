import type { ReactNode } from 'react';
import { CorrelationTable } from '../../components/targets/CorrelationTable.tsx';
import { ForecastTable } from '../../components/targets/ForecastTable.tsx';
import { HedgePanel } from '../../components/targets/HedgePanel.tsx';
import { MixTable } from '../../components/targets/MixTable.tsx';
import { PolicyForm } from '../../components/targets/PolicyForm.tsx';
import { ProposalCard, type ProposalCardProps } from '../../components/targets/ProposalCard.tsx';
import { RefusalWords } from '../../components/targets/RefusalWords.tsx';
import { StressCard } from '../../components/targets/StressCard.tsx';
import { TargetsFrame, type TargetTab } from '../../components/targets/TargetsFrame.tsx';
import { WaitingLine } from '../../components/targets/WaitingLine.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { HEDGE_DRAFT, type HedgeDraft, readHedge } from '../../lib/core/hedgeDraft.ts';
import { bps, dollars, USD_DECIMALS } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import {
  draftPolicy,
  type PolicyDraft,
  type PolicyGround,
  partsOf,
} from '../../lib/core/policyDraft.ts';
import { readPolicy } from '../../lib/core/readPolicy.ts';
import { type CostView, NO_COSTS } from '../../lib/policy/costView.ts';
import type { PriceHistory } from '../../lib/policy/priceHistory.ts';
import { forecastFactsOf } from '../../lib/policy/targets/forecastFacts.ts';
import { hedgeFactsOf, perpOf, putOf } from '../../lib/policy/targets/hedgeFacts.ts';
import { previewTargets } from '../../lib/policy/targets/previewTargets.ts';
import { proposeTargets } from '../../lib/policy/targets/proposeTargets.ts';
import { riskFactsOf } from '../../lib/policy/targets/riskFacts.ts';
import { FACTS } from './facts.ts';
import { LABELS, NOW, SIX, snapshotOf } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { pastOf } from './pastFixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const { portfolio, snapshot, drift } = FACTS.drifted;
const IDS = portfolio.targets.map(({ classId }) => classId);
const PAST = pastOf(IDS, 400);
const CLASSES = {
  buyMemberOf: (id: string, chainId: number) =>
    snapshotOf(SIX)
      .prices.map(({ asset }) => asset)
      .find((asset) => asset.classId === id && asset.chainId === chainId),
  maySell: () => true,
  referenceOf: () => undefined,
};
const COSTS: CostView = {
  ...NO_COSTS,
  known: IDS.flatMap((classId) =>
    [1, 8453].map((chainId) => ({
      classId,
      chainId,
      share: 0.003,
      fixed: 1.8,
      size: 5_000,
      impact: 0.001,
      error: 0.1,
      asOf: NOW - 1_500,
      source: 'pool' as const,
    })),
  ),
};
const GROUND: PolicyGround = {
  targets: portfolio.targets,
  policy: null,
  bounds: {},
  now: NOW,
  value: drift?.total ?? null,
  growth: GROWTH_ONE,
};
const DRAFT = draftPolicy(GROUND);

interface Look {
  past?: PriceHistory;
  costs?: CostView;
  ground?: PolicyGround;
  growth?: bigint;
  more?: Partial<ProposalCardProps>;
  isPrivate?: boolean;
}

const frame = (tab: TargetTab, children: ReactNode, isPrivate = false) => (
  <GalleryFrame current="targets" walletName={null} isPrivate={isPrivate}>
    <TargetsFrame tab={tab} readAt={snapshot?.takenAt ?? null} now={NOW}>
      {children}
    </TargetsFrame>
  </GalleryFrame>
);

/** The screen as the real code fills it: read, proposed and previewed. */
const policy = (name: string, typed: Partial<PolicyDraft>, look: Look = {}): GalleryState => ({
  name: `targets-policy-${name}`,
  frame: 'page',
  draw: () => {
    const draft = { ...DRAFT, ...typed };
    const ground = look.ground ?? GROUND;
    const reading = readPolicy(draft, ground);
    return frame(
      'weights',
      <>
        <PolicyForm
          draft={draft}
          problems={reading.isOk ? [] : reading.problems}
          classIds={IDS}
          labels={LABELS}
          floorSince={ground.policy && 'since' in ground.policy ? ground.policy.since : null}
          onDraft={nothing}
        />
        <ProposalCard
          shown={shownOf(draft, ground, look)}
          labels={LABELS}
          now={NOW}
          isSaving={false}
          isSaved={false}
          onApprove={nothing}
          {...look.more}
        />
      </>,
      look.isPrivate,
    );
  },
});

function shownOf(draft: PolicyDraft, ground: PolicyGround, look: Look): ProposalCardProps['shown'] {
  const reading = readPolicy(draft, ground);
  if (!reading.isOk) return 'uncorrected';
  const history = look.past ?? PAST;
  const proposal = proposeTargets(reading.policy, {
    history,
    now: NOW,
    targets: partsOf(portfolio.targets),
    value: ground.value,
    bounds: reading.bounds,
    inForce: ground.policy,
    growth: look.growth ?? GROWTH_ONE,
    insured: null,
  });
  if (proposal.kind === 'refused') return proposal;
  return previewTargets(proposal, reading.bounds, {
    portfolio,
    snapshot,
    drift,
    classes: CLASSES,
    history,
    now: NOW,
    costs: look.costs ?? COSTS,
  });
}

const IN_FORCE: PolicyGround = {
  ...GROUND,
  policy: {
    kind: 'cppi',
    floor: bps(8_000),
    multiplier: 250,
    stable: 'USD',
    mix: { ETH: bps(6_000), BTC: bps(4_000) },
    mostRisky: bps(10_000),
    since: NOW - 40 * 86_400,
    base: dollars(50_000),
    growth: GROWTH_ONE,
    resetAfterDays: null,
  },
};

const risk = (
  name: string,
  history: PriceHistory,
  typed: Partial<HedgeDraft> = {},
  isPrivate = false,
) => ({
  name: `targets-risk-${name}`,
  frame: 'page' as const,
  draw: () => frame('risk', <Risk history={history} typed={typed} />, isPrivate),
});

function Risk({ history, typed }: { history: PriceHistory; typed: Partial<HedgeDraft> }) {
  const weights = drift && partsOf(drift.rows);
  const reading = riskFactsOf({ history, now: NOW, targets: portfolio.targets, weights });
  if (reading.kind === 'refused')
    return (
      <Notice tone="info">
        <RefusalWords refusal={reading} labels={LABELS} />
      </Notice>
    );
  return (
    <>
      <CorrelationTable facts={reading} labels={LABELS} />
      <MixTable
        facts={reading}
        weights={{ now: weights, target: partsOf(portfolio.targets) }}
        labels={LABELS}
      />
      <StressCard stress={reading.stress} />
      <ForecastTable
        rows={reading.ids.flatMap((id) => forecastFactsOf(history, id) ?? [])}
        to={reading.window.to}
        labels={LABELS}
      />
      <Hedge history={history} typed={typed} />
    </>
  );
}

function Hedge({ history, typed }: { history: PriceHistory; typed: Partial<HedgeDraft> }) {
  const held = (drift?.rows ?? [])
    .filter(({ classId }) => history.ids.includes(classId))
    .map(({ classId, value, target }) => ({
      classId,
      value: Number(value) / 10 ** USD_DECIMALS,
      target,
    }));
  const facts = hedgeFactsOf({ history, now: NOW, hedge: 'BTC', held });
  if (facts.kind === 'refused') return null;
  const draft = { ...HEDGE_DRAFT, ...typed };
  const read = readHedge(draft);
  return (
    <HedgePanel
      facts={facts}
      draft={draft}
      wrong={read.wrong}
      perp={perpOf(facts, read.typed)}
      put={putOf(facts, read.typed)}
      labels={LABELS}
      onDraft={nothing}
    />
  );
}

const waiting = (waits: 'no' | 'proposal' | 'refused'): GalleryState => ({
  name: `targets-waiting-${waits}`,
  frame: 'piece',
  draw: () => <WaitingLine choice="hierarchicalRiskParity" waits={waits} />,
});

export const states: GalleryState[] = [
  policy('fixed', { choice: 'fixed' }, { more: { isSaved: true } }),
  policy('equal-risk', { choice: 'equalRisk', most: { ...DRAFT.most, USD: '20' } }),
  policy('uncapped', { choice: 'minVariance' }, { costs: NO_COSTS }),
  policy('budgets-wrong', {
    choice: 'riskBudget',
    budgets: { ...DRAFT.budgets, ETH: 'a third', USD: '' },
  }),
  policy('volatility', { choice: 'volatilityTarget', volatility: '25' }),
  policy('volatility-capped', {
    choice: 'volatilityTarget',
    volatility: '10',
    most: { ...DRAFT.most, USD: '40' },
  }),
  policy('stable-moves', { choice: 'volatilityTarget', stable: 'ETH' }),
  policy('floor-overridden', {
    choice: 'cppi',
    least: { ...DRAFT.least, ETH: '70' },
    most: { ...DRAFT.most, USD: '20' },
  }),
  policy('floor', { choice: 'cppi', multiplier: '11' }),
  policy(
    'floor-broken',
    { choice: 'cppi' },
    { ground: IN_FORCE, growth: (GROWTH_ONE * 3n) / 4n, isPrivate: true },
  ),
  policy('glide', { choice: 'glide', to: { ...DRAFT.to, ETH: '10', BTC: '45' } }),
  policy('short-history', { choice: 'inverseVolatility' }, { past: pastOf(IDS, 40) }),
  policy('reading', { choice: 'equal' }, { more: { shown: 'reading' } }),
  risk('', PAST, { funding: '-0.0125', margin: '4000', maintenance: '0.5' }),
  risk('private', PAST, { strike: 'high' }, true),
  risk('without', pastOf(['ETH', 'USD', 'BTC', 'LINK'], 120)),
  risk('refused', pastOf(IDS, 12)),
  waiting('no'),
  waiting('proposal'),
  waiting('refused'),
];
