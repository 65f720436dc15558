import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { OperatorScore } from '../../lib/core/operatorScore.ts';
import * as text from '../../lib/core/text.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { formatCount } from '../ui/format.ts';
import { Tick } from '../ui/Tick.tsx';
import { NodeForm } from './NodeForm.tsx';
import { NodeTestLine } from './NodeTestLine.tsx';
import type { NetworkEvents, NetworkRow, NodeRow, NodeTests } from './networkModel.ts';

interface NodeListProps {
  network: NetworkRow;
  tests: NodeTests;
  events: NetworkEvents;
}

/** The nodes of a chain, each with how it did and a test; those of the user can be edited. */
export function NodeList({ network, tests, events }: NodeListProps) {
  const words = text.settings.networks;
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const { chainId, nodes } = network;
  const known = nodes.map(({ url }) => url);
  const close = () => setEdited(null);
  return (
    <>
      <ul>
        {nodes.map((node) => (
          <li key={node.url} className="border-line border-t py-2 first:border-t-0">
            <NodeLine
              node={node}
              network={network}
              events={events}
              test={tests[node.url]}
              onEdit={() => setEdited(node.url)}
            />
            {edited === node.url && (
              <NodeForm
                before={node}
                known={known}
                onCancel={close}
                onSave={(after) => {
                  events.onNode(chainId, node.url, after);
                  close();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {edited === 'new' ? (
        <NodeForm
          before={null}
          known={known}
          onCancel={close}
          onSave={(node) => {
            events.onNode(chainId, null, node);
            close();
          }}
        />
      ) : (
        <div className="flex gap-2 py-2">
          <Button
            size="small"
            aria-label={words.addOf(network.name)}
            onClick={() => setEdited('new')}
          >
            {words.add}
          </Button>
          <Button
            size="small"
            onClick={() =>
              nodes.forEach(({ url }) => {
                events.onTest(url);
              })
            }
          >
            {words.testAll}
          </Button>
        </div>
      )}
    </>
  );
}

interface NodeLineProps {
  node: NodeRow;
  network: NetworkRow;
  events: NetworkEvents;
  test: NodeTests[string] | undefined;
  onEdit: () => void;
}

function NodeLine({ node, network, events, test, onEdit }: NodeLineProps) {
  const words = text.settings.networks;
  const { chainId, isOwnOnly, reading } = network;
  const isLeftOut = isOwnOnly && !node.isOwn;
  return (
    <>
      <div className="flex items-center gap-3">
        <Tick
          type="checkbox"
          aria-label={words.askOf(node.name)}
          title={words.askOf(node.name)}
          checked={node.isAsked}
          disabled={isLeftOut}
          onChange={(event) => events.onHost(node.host, event.target.checked)}
        />
        <span className="min-w-0 grow">
          <span className="font-strong">{node.name}</span>{' '}
          <span className="break-all text-ink-2 text-meta">
            {node.host}
            {node.isOwn && ` · ${words.own}`}
          </span>
          {reading?.dissent.includes(node.host) && (
            <span className="font-strong text-danger text-meta"> {words.dissent}</span>
          )}
          <span className="num block text-ink-3 text-meta">{scoreWords(node.score)}</span>
        </span>
        {node.isOwn && (
          <>
            <IconButton
              size="small"
              label={words.edit(node.name)}
              icon={<Pencil aria-hidden="true" />}
              onClick={onEdit}
            />
            <IconButton
              size="small"
              label={words.remove(node.name)}
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => events.onNode(chainId, node.url, null)}
            />
          </>
        )}
        <Button
          size="small"
          isBusy={test === 'testing'}
          aria-label={words.testOf(node.name)}
          onClick={() => events.onTest(node.url)}
        >
          {words.test}
        </Button>
      </div>
      {test && test !== 'testing' && <NodeTestLine test={test} chainId={chainId} />}
    </>
  );
}

/** "answered 412 · late 2 · usually 120 ms". */
function scoreWords(score: OperatorScore | null): string {
  const words = text.settings.networks.score;
  if (!score) return words.none;
  const counts = (['answered', 'failed', 'late', 'lied'] as const)
    .filter((end) => end === 'answered' || score[end] > 0)
    .map((end) => words[end](formatCount(score[end])));
  const pace = score.usualMs === null ? [] : [words.usual(formatCount(score.usualMs))];
  return [...counts, ...pace].join(' · ');
}
