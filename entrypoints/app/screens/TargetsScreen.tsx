import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { FullLabels } from '../../../components/plan/labels.ts';
import { TargetsEditor } from '../../../components/targets/TargetsEditor.tsx';
import { TARGET_TABS, TargetsFrame } from '../../../components/targets/TargetsFrame.tsx';
import { priceDoubts } from '../../../components/targets/targetModel.ts';
import { buyMembers } from '../../../hooks/foundValues.ts';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import type { Asset } from '../../../lib/core/asset.ts';
import { withEdges } from '../../../lib/core/edges.ts';
import { asFault, type Fault } from '../../../lib/core/fault.ts';
import { sumUsd, usd } from '../../../lib/core/money.ts';
import { partsOf } from '../../../lib/core/policyDraft.ts';
import type { Limits, Portfolio, Target } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { Strategy } from '../../../lib/core/strategy.ts';
import { draftOf, type TargetDraft } from '../../../lib/core/targetDraft.ts';
import { classesIn } from '../../../lib/registry/catalogue.ts';
import { useLabels } from '../useLabels.ts';

/** Statistics weigh as much as the rest of the page: they come with the parts that show them. */
const WeightsScreen = lazy(async () => ({
  default: (await import('./WeightsScreen.tsx')).WeightsScreen,
}));
const RiskScreen = lazy(async () => ({ default: (await import('./RiskScreen.tsx')).RiskScreen }));
const PolicyWaiting = lazy(async () => ({
  default: (await import('./PolicyWaiting.tsx')).PolicyWaiting,
}));

/** Shares, bands and limits of the portfolio; what the weights are made of; and how they move. */
export function TargetsScreen({ facts }: { facts: PortfolioFacts | undefined }) {
  const { path } = useHashRoute();
  const tab = TARGET_TABS.find((one) => path.split('/')[2] === one) ?? 'targets';
  if (!facts) return null;
  return (
    <TargetsFrame tab={tab} readAt={facts.snapshot?.takenAt ?? null} now={facts.now}>
      {tab === 'targets' && <Targets facts={facts} />}
      <Suspense>
        {tab === 'weights' && <WeightsScreen key={facts.portfolio.id} facts={facts} />}
        {tab === 'risk' && <RiskScreen key={facts.portfolio.id} facts={facts} />}
      </Suspense>
    </TargetsFrame>
  );
}

function Targets({ facts }: { facts: PortfolioFacts }) {
  const { portfolio, judgement } = facts;
  const labels = useLabels(portfolio);
  const stored = draftOf(portfolio.targets, portfolio.limits, portfolio.chainIds);
  const [typed, setTyped] = useState<TargetDraft | null>(null);
  const save = useMutation<void, Fault, Portfolio>({
    mutationFn: (changed) =>
      savePortfolio(changed).catch((thrown) => Promise.reject(asFault(thrown))),
    onSuccess: () => setTyped(null),
  });
  const draft = typed ?? stored;
  const onSave = (targets: Target[], limits: Limits) =>
    save.mutate({ ...portfolio, targets, limits, strategy: strategyFor(portfolio, targets) });
  return (
    <>
      <Suspense>
        {portfolio.strategy.policy && (
          <PolicyWaiting facts={facts} policy={portfolio.strategy.policy} />
        )}
      </Suspense>
      <TargetsEditor
        draft={draft}
        onDraft={(next) => {
          save.reset();
          setTyped(next);
        }}
        saved={portfolio.targets}
        settings={withEdges(portfolio, judgement?.found ?? {})}
        values={valuesOf(facts, labels)}
        buys={buyMembers(portfolio)}
        doubts={doubtsOf(facts)}
        labels={labels}
        isChanged={typed !== null && JSON.stringify(typed) !== JSON.stringify(stored)}
        isSaving={save.isPending}
        isSaved={save.isSuccess}
        fault={save.error ? { code: save.error.code } : undefined}
        onSave={onSave}
        onDiscard={() => setTyped(null)}
      />
    </>
  );
}

/** Weights typed by hand follow no policy any more. */
function strategyFor(
  { strategy, targets: before }: Portfolio,
  targets: readonly Target[],
): Strategy {
  const kept = partsOf(before);
  const isSame =
    targets.length === before.length &&
    targets.every(({ classId, weight }) => kept[classId] === weight);
  return isSame ? strategy : { ...strategy, policy: null };
}

/** What each class is worth now: targeted ones from the drift, others from what is not counted. */
function valuesOf({ drift }: PortfolioFacts, { classes }: FullLabels) {
  return classes.map(({ id }) => {
    const row = drift?.rows.find(({ classId }) => classId === id);
    const others = drift?.notInTargets.filter(({ asset }) => asset.classId === id) ?? [];
    const value = row?.value ?? sumUsd(others.map((held) => held.value ?? usd(0n)));
    return { classId: id, value: drift ? value : null };
  });
}

/** Whether each asset can be planned is said where its target is set. */
function doubtsOf({ snapshot, portfolio }: PortfolioFacts) {
  const classes = classesIn(portfolio);
  const isBought = (asset: Asset) =>
    asset.classId !== null &&
    portfolio.chainIds.includes(asset.chainId) &&
    classes.buyMemberOf(asset.classId, asset.chainId)?.address === asset.address;
  return snapshot ? priceDoubts(snapshot, isBought) : [];
}
