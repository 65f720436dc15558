import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { ClassMembers } from './ClassMembers.tsx';
import type { ClassEvents, ClassRow } from './classModel.ts';

interface ClassSettingsProps {
  classes: readonly ClassRow[];
  labels: Labels;
  events: ClassEvents;
}

/** Each class: its members chain by chain, the one plans buy, and what may be sold. */
export function ClassSettings({ classes, labels, events }: ClassSettingsProps) {
  const words = text.settings.tokens.classes;
  return (
    <Card title={words.title}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <ul>
        {classes.map((row) => (
          <li key={row.classId} className="border-line border-t py-2">
            <Disclosure summary={<Summary row={row} />}>
              <ClassMembers row={row} labels={labels} events={events} />
              <Removed row={row} labels={labels} events={events} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const Summary = ({ row: { classId, name, isOwn, isChanged, members } }: { row: ClassRow }) => (
  <span className="flex flex-wrap items-baseline gap-x-2">
    <span className="text-ink">{isOwn ? name : classId}</span>
    <span className="font-normal text-ink-2 text-meta">
      {!isOwn && `${name} · `}
      {isOwn && `${text.settings.tokens.classes.own} · `}
      {text.settings.tokens.classes.members(members.length, isChanged)}
    </span>
  </span>
);

function Removed({ row: { classId, removed }, labels, events }: RemovedProps) {
  const words = text.settings.tokens.classes;
  if (removed.length === 0) return null;
  return (
    <div className="pt-2 text-meta">
      <p className="text-ink-2">{words.removedTitle}</p>
      <ul>
        {removed.map((asset) => {
          const chain = chainLabel(labels, asset.chainId);
          return (
            <li key={`${asset.chainId}:${asset.address}`} className="flex items-center gap-3 py-1">
              <span className="min-w-0 grow">
                <span className="font-strong">{asset.symbol}</span>{' '}
                <span className="text-ink-2">{chain}</span>
              </span>
              <Button
                size="small"
                aria-label={words.putBack(asset.symbol, chain)}
                onClick={() => events.onPutBack(classId, asset)}
              >
                {words.back}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RemovedProps {
  row: ClassRow;
  labels: Labels;
  events: ClassEvents;
}
