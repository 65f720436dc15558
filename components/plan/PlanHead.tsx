import { stepInTransit } from '../../lib/core/bundle.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { chainLabel } from '../ui/labels.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import type { FullLabels } from './labels.ts';
import type { PlanEvents, PlanModel } from './planModel.ts';
import { isStepLeft, primaryOf, questionsLeft, stageOf } from './planStage.ts';

interface PlanHeadProps {
  model: PlanModel;
  labels: FullLabels;
  events: PlanEvents;
}

/** The head of the plan: how many swaps, how often the wallet will ask and where, and what to do. */
export const PlanHead = ({ model, labels, events }: PlanHeadProps) => (
  <PageTitle
    title={text.plan.title}
    lead={leadOf(model, labels)}
    actions={<HeadActions model={model} events={events} />}
  />
);

function leadOf(model: PlanModel, labels: FullLabels): string {
  const stage = stageOf(model);
  if (stage === 'measuring') return text.plan.measuring;
  if (stage === 'blocked') return text.plan.blocked;
  if (stage === 'nothing')
    return model.leftOut.length > 0 ? text.plan.nothingPossible : text.plan.nothing;
  if (stage === 'running') return text.plan.bundle.workingLong;
  if (stage === 'stopped') return text.plan.bundle.stoppedLead;
  if (stage === 'done') return text.plan.bundle.doneLead;
  if (model.editing?.isChanged)
    return hasLegs(model) ? text.planEdit.changed : text.planEdit.nothingLeft;
  return `${questionSentence(model, labels)} ${text.plan.promise}`.trim();
}

/** "3 swaps. MetaMask will ask 5 times: 4 on Ethereum, 1 on Base." */
export function questionSentence(model: PlanModel, labels: FullLabels): string {
  const counts = questionsLeft(model.legs);
  const [first] = counts;
  if (!first) return '';
  const swaps = text.plan.swaps(model.legs.filter(({ steps }) => steps.some(isStepLeft)).length);
  const all = text.plan.times(counts.reduce((sum, { count }) => sum + count, 0));
  const name = (id: number) => chainLabel(labels, id);
  if (counts.length === 1)
    return text.plan.headOne(swaps, name(first.chainId), model.walletName, all);
  const each = counts.map(({ chainId, count }) => text.plan.onChain(count, name(chainId)));
  return text.plan.headMany(swaps, model.walletName, all, each.join(', '));
}

const hasLegs = ({ editing }: PlanModel): boolean =>
  editing?.legs.some(({ isIn }) => isIn) ?? false;

function HeadActions({ model, events }: Pick<PlanHeadProps, 'model' | 'events'>) {
  const { action, leg } = primaryOf(model);
  const stage = stageOf(model);
  if (stage === 'running') return <StopButton model={model} onStop={events.onStop} />;
  if (stage === 'done')
    return (
      <>
        <Button onClick={events.onNewPlan}>{text.plan.newPlan}</Button>
        <Button kind="primary" onClick={events.onOpenActivity}>
          {text.plan.bundle.activity}
        </Button>
      </>
    );
  if (action === 'recalculate') return <ChangedActions model={model} events={events} />;
  if (leg === null && action === 'newPlan')
    return (
      <Button kind="primary" onClick={stage === 'review' ? events.onRecalculate : events.onNewPlan}>
        {model.blocks.some(({ kind }) => kind === 'staleSnapshot')
          ? text.plan.refreshFirst
          : text.plan.checkAgain}
      </Button>
    );
  if (stage !== 'review') return null;
  return <Button onClick={events.onNewPlan}>{text.plan.newPlan}</Button>;
}

/** Stops what goes on by itself; nothing to press while only the chain is awaited. */
function StopButton({ model, onStop }: { model: PlanModel; onStop: () => void }) {
  const { bundle, isWorking } = model;
  if (!isWorking || (bundle && bundle.stoppedAt !== null)) return null;
  const hasAsked = bundle !== null && stepInTransit(bundle) !== undefined;
  const words = text.plan.bundle;
  return <Button onClick={onStop}>{hasAsked ? words.stopAfter : words.stop}</Button>;
}

/** New quotes for the plan as it was changed, or a new plan where nothing of it is left. */
const ChangedActions = ({ model, events }: Pick<PlanHeadProps, 'model' | 'events'>) => (
  <>
    {model.editing?.mayUndo && <Button onClick={events.onUndo}>{text.planEdit.undo}</Button>}
    {hasLegs(model) ? (
      <Button kind="primary" onClick={events.onRecalculate}>
        {text.planEdit.recalculate}
      </Button>
    ) : (
      <Button kind="primary" onClick={events.onNewPlan}>
        {text.plan.newPlan}
      </Button>
    )}
  </>
);
