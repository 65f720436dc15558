import type { Address } from 'viem';
import * as text from '../../lib/core/text.ts';
import type { LookUpName } from '../../lib/core/typedAddress.ts';
import type { ShownFault } from '../plan/planModel.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { FoundAddress } from '../ui/FoundAddress.tsx';
import { useAddressEntry } from '../ui/useAddressEntry.ts';
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
  /** Looks a name up; absent where Ethereum is not read. */
  lookUp?: LookUpName | undefined;
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
      <WatchCard
        typedAtFirst={props.typedAtFirst ?? ''}
        onWatch={props.onWatch}
        lookUp={props.lookUp}
      />
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

/** The address field. */
function WatchCard({
  typedAtFirst,
  onWatch,
  lookUp,
}: Pick<StartStepProps, 'onWatch' | 'lookUp'> & { typedAtFirst: string }) {
  const words = text.onboarding.start;
  const entry = useAddressEntry({ typedAtFirst, lookUp, onTake: onWatch });
  return (
    <Card title={words.watch} isCurrent>
      <form className="flex flex-col items-start gap-3" onSubmit={entry.submit} noValidate>
        <p className="text-ink-2">{words.watchLead}</p>
        <div className="flex w-full flex-col gap-3">
          <Field
            label={words.address}
            hint={lookUp ? words.addressOrNameHint : words.addressHint}
            error={entry.error}
            value={entry.typed}
            placeholder="0x…"
            onChange={(event) => entry.type(event.target.value)}
          />
          <FoundAddress address={entry.found} />
        </div>
        <Button kind="primary" type="submit" isBusy={entry.isLooking}>
          {entry.isName ? words.lookUp : words.watchButton}
        </Button>
      </form>
    </Card>
  );
}
