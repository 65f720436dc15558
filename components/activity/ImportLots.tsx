import { useId, useState } from 'react';
import type { ImportState } from '../../lib/core/lots/importState.ts';
import * as text from '../../lib/core/text.ts';
import { AskedTwice } from '../ui/AskedTwice.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ImportPreviewList } from './ImportPreviewList.tsx';
import type { LotsEvents } from './models.ts';

interface ImportLotsProps {
  state: ImportState;
  /** Imported lines that are kept. */
  count: number;
  events: LotsEvents;
}

/** Purchases and sales from a file: checked line by line, shown, then imported. */
export function ImportLots({ state, count, events }: ImportLotsProps) {
  const words = text.lots.import;
  const problem = problemOf(state);
  return (
    <Card title={words.title}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{words.lead}</p>
        {state.kind === 'preview' ? (
          <ImportPreviewList {...state} events={events} />
        ) : (
          <Source onCheck={events.onCheck} />
        )}
        {problem && <Notice tone="failure">{problem}</Notice>}
        {state.kind === 'done' && <Notice tone="info">{words.done(state.count)}</Notice>}
        {count > 0 && state.kind !== 'preview' && <Kept count={count} onForget={events.onForget} />}
      </div>
    </Card>
  );
}

function problemOf(state: ImportState): string | null {
  const words = text.lots.import;
  if (state.kind === 'tooLarge' || state.kind === 'empty') return words[state.kind];
  if (state.kind === 'broken') return words.unreadable(state.line);
  return state.kind === 'missing' ? words.missing(state.columns.join(', ')) : null;
}

/** A file, or its lines pasted. */
function Source({ onCheck }: Pick<LotsEvents, 'onCheck'>) {
  const words = text.lots.import;
  const id = useId();
  const [pasted, setPasted] = useState('');
  return (
    <>
      <Disclosure summary={words.exampleTitle}>
        <p className="pb-2 text-ink-2 text-meta">{words.format}</p>
        <pre className="overflow-x-auto rounded-control bg-sunken p-3 text-meta">
          {words.example}
        </pre>
      </Disclosure>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-file`} className="font-strong">
          {words.choose}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,text/csv,text/plain"
          className="text-body text-ink-2 file:mr-3 file:min-h-10 file:rounded-control file:border file:border-control file:border-solid file:bg-surface file:px-4 file:font-bold file:text-ink"
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(onCheck);
            target.value = '';
          }}
        />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-paste`} className="font-strong">
          {words.paste}
        </label>
        <textarea
          id={`${id}-paste`}
          rows={4}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          className="w-full rounded-control border border-control bg-surface px-3 py-2 text-ink text-meta"
        />
      </div>
      <div>
        <Button disabled={pasted.trim() === ''} onClick={() => onCheck(pasted)}>
          {words.check}
        </Button>
      </div>
    </>
  );
}

/** What is recorded, and the way to forget it. */
function Kept({ count, onForget }: { count: number; onForget: () => void }) {
  const words = text.lots.import;
  return (
    <AskedTwice
      lead={words.recorded(count)}
      label={words.forget}
      question={words.forgetAsk}
      yes={words.forgetConfirm}
      no={words.keep}
      onYes={onForget}
    />
  );
}
