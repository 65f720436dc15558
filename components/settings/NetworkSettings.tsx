import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { AddChain } from './AddChain.tsx';
import { NetworkItem } from './NetworkItem.tsx';
import type { NetworkEvents, NetworkRow, NodeTests } from './networkModel.ts';

interface NetworkSettingsProps {
  networks: readonly NetworkRow[];
  tests: NodeTests;
  now: UnixSeconds;
  isChecking: boolean;
  events: NetworkEvents;
}

/** Each chain: whether it is on, who is asked, how many must agree, and what can be done on it. */
export function NetworkSettings({
  networks,
  tests,
  now,
  isChecking,
  events,
}: NetworkSettingsProps) {
  const words = text.settings.networks;
  return (
    <>
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
            <NetworkItem
              key={network.chainId}
              network={network}
              tests={tests}
              now={now}
              events={events}
            />
          ))}
        </ul>
      </Card>
      <AddChain known={networks} onAdd={events.onAddChain} />
    </>
  );
}
