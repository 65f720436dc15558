import type { Address } from 'viem';
import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import type { FaultCode } from '../../lib/core/fault.ts';
import type { Usd } from '../../lib/core/money.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { chainLabel, classLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { OnboardingFrame } from './OnboardingFrame.tsx';

/** One chain as it was read. `value` null: held, without a price; undefined: nothing found yet. */
export interface FoundChain {
  chainId: ChainId;
  state: 'reading' | 'agreed' | 'unknown';
  /** Why it is unknown. */
  reason?: FaultCode | undefined;
  value: Usd | null | undefined;
  isOn: boolean;
}

/** One class with what of it was found on the chains that are on. */
export interface FoundClass {
  classId: ClassId;
  value: Usd | null | undefined;
  symbols: readonly string[];
  isOn: boolean;
}

interface FoundStepProps {
  address: Address | null;
  /** When the values were read; null while they are. */
  readAt: UnixSeconds | null;
  now: UnixSeconds;
  chains: readonly FoundChain[];
  classes: readonly FoundClass[];
  labels: FullLabels;
  onChain: (chainId: ChainId, isOn: boolean) => void;
  onClass: (classId: ClassId, isOn: boolean) => void;
  onRetry: () => void;
  onBack: () => void;
  onNext: () => void;
}

/** Second step: what was found on each chain and in each class, and which of it counts. */
export function FoundStep(props: FoundStepProps) {
  const { chains, classes, labels } = props;
  const words = text.onboarding.found;
  const reason = whyNot(props);
  const isEmpty =
    chains.every(({ state }) => state === 'agreed') && classes.every(({ value }) => !value);
  return (
    <OnboardingFrame
      step={2}
      title={words.title}
      lead={words.lead}
      footer={
        <>
          <Button kind="primary" disabled={reason !== null} onClick={props.onNext}>
            {words.setTargets}
          </Button>
          <Button kind="quiet" onClick={props.onBack}>
            {text.onboarding.back}
          </Button>
          {reason && <p className="text-ink-2 text-meta">{reason}</p>}
        </>
      }
    >
      <p className="text-ink-2 text-meta">
        {props.address && <AddressTag address={props.address} isFull />}
        {props.readAt !== null && (
          <>
            {' · '}
            <Sentence of={words.read} parts={{ age: <Age at={props.readAt} now={props.now} /> }} />
          </>
        )}
      </p>
      {chains.map(
        (chain) =>
          chain.state === 'unknown' && (
            <Unconfirmed
              key={chain.chainId}
              chain={chain}
              labels={labels}
              onRetry={props.onRetry}
            />
          ),
      )}
      {isEmpty && (
        <Notice tone="info" title={words.emptyTitle}>
          {words.empty}
        </Notice>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <ChainCard {...props} />
        <ClassCard {...props} />
      </div>
    </OnboardingFrame>
  );
}

/** Why one cannot go on, in words; null when one can. */
function whyNot({ chains, classes }: Pick<FoundStepProps, 'chains' | 'classes'>): string | null {
  const on = chains.filter(({ isOn }) => isOn);
  if (on.length === 0) return text.onboarding.found.noChain;
  if (on.some(({ state }) => state === 'reading')) return text.onboarding.found.stillReading;
  return classes.some(({ isOn }) => isOn) ? null : text.onboarding.found.noClass;
}

function Unconfirmed({
  chain,
  labels,
  onRetry,
}: { chain: FoundChain } & Pick<FoundStepProps, 'labels' | 'onRetry'>) {
  const words = text.onboarding.found;
  return (
    <Notice
      tone="warning"
      title={words.unconfirmed(chainLabel(labels, chain.chainId))}
      action={{ label: words.retry, onClick: onRetry }}
    >
      {chain.reason && text.faults[chain.reason]} {words.unconfirmedWhy}
    </Notice>
  );
}

const ChainCard = ({ chains, labels, onChain }: FoundStepProps) => (
  <Card title={text.onboarding.found.chains}>
    {chains.map(({ chainId, state, value, isOn }) => (
      <Line
        key={chainId}
        value={state === 'agreed' ? value : undefined}
        isReading={state === 'reading'}
        isBare={state === 'agreed' && value === undefined}
      >
        <Choice
          type="checkbox"
          label={chainLabel(labels, chainId)}
          hint={state === 'unknown' ? text.settings.networks.unknown : undefined}
          checked={isOn}
          onChange={(event) => onChain(chainId, event.target.checked)}
        />
      </Line>
    ))}
  </Card>
);

const ClassCard = ({ classes, labels, onClass }: FoundStepProps) => (
  <Card title={text.onboarding.found.classes}>
    {classes.map(({ classId, value, symbols, isOn }) => (
      <Line key={classId} value={value}>
        <Choice
          type="checkbox"
          label={classLabel(labels, classId)}
          hint={symbols.join(', ')}
          checked={isOn}
          onChange={(event) => onClass(classId, event.target.checked)}
        />
      </Line>
    ))}
    <p className="pt-2 text-ink-3 text-meta">{text.onboarding.found.classHint}</p>
  </Card>
);

interface LineProps {
  /** Undefined: nothing to say. */
  value: Usd | null | undefined;
  isReading?: boolean;
  /** Read, and nothing is there. */
  isBare?: boolean;
  children: React.ReactNode;
}

const Line = ({ value, isReading, isBare, children }: LineProps) => (
  <div className="flex items-start justify-between gap-4 border-line border-b last-of-type:border-0">
    {children}
    <span className="pt-2">
      {isReading && <Spinner label={text.onboarding.found.reading} />}
      {!isReading && value !== undefined && <Money value={value} precision="cents" />}
      {isBare && <span className="text-ink-3 text-meta">{text.onboarding.found.nothing}</span>}
    </span>
  </div>
);
