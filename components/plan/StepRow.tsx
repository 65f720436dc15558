import type { Step, StepState } from '../../lib/core/bundle.ts';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';
import { HashLink } from './HashLink.tsx';
import { chainEntry, type FullLabels } from './labels.ts';
import type { PlanLeg, PlanModel } from './planModel.ts';
import { StepMark } from './StepMark.tsx';
import { StepWords } from './StepWords.tsx';
import { WalletShowsList } from './WalletShowsList.tsx';

/** Seconds after which a question that was not answered is pointed at again. */
const STILL_WAITING_AFTER = 10;

/** While the wallet is or may still be asked for it. */
const SHOWN_IN: readonly StepState[] = ['queued', 'asked', 'unknown', 'declined', 'reverted'];

interface StepRowProps {
  step: Step;
  leg: PlanLeg;
  model: PlanModel;
  labels: FullLabels;
  /** What the wallet will show stands open, inside something that folds already. */
  isFlat?: boolean;
}

/** One transaction of a leg: what it does, how it stands, what the wallet will show. */
export function StepRow({ step, leg, model, labels, isFlat = false }: StepRowProps) {
  const chain = chainEntry(labels, leg.trade.sell.chainId);
  const shows = leg.shows[step.kind];
  return (
    <li className="flex gap-2 py-1 text-meta">
      <StepMark state={step.state} />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink-2">
          <span>
            <StepWords
              kind={step.kind}
              swap={leg.trade}
              spender={leg.terms ? labels.sources[leg.terms.source] : ''}
            />
          </span>
          <span className={classes('font-strong', stateInk(step))}>
            {text.plan.stepState[step.state]}
            {step.txHash && (
              <>
                {' · '}
                <HashLink chain={chain} hash={step.txHash} />
              </>
            )}
          </span>
        </div>
        {step.state === 'asked' && <AskedHint step={step} model={model} />}
        {shows && SHOWN_IN.includes(step.state) && (
          <WalletShowsList {...{ shows, leg, labels, isFlat }} walletName={model.walletName} />
        )}
      </div>
    </li>
  );
}

const stateInk = ({ state }: Step): string => {
  if (state === 'confirmed') return 'text-success';
  if (state === 'reverted' || state === 'altered') return 'text-danger';
  return state === 'asked' || state === 'sent' ? 'text-primary' : 'text-ink-3';
};

/** Where to look while the wallet asks; a longer sentence once it has taken a while. */
function AskedHint({ step, model }: { step: Step; model: PlanModel }) {
  const askedAt = step.intent?.askedAt ?? model.now;
  const isLong = model.now - askedAt >= STILL_WAITING_AFTER;
  return (
    <p role="status" className="text-ink">
      {text.plan.lookFor(model.walletName)} {isLong && text.plan.stillWaiting(model.walletName)}
    </p>
  );
}
