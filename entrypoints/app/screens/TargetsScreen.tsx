import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FullLabels } from '../../../components/plan/labels.ts';
import { TargetsEditor } from '../../../components/targets/TargetsEditor.tsx';
import { priceDoubts } from '../../../components/targets/targetModel.ts';
import { buyMembers } from '../../../hooks/foundValues.ts';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import type { Asset } from '../../../lib/core/asset.ts';
import { asFault, type Fault } from '../../../lib/core/fault.ts';
import { sumUsd, usd } from '../../../lib/core/money.ts';
import type { Limits, Portfolio, Target } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { draftOf, type TargetDraft } from '../../../lib/core/targetDraft.ts';
import { classesIn } from '../../../lib/registry/catalogue.ts';
import { useLabels } from '../useLabels.ts';

/** Shares, bands and limits of the portfolio, to be changed at any time. */
export const TargetsScreen = ({ facts }: { facts: PortfolioFacts | undefined }) =>
  facts ? <Targets facts={facts} /> : null;

function Targets({ facts }: { facts: PortfolioFacts }) {
  const { portfolio } = facts;
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
    save.mutate({ ...portfolio, targets, limits });
  return (
    <TargetsEditor
      draft={draft}
      onDraft={(next) => {
        save.reset();
        setTyped(next);
      }}
      saved={portfolio.targets}
      kept={portfolio.limits}
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
  );
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
