import type { ReactNode } from 'react';
import type { Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { ConnectBox } from '../onboarding/ConnectBox.tsx';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Card } from '../ui/Card.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Bone } from '../ui/Progress.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { AfterPanel } from './AfterPanel.tsx';
import { BundleNotices } from './BundleNotices.tsx';
import { faultWords } from './faultWords.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { LegCard } from './LegCard.tsx';
import type { FullLabels } from './labels.ts';
import { PlanBlocks } from './PlanBlocks.tsx';
import { PlanHead } from './PlanHead.tsx';
import type { PlanEvents, PlanModel } from './planModel.ts';
import { stageOf } from './planStage.ts';

interface PlanViewProps {
  model: PlanModel;
  /** The portfolio's smallest trade, for what is left out. */
  minTrade: Usd;
  labels: FullLabels;
  events: PlanEvents;
  /** Above the swaps: what the plan is for, where that is not the whole. */
  purpose?: ReactNode;
  /** Below the swaps, while none is under way: other plans to make. */
  others?: ReactNode;
}

/** The whole plan screen, from measuring to the last receipt. Draws; decides nothing. */
export function PlanView(props: PlanViewProps) {
  const { model, minTrade, labels, events, purpose, others } = props;
  const { before, bundle } = model;
  const isMeasuring = stageOf(model) === 'measuring';
  return (
    <>
      <PlanHead model={model} labels={labels} events={events} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-2">
          {purpose}
          <PlanBlocks model={model} labels={labels} events={events} />
          {bundle && (
            <BundleNotices model={model} bundle={bundle} labels={labels} events={events} />
          )}
          <WalletNotice model={model} events={events} />
          {model.editing?.fault && (
            <Notice tone="failure" title={text.planEdit.lockNotSaved}>
              {faultWords(model.editing.fault)}
            </Notice>
          )}
          {isMeasuring && <LegBones />}
          <ol className="flex flex-col gap-2 empty:hidden">
            {model.legs.map((leg, index) => (
              <LegCard key={index} {...{ model, leg, index, labels, events }} />
            ))}
          </ol>
          <LeftOutList leftOut={model.leftOut} minTrade={minTrade} labels={labels} />
          {!bundle && others}
        </div>
        {before && <AfterPanel model={model} before={before} labels={labels} />}
        {isMeasuring && <PanelBones />}
      </div>
    </>
  );
}

/** Who could sign, where that is nobody or the wrong one; and what went wrong while reviewing. */
function WalletNotice({ model, events }: Pick<PlanViewProps, 'model' | 'events'>) {
  const { wallet, walletName, fault, bundle, legs } = model;
  if (wallet.kind === 'watchOnly')
    return legs.length > 0 ? (
      <Card title={text.plan.wallet.watchOnlyTitle} isCurrent>
        <ConnectBox
          kind="primary"
          lead={text.plan.wallet.watchOnly}
          label={text.plan.wallet.connect}
          ownId={wallet.ownId}
          isConnecting={wallet.isConnecting ?? false}
          fault={wallet.fault}
          onConnect={events.onConnect}
          onOpenSettings={events.onOpenSettings}
        />
      </Card>
    ) : null;
  if (wallet.kind === 'otherAccount')
    return (
      <Notice tone="warning" title={text.plan.wallet.otherTitle}>
        <Sentence
          of={text.plan.wallet.other}
          parts={{
            wanted: <AddressTag address={wallet.wanted} />,
            wallet: walletName,
            found: <AddressTag address={wallet.found} />,
          }}
        />{' '}
        {text.plan.wallet.otherWay(walletName)}
      </Notice>
    );
  return fault && !bundle ? (
    <Notice tone="warning" title={text.plan.notSigned}>
      {faultWords(fault)}
    </Notice>
  ) : null;
}

/** Cards of the shape the steps will have. */
const LegBones = () =>
  [0, 1].map((place) => (
    <Card key={place}>
      <div className="flex gap-3">
        <Bone className="size-6 rounded-full" />
        <div className="flex grow flex-col gap-2 py-1">
          <Bone className="h-3 w-56" />
          <Bone className="h-2 w-40" />
          <Bone className="h-2 w-64" />
        </div>
      </div>
    </Card>
  ));

/** The panel beside them. */
const PanelBones = () => (
  <Card title={text.plan.after.measured}>
    <div className="flex flex-col gap-4 py-1">
      {['w-full', 'w-2/3', 'w-5/6', 'w-full', 'w-3/4', 'w-2/3'].map((width, index) => (
        <Bone key={index} className={`h-2 ${width}`} />
      ))}
    </div>
  </Card>
);
