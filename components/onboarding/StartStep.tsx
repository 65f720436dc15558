import { type FormEvent, useState } from 'react';
import type { Address } from 'viem';
import { text } from '../../lib/core/text.ts';
import { parseAddress } from '../../lib/core/typedAddress.ts';
import type { ShownFault } from '../plan/planModel.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { ConnectBox } from './ConnectBox.tsx';
import { OnboardingFrame } from './OnboardingFrame.tsx';

interface StartStepProps {
  /** Names of the chains that are read, for the first sentence. */
  chainNames: readonly string[];
  ownId: string;
  isConnecting: boolean;
  fault?: ShownFault | undefined;
  /** What the address field starts with. */
  typedAtFirst?: string;
  /** Called with a checksummed address. */
  onWatch: (address: Address) => void;
  onConnect: () => void;
  onDemo: () => void;
  onOpenSettings?: () => void;
}

/** First step: watch an address, connect the wallet, or look at the demo. */
export function StartStep(props: StartStepProps) {
  const { chainNames, ownId, isConnecting, fault, onConnect, onDemo, onOpenSettings } = props;
  const words = text.onboarding.start;
  return (
    <OnboardingFrame step={1} title={words.title} lead={words.lead(chainNames.join(', '))}>
      <WatchCard typedAtFirst={props.typedAtFirst ?? ''} onWatch={props.onWatch} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Card title={words.connect}>
          <ConnectBox
            kind="secondary"
            lead={words.connectLead}
            label={text.onboarding.connect.button}
            {...{ ownId, isConnecting, fault, onConnect, onOpenSettings }}
          />
        </Card>
        <Card title={words.demo}>
          <div className="flex flex-col items-start gap-3">
            <p className="text-ink-2">{words.demoLead}</p>
            <Button onClick={onDemo}>{words.demoButton}</Button>
          </div>
        </Card>
      </div>
      <p className="text-ink-3 text-meta">{words.otherWallets}</p>
    </OnboardingFrame>
  );
}

/** The address field. What was typed stays until it is right; a secret is cleared at once. */
function WatchCard({
  typedAtFirst,
  onWatch,
}: Pick<StartStepProps, 'onWatch'> & { typedAtFirst: string }) {
  const words = text.onboarding.start;
  const [typed, setTyped] = useState(typedAtFirst);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseAddress(typed);
    if (parsed.isOk) return onWatch(parsed.address);
    setError(text.onboarding.address[parsed.problem]);
    if (parsed.problem === 'secret') setTyped('');
  };
  return (
    <Card title={words.watch} isCurrent>
      <form className="flex flex-col items-start gap-3" onSubmit={submit} noValidate>
        <p className="text-ink-2">{words.watchLead}</p>
        <div className="w-full">
          <Field
            label={words.address}
            hint={words.addressHint}
            error={error}
            value={typed}
            placeholder="0x…"
            onChange={(event) => {
              setTyped(event.target.value);
              setError(null);
            }}
          />
        </div>
        <Button kind="primary" type="submit">
          {words.watchButton}
        </Button>
      </form>
    </Card>
  );
}
