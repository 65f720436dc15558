import { Scale } from 'lucide-react';
import type { VerdictEntry } from '../../lib/core/history.ts';
import * as text from '../../lib/core/text.ts';
import { VerdictWords } from '../portfolio/VerdictWords.tsx';
import { Age } from '../ui/Age.tsx';
import type { Labels } from '../ui/labels.ts';

interface VerdictLineProps {
  entry: VerdictEntry;
  labels: Labels;
  /** Whether a plan was begun after it and before the next verdict. */
  isActed: boolean;
}

/** A change of verdict in one quiet line, with what was done about it. */
export const VerdictLine = ({ entry: { said, at }, labels, isActed }: VerdictLineProps) => (
  <div className="flex items-start gap-3 py-1 pl-6 text-ink-2">
    <Scale aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
    <div className="min-w-0 grow">
      <p>{text.verdict.entry[said.kind]}</p>
      <p className="text-meta">
        <VerdictWords judged={{ ...said, at, dueAt: null }} labels={labels} />{' '}
        {said.outside.length > 0 && text.verdict.entry[isActed ? 'acted' : 'nothing']}
      </p>
    </div>
    <Age at={at} now={at} kind="clock" className="text-meta" />
  </div>
);
