import { Check, Minus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChainReading, UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { formatCount } from '../ui/format.ts';
import { NodeList } from './NodeList.tsx';
import {
  ABILITIES,
  askedOf,
  type NetworkEvents,
  type NetworkRow,
  type NodeTests,
} from './networkModel.ts';
import { QuorumChoice } from './QuorumChoice.tsx';

interface NetworkItemProps {
  network: NetworkRow;
  tests: NodeTests;
  now: UnixSeconds;
  events: NetworkEvents;
}

/** One chain: switch, standing and abilities; its nodes unfold. */
export function NetworkItem({ network, tests, now, events }: NetworkItemProps) {
  const words = text.settings.networks;
  const { chainId, name, isOn, isCustom, nodes, quorum } = network;
  return (
    <li className="border-line border-t py-2">
      <div className="flex items-start justify-between gap-4">
        <Choice
          type="checkbox"
          label={name}
          hint={(isOn || isCustom) && <Standing network={network} now={now} />}
          checked={isOn}
          onChange={(event) => events.onChain(chainId, event.target.checked)}
        />
        <div className="flex items-start gap-2 pt-2">
          <Can network={network} />
          {isCustom && (
            <IconButton
              size="small"
              label={words.chain.removeChain(name)}
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => events.onRemoveChain(chainId)}
            />
          )}
        </div>
      </div>
      <div className="pb-1 pl-7">
        <Gap network={network} />
        <Disclosure
          summary={<span className="text-meta">{words.nodes(askedOf(nodes), quorum)}</span>}
        >
          <NodeList network={network} tests={tests} events={events} />
          <QuorumChoice network={network} events={events} />
        </Disclosure>
      </div>
    </li>
  );
}

interface StandingProps {
  network: NetworkRow;
  now: UnixSeconds;
}

function Standing({ network: { isOn, isCustom, reading }, now }: StandingProps) {
  const words = text.settings.networks;
  const isAgreed = reading?.status === 'agreed';
  return (
    <>
      {isCustom && `${words.custom}. `}
      {isOn && !reading && words.never}
      {isOn && reading && !isAgreed && (
        <>
          {words.unknown} {reading.reason && text.faults[reading.reason]}{' '}
        </>
      )}
      {isOn && reading && (
        <AtBlock reading={reading} now={now} words={isAgreed ? words.agreed : words.lastAgreed} />
      )}
      {isOn && reading?.isOneOfOne && ` · ${words.oneOfOne}`}
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

/** Three abilities, each in shape and word. */
function Can({ network: { isOn, abilities } }: { network: NetworkRow }) {
  const words = text.settings.networks;
  if (!isOn) return null;
  // What cannot be watched cannot be planned either: said once.
  const missing = ABILITIES.findIndex((ability) => abilities[ability] !== null);
  const said = missing < 0 ? ABILITIES : ABILITIES.slice(0, missing + 1);
  return (
    <ul className="flex shrink-0 justify-end gap-x-4 whitespace-nowrap text-meta">
      {said.map((ability) => {
        const isAble = abilities[ability] === null;
        return (
          <li
            key={ability}
            className={
              isAble
                ? 'inline-flex items-center gap-1 text-ink-2'
                : 'inline-flex items-center gap-1 font-strong text-ink'
            }
          >
            {isAble ? (
              <Check aria-hidden="true" className="size-3.5" />
            ) : (
              <Minus aria-hidden="true" className="size-3.5" />
            )}
            {isAble ? words.can[ability] : words.cannot[ability]}
          </li>
        );
      })}
    </ul>
  );
}

/** The first thing that is missing and what to press. */
function Gap({ network: { isOn, abilities, nodes, quorum } }: { network: NetworkRow }) {
  const { gaps } = text.settings.networks;
  const gap = abilities.watch ?? abilities.plan ?? abilities.sign;
  if (!isOn || !gap) return null;
  const words = gap === 'tooFewNodes' ? gaps.tooFewNodes(askedOf(nodes), quorum) : gaps[gap];
  return <p className="text-ink-2 text-meta">{words}</p>;
}
