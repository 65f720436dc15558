import { useId } from 'react';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import type {
  CovarianceInputs,
  ProposalNote,
  ProposalPreview,
  Refused,
} from '../../lib/core/targetProposal.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { formatWeight } from '../ui/format.ts';
import type { Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { formatAge, formatDay } from '../ui/time.ts';
import { listOf } from './figures.ts';
import { ProposalTable } from './ProposalTable.tsx';
import { noteWords } from './policyWords.ts';
import { RefusalWords } from './RefusalWords.tsx';

export interface ProposalCardProps {
  /** Null while past prices are read or a field is wrong. */
  shown: ProposalPreview | Refused | 'reading' | 'uncorrected';
  labels: Labels;
  now: UnixSeconds;
  isSaving: boolean;
  /** Approved, and nothing changed since. */
  isSaved: boolean;
  onApprove: () => void;
}

/** What the policy proposes as a difference, what it would take, and the approval. */
export function ProposalCard(props: ProposalCardProps) {
  const { shown, labels } = props;
  const words = text.policies;
  if (shown === 'reading' || shown === 'uncorrected')
    return (
      <Card title={words.proposal}>
        {shown === 'reading' ? <Spinner label={words.reading} /> : <p>{words.correct}</p>}
      </Card>
    );
  if ('kind' in shown)
    return (
      <Card title={words.proposal}>
        <Notice tone="info" title={words.nothingProposed}>
          <RefusalWords refusal={shown} labels={labels} />
        </Notice>
      </Card>
    );
  return (
    <Card title={words.proposal} isFlush>
      <ProposalTable preview={shown} labels={labels} />
      <div className="flex flex-col gap-2 border-line border-t px-5 py-4 text-ink-2">
        {shown.proposal.notes.map((note) => (
          <p key={note.note}>
            <Note note={note} labels={labels} />
          </p>
        ))}
        <Reach reach={shown.reach} labels={labels} now={props.now} />
        <VolatilityWindow volatility={shown.volatility} labels={labels} />
      </div>
      <Approval {...props} isChange={shown.isChange} />
    </Card>
  );
}

function Note({ note, labels }: { note: ProposalNote; labels: Labels }) {
  if (note.note !== 'floor') return noteWords(note, labels);
  const parts = {
    value: <Money value={note.value} />,
    floor: <Money value={note.floor} />,
    exposure: formatWeight(note.exposure),
  };
  return <Sentence of={text.policies.notes.floor} parts={parts} />;
}

/** Swaps, and their cost with its age or what is missing to know it. */
function Reach({
  reach,
  labels,
  now,
}: Pick<ProposalCardProps, 'labels' | 'now'> & {
  reach: ProposalPreview['reach'];
}) {
  const words = text.policies.reach;
  return (
    <p>
      <span className="font-strong text-ink">{words.label}:</span> {reach === null && words.unknown}
      {reach?.swaps === 0 && words.inBand}
      {reach !== null && reach.swaps > 0 && (
        <>
          <Sentence
            of={words.swaps(reach.swaps)}
            parts={{ traded: <Money value={reach.traded} /> }}
          />
          {'. '}
          {reach.cost.kind === 'known' ? (
            <Sentence
              of={words.cost}
              parts={{
                cost: <Money value={reach.cost.value} />,
                age: formatAge(reach.cost.asOf ?? now, now),
              }}
            />
          ) : (
            words.costUnknown(listOf(labels, reach.cost.classIds))
          )}
        </>
      )}
    </p>
  );
}

/** Where the expected volatility is from, or why it is not known. */
function VolatilityWindow({
  volatility,
  labels,
}: {
  volatility: ProposalPreview['volatility'];
  labels: Labels;
}) {
  const words = text.policies;
  return (
    <p className="text-ink-3 text-meta">
      {volatility.kind === 'expected' ? (
        windowWords(volatility.inputs)
      ) : (
        <>
          {words.volatility} {words.notKnown}: <RefusalWords refusal={volatility} labels={labels} />
        </>
      )}
    </p>
  );
}

const windowWords = ({ days, to, shrinkage, skipped }: CovarianceInputs): string => {
  const words = text.policies;
  const window = words.window(days, formatDay(to), formatWeight(shrinkage));
  return skipped > 0 ? [window, words.skipped(skipped)].join(' ') : window;
};

function Approval({
  isChange,
  isSaving,
  isSaved,
  onApprove,
}: Pick<ProposalCardProps, 'isSaving' | 'isSaved' | 'onApprove'> & { isChange: boolean }) {
  const id = useId();
  const words = text.policies;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t px-5 py-3">
      <p id={id} role="status" className="text-ink-2 text-meta">
        {isSaved ? words.approved : isChange ? words.notApproved : words.noChange}
      </p>
      <Button
        kind="primary"
        disabled={!isChange}
        isBusy={isSaving}
        aria-describedby={id}
        onClick={onApprove}
      >
        {words.approve}
      </Button>
    </div>
  );
}
