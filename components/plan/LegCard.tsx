import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { chainLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { LegDetail } from './LegDetail.tsx';
import { LegEditor, LegTick } from './LegEditor.tsx';
import { LegGain } from './LegGain.tsx';
import { LegSteps } from './LegSteps.tsx';
import type { FullLabels } from './labels.ts';
import type { PlanEvents, PlanLeg, PlanModel } from './planModel.ts';
import { activeStep, type LegStanding, primaryOf, standingOf } from './planStage.ts';
import { LegMark } from './StepMark.tsx';

export interface LegCardProps {
  model: PlanModel;
  leg: PlanLeg;
  /** Its place in the order, from 0. */
  index: number;
  labels: FullLabels;
  events: PlanEvents;
}

const IN_TRANSIT: readonly LegStanding[] = ['asked', 'sent', 'held'];

/** One swap: what it is, how it stands, its transactions, its checks, and the one thing to do next. */
export function LegCard({ model, leg, index, labels, events }: LegCardProps) {
  const standing = standingOf(model, leg);
  const primary = primaryOf(model);
  const isCurrent = primary.leg === index || IN_TRANSIT.includes(standing);
  return (
    <li
      className={classes(
        'rounded-card border bg-surface px-5 pt-4 pb-3',
        isCurrent && standing !== 'refused' && standing !== 'failed'
          ? 'border-primary'
          : 'border-line',
      )}
    >
      <div className="flex gap-3">
        <LegTick {...{ model, index, events }} />
        <LegMark standing={standing} place={index + 1} isCurrent={isCurrent} />
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 grow basis-72">
              <LegTitle leg={leg} labels={labels} />
              <LegDetail leg={leg} standing={standing} now={model.now} labels={labels} />
              {leg.gain && <LegGain gain={leg.gain} />}
            </div>
            <div className="ml-auto flex flex-col items-end gap-2">
              <StandingWord standing={standing} walletName={model.walletName} />
              {primary.leg === index && (
                <LegButton model={model} leg={leg} action={primary.action} events={events} />
              )}
            </div>
          </div>
          <LegSteps model={model} leg={leg} labels={labels} isOpen={isCurrent} />
          <LegEditor {...{ model, leg, index, labels, events }} />
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
        <TokenAmount amount={sellAmount} decimals={sell.decimals} symbol={sell.symbol} isSteady />
        <ArrowRight aria-hidden="true" className="size-3" />
        {terms ? (
          <TokenAmount
            amount={terms.expectedOut}
            decimals={buy.decimals}
            symbol={buy.symbol}
            isSteady
          />
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
  altered: 'text-danger',
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
      <Button kind="primary" size="small" onClick={events.onRecalculate}>
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
