import type { ChainReading, UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Card } from '../ui/Card.tsx';
import { formatCount } from '../ui/format.ts';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { Sentence } from '../ui/Sentence.tsx';

interface ChainStatesProps {
  chains: readonly ChainReading[];
  now: UnixSeconds;
  labels: Labels;
}

/** Each chain with the block its figures are of, who confirmed it, and who said otherwise. */
export const ChainStates = ({ chains, now, labels }: ChainStatesProps) => (
  <Card title={text.overview.chains.title}>
    <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
      {chains.map((reading) => (
        <li key={reading.chainId} className="min-w-0">
          <span className="font-strong">{chainLabel(labels, reading.chainId)}</span>{' '}
          <span className="text-ink-2 text-meta">
            <Standing reading={reading} now={now} />
          </span>
          <Doubts reading={reading} />
        </li>
      ))}
    </ul>
  </Card>
);

function Standing({
  reading: { status, block },
  now,
}: {
  reading: ChainReading;
  now: UnixSeconds;
}) {
  const words = text.overview.chains;
  const isUnknown = status === 'unknown';
  return (
    <>
      {isUnknown && <span className="font-strong text-ink">{words.unknown} </span>}
      {block ? (
        <Sentence
          of={words.agreed}
          parts={{
            number: <span className="num">{formatCount(block.number)}</span>,
            age: <Age at={block.time} now={now} />,
          }}
        />
      ) : (
        isUnknown && words.never
      )}
    </>
  );
}

function Doubts({ reading: { isOneOfOne, dissent } }: { reading: ChainReading }) {
  const words = text.overview.chains;
  return (
    <>
      {isOneOfOne && (
        <span className="block text-meta" title={words.oneOfOneWhy}>
          {words.oneOfOne}
        </span>
      )}
      {dissent.length > 0 && (
        <span className="block break-words text-meta">{words.dissent(dissent.join(', '))}</span>
      )}
    </>
  );
}
