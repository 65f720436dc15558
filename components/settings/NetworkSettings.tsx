import type { ReactNode } from 'react';
import type { ChainReading, UnixSeconds } from '../../lib/core/snapshot.ts';
import { text } from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { formatCount } from '../ui/format.ts';
import type { NetworkRow, SettingsEvents } from './settingsModel.ts';

interface NetworkSettingsProps {
  networks: readonly NetworkRow[];
  now: UnixSeconds;
  isChecking: boolean;
  events: Pick<SettingsEvents, 'onChain' | 'onCheckNow'>;
}

/** Each chain: whether it is on, who is asked, and how the last reading ended. */
export function NetworkSettings({ networks, now, isChecking, events }: NetworkSettingsProps) {
  const words = text.settings.networks;
  return (
    <Card
      title={words.title}
      aside={
        <Button size="small" isBusy={isChecking} onClick={events.onCheckNow}>
          {words.check}
        </Button>
      }
    >
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <ul>
        {networks.map((network) => (
          <li key={network.chainId} className="border-line border-t py-2">
            <Choice
              type="checkbox"
              label={network.name}
              hint={<Standing network={network} now={now} />}
              checked={network.isOn}
              onChange={(event) => events.onChain(network.chainId, event.target.checked)}
            />
            <Operators network={network} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ network: { isOn, reading }, now }: { network: NetworkRow; now: UnixSeconds }) {
  const words = text.settings.networks;
  if (!isOn) return words.off;
  if (!reading) return words.never;
  const isAgreed = reading.status === 'agreed';
  return (
    <>
      {!isAgreed && `${words.unknown} ${reading.reason ? text.faults[reading.reason] : ''} `}
      <AtBlock reading={reading} now={now} words={isAgreed ? words.agreed : words.lastAgreed} />
    </>
  );
}

interface AtBlockProps {
  reading: ChainReading;
  now: UnixSeconds;
  words: (block: string) => string;
}

const AtBlock = ({ reading: { block }, now, words }: AtBlockProps): ReactNode =>
  block && (
    <>
      {words(formatCount(block.number))}
      <Age at={block.time} now={now} />
    </>
  );

const Operators = ({ network: { operators, reading } }: { network: NetworkRow }) => (
  <ul className="flex flex-wrap gap-x-6 gap-y-1 pl-7 text-meta">
    {operators.map(({ name, host }) => (
      <li key={host}>
        <span className="text-ink-2">{name}</span> <span className="text-ink-3">{host}</span>
        {reading?.dissent.includes(host) && (
          <span className="font-strong text-danger"> {text.settings.networks.dissent}</span>
        )}
      </li>
    ))}
  </ul>
);
