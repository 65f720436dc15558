import type { ReactNode } from 'react';
import {
  type Bundle,
  endOf,
  isInTransit,
  openAllowances,
  stepInTransit,
} from '../../lib/core/bundle.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { formatWeight } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { faultWords } from './faultWords.ts';
import type { FullLabels } from './labels.ts';
import type { PlanEvents, PlanModel } from './planModel.ts';
import { doneSwaps, stageOf } from './planStage.ts';

interface BundleNoticesProps {
  model: PlanModel;
  bundle: Bundle;
  labels: FullLabels;
  events: PlanEvents;
}

/** How a bundle stands as a whole, what is held, and what it left open. */
export function BundleNotices({ model, bundle, labels, events }: BundleNoticesProps) {
  const stage = stageOf(model);
  const held = bundle.steps.find(({ state }) => state === 'unknown');
  return (
    <>
      {stage === 'paused' && <Paused model={model} bundle={bundle} events={events} />}
      {(stage === 'done' || stage === 'stopped') && <Ended model={model} bundle={bundle} />}
      {held && <Held stepId={held.id} walletName={model.walletName} events={events} />}
      {!stepInTransit(bundle) && (
        <OpenAllowances
          bundle={bundle}
          labels={labels}
          isPrimary={stage === 'stopped'}
          onClose={events.onCloseAllowance}
        />
      )}
    </>
  );
}

/** "1 of 3 done. Portfolio is now 96.5% on target. Continue, get a new plan, or stop." */
function Paused({ model, bundle, events }: Omit<BundleNoticesProps, 'labels'>) {
  const words = text.plan.bundle;
  const done = doneSwaps(bundle);
  return (
    <Notice
      tone={model.fault ? 'warning' : 'info'}
      title={done > 0 ? words.progress(done, bundle.legs.length) : words.noneSent}
    >
      {model.fault && `${faultWords(model.fault)} `}
      <NowOnTarget model={model} /> {words.choices}
      <Choices>
        <Button size="small" onClick={events.onNewPlan}>
          {text.plan.newPlan}
        </Button>
        <Button size="small" kind="quiet" onClick={events.onStop}>
          {words.stop}
        </Button>
      </Choices>
    </Notice>
  );
}

/** The score as it was measured after the last swap; silent until then. */
const NowOnTarget = ({ model: { after, isAfterMeasured } }: { model: PlanModel }) =>
  after && isAfterMeasured ? text.plan.bundle.nowOnTarget(formatWeight(after.onTarget)) : null;

function Ended({ model, bundle }: Pick<BundleNoticesProps, 'model' | 'bundle'>) {
  const words = text.plan.bundle;
  const end = endOf(bundle);
  const done = doneSwaps(bundle);
  const stopped = end === 'partial' ? words.stopped(done, bundle.legs.length) : words.stoppedNone;
  const isClean = openAllowances(bundle).length === 0 && !bundle.steps.some(isInTransit);
  return (
    <Notice tone="info" title={end === 'done' ? words.done : stopped}>
      <NowOnTarget model={model} /> {isClean && end !== 'nothing' && words.noneLeftOpen}
    </Notice>
  );
}

interface HeldProps {
  stepId: string;
  walletName: string;
  events: Pick<PlanEvents, 'onCheckChain' | 'onDeclareDeclined'>;
}

function Held({ stepId, walletName, events }: HeldProps) {
  const words = text.plan.bundle;
  return (
    <Notice tone="warning" title={words.heldTitle}>
      {words.held(walletName)}
      <Choices>
        <Button size="small" kind="primary" onClick={() => events.onCheckChain(stepId)}>
          {words.checkChain}
        </Button>
        <Button size="small" kind="quiet" onClick={() => events.onDeclareDeclined(stepId)}>
          {words.declared}
        </Button>
      </Choices>
    </Notice>
  );
}

const Choices = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap gap-2 pt-3">{children}</div>
);

interface OpenAllowancesProps {
  bundle: Bundle;
  labels: Pick<FullLabels, 'sources'>;
  /** Closing it is the one thing left to do. */
  isPrimary?: boolean;
  onClose: (leg: number) => void;
}

/** Each allowance we opened and did not spend, with the one click that closes it. */
export function OpenAllowances({ bundle, labels, isPrimary, onClose }: OpenAllowancesProps) {
  const words = text.plan.bundle;
  return openAllowances(bundle).map(({ leg, amount }) => {
    const terms = bundle.legs[leg];
    if (!terms) return null;
    const { symbol, decimals } = terms.sell;
    return (
      <Notice key={leg} tone="warning" title={words.allowanceTitle}>
        <Sentence
          of={amount === null ? words.allowanceEdited : words.allowance}
          parts={{
            symbol,
            amount: amount !== null && <TokenAmount amount={amount} decimals={decimals} />,
            spender: labels.sources[terms.source],
          }}
        />
        <Choices>
          <Button
            size="small"
            kind={isPrimary ? 'primary' : 'secondary'}
            onClick={() => onClose(leg)}
          >
            {words.closeAllowance}
          </Button>
        </Choices>
      </Notice>
    );
  });
}
