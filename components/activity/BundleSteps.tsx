import type { Bundle, Step } from '../../lib/core/bundle.ts';
import type { LegTerms } from '../../lib/core/terms.ts';
import * as text from '../../lib/core/text.ts';
import { HashLink } from '../plan/HashLink.tsx';
import { type ChainEntry, chainEntry, type FullLabels } from '../plan/labels.ts';
import { StepMark } from '../plan/StepMark.tsx';
import { StepWords } from '../plan/StepWords.tsx';
import { formatCount, shortAddress } from '../ui/format.ts';
import { useIsPrivate } from '../ui/Privacy.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';

interface BundleStepsProps {
  bundle: Bundle;
  labels: FullLabels;
}

/** Every transaction of a bundle in order, with what arrived, what it cost, and where to see it. */
export function BundleSteps({ bundle, labels }: BundleStepsProps) {
  const isPrivate = useIsPrivate(undefined);
  return (
    <>
      <ol className="flex flex-col gap-1.5">
        {bundle.steps.map((step) => {
          const terms = bundle.legs[step.leg];
          if (!terms) return null;
          const chain = chainEntry(labels, terms.sell.chainId);
          return <StepLine key={step.id} step={step} terms={terms} chain={chain} labels={labels} />;
        })}
      </ol>
      {!isPrivate && (
        <p className="pt-2 text-ink-3 text-meta" title={bundle.termsHash}>
          {text.activity.terms(shortAddress(bundle.termsHash))}
        </p>
      )}
    </>
  );
}

interface StepLineProps {
  step: Step;
  terms: LegTerms;
  chain: ChainEntry;
  labels: FullLabels;
}

const StepLine = ({ step, terms, chain, labels }: StepLineProps) => (
  <li className="flex gap-2 text-meta">
    <StepMark state={step.state} />
    <div className="flex min-w-0 grow flex-wrap justify-between gap-x-4 text-ink-2">
      <span>
        <StepWords kind={step.kind} swap={terms} spender={labels.sources[terms.source]} />{' '}
        {text.plan.legOn(chain.name)}
        <Arrived step={step} terms={terms} />
      </span>
      <span className="flex flex-wrap gap-x-2">
        <span className={['reverted', 'altered'].includes(step.state) ? 'text-danger' : undefined}>
          {text.plan.stepState[step.state]}
        </span>
        {step.block !== null && <span>{text.activity.block(formatCount(step.block))}</span>}
        {step.fee !== null && (
          <Sentence
            of={text.activity.fee}
            parts={{
              amount: <TokenAmount amount={step.fee} decimals={18} symbol={chain.nativeSymbol} />,
            }}
          />
        )}
        {step.txHash && <HashLink chain={chain} hash={step.txHash} />}
      </span>
    </div>
  </li>
);

const Arrived = ({ step, terms: { buy } }: Pick<StepLineProps, 'step' | 'terms'>) =>
  step.received !== null && (
    <>
      {', '}
      <Sentence
        of={text.activity.received}
        parts={{
          amount: (
            <TokenAmount amount={step.received} decimals={buy.decimals} symbol={buy.symbol} />
          ),
        }}
      />
    </>
  );
