import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { chainLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { GuardList } from './GuardList.tsx';
import { LegDetail } from './LegDetail.tsx';
import type { FullLabels } from './labels.ts';
import type { PlanEvents, PlanLeg, PlanModel } from './planModel.ts';
import { activeStep, type LegStanding, primaryOf, standingOf } from './planStage.ts';
import { LegMark } from './StepMark.tsx';
import { StepRow } from './StepRow.tsx';

export interface LegCardProps {
  model: PlanModel;
  leg: PlanLeg;
  /** Its place in the order, from 0. */
  index: number;
  labels: FullLabels;
  events: Pick<PlanEvents, 'onSign' | 'onNewPlan'>;
}

/** One swap: what it is, how it stands, its transactions, its checks, and the one thing to do next. */
export function LegCard({ model, leg, index, labels, events }: LegCardProps) {
  const standing = standingOf(model, leg);
  const primary = primaryOf(model);
  const isCurrent = primary.leg === index || standing === 'asked' || standing === 'sent';
  return (
    <li
      className={classes(
        'rounded-card border bg-surface p-5',
        isCurrent && standing !== 'refused' && standing !== 'failed'
          ? 'border-primary'
          : 'border-line',
      )}
    >
      <div className="flex gap-3">
        <LegMark standing={standing} place={index + 1} isCurrent={isCurrent} />
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <LegTitle leg={leg} labels={labels} />
            <div className="flex flex-col items-end gap-2">
              <StandingWord standing={standing} walletName={model.walletName} />
              {primary.leg === index && (
                <LegButton model={model} leg={leg} action={primary.action} events={events} />
              )}
            </div>
          </div>
          <LegDetail leg={leg} standing={standing} now={model.now} labels={labels} />
          <LegSteps model={model} leg={leg} labels={labels} isDone={standing === 'done'} />
          <GuardList leg={leg} />
        </div>
      </div>
    </li>
  );
}

function LegTitle({ leg: { trade, terms }, labels }: Pick<LegCardProps, 'leg' | 'labels'>) {
  const { sell, sellAmount, buy, value } = trade;
  const chain = chainLabel(labels, sell.chainId);
  return (
    <div className="min-w-0">
      <h2 className="font-bold text-body">
        <Sentence
          of={text.plan.legTitle}
          parts={{
            value: <Money value={value} precision="whole" />,
            sell: sell.symbol,
            buy: buy.symbol,
          }}
        />
      </h2>
      <p className="flex flex-wrap items-center gap-x-1 text-ink-2 text-meta">
        <TokenAmount amount={sellAmount} decimals={sell.decimals} symbol={sell.symbol} />
        <ArrowRight aria-hidden="true" className="size-3" />
        {terms ? (
          <TokenAmount amount={terms.expectedOut} decimals={buy.decimals} symbol={buy.symbol} />
        ) : (
          buy.symbol
        )}
        <span>{text.plan.legOn(chain)}</span>
      </p>
    </div>
  );
}

const STANDING_INK: Partial<Record<LegStanding, string>> = {
  done: 'text-success',
  ready: 'text-primary',
  asked: 'text-primary',
  sent: 'text-primary',
  refused: 'text-danger',
  failed: 'text-danger',
  reverted: 'text-danger',
};

function StandingWord({ standing, walletName }: { standing: LegStanding; walletName: string }) {
  const word = text.plan.standing[standing];
  return (
    <span className={classes('font-strong text-meta', STANDING_INK[standing] ?? 'text-ink-3')}>
      {typeof word === 'function' ? word(walletName) : word}
    </span>
  );
}

interface LegButtonProps extends Pick<LegCardProps, 'model' | 'leg' | 'events'> {
  action: ReturnType<typeof primaryOf>['action'];
}

function LegButton({ model, leg, action, events }: LegButtonProps): ReactNode {
  if (action === 'newPlan')
    return (
      <Button kind="primary" size="small" onClick={events.onNewPlan}>
        {text.plan.newQuote}
      </Button>
    );
  if (action !== 'sign') return null;
  return (
    <Button kind="primary" size="small" onClick={events.onSign}>
      {signLabel(leg, model.walletName)}
    </Button>
  );
}

function signLabel(leg: PlanLeg, walletName: string): string {
  const step = activeStep(leg);
  if (step?.state === 'declined' || step?.state === 'reverted')
    return text.plan.askAgain(walletName);
  return step?.kind === 'swap' ? text.plan.sign(walletName) : text.plan.approve(walletName);
}

interface LegStepsProps extends Pick<LegCardProps, 'model' | 'leg' | 'labels'> {
  isDone: boolean;
}

/** The transactions of a leg; folded away once they are all done. */
function LegSteps({ model, leg, labels, isDone }: LegStepsProps) {
  if (leg.steps.length === 0) return null;
  const rows = (
    <ol>
      {leg.steps.map((step) => (
        <StepRow key={step.id} step={step} leg={leg} model={model} labels={labels} />
      ))}
    </ol>
  );
  if (!isDone) return <div className="mt-2 border-line border-t pt-2">{rows}</div>;
  return (
    <Disclosure
      summary={<span className="text-meta">{text.plan.transactions(leg.steps.length)}</span>}
    >
      {rows}
    </Disclosure>
  );
}
