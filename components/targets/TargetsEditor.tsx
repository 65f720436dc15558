import { useId } from 'react';
import type { Limits, Target } from '../../lib/core/portfolio.ts';
import {
  addClass,
  type DraftReading,
  readDraft,
  type TargetDraft,
} from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import { faultWords } from '../plan/faultWords.ts';
import type { FullLabels } from '../plan/labels.ts';
import type { ShownFault } from '../plan/planModel.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { AddClass } from './AddClass.tsx';
import { BuyMembers } from './BuyMembers.tsx';
import { LimitFields } from './LimitFields.tsx';
import { problemSentence } from './problems.ts';
import { TargetTable } from './TargetTable.tsx';
import { TotalBar } from './TotalBar.tsx';
import type { BandSettings, BuyMember, ClassValue, PriceDoubt } from './targetModel.ts';

interface TargetsEditorProps {
  /** Every keystroke, kept by the parent so that nothing typed is lost. */
  draft: TargetDraft;
  onDraft: (draft: TargetDraft) => void;
  /** Targets as stored. */
  saved: readonly Target[];
  settings: BandSettings;
  values: readonly ClassValue[];
  doubts: readonly PriceDoubt[];
  buys: readonly BuyMember[];
  labels: FullLabels;
  /** Whether the draft differs from what is stored. */
  isChanged: boolean;
  isSaving?: boolean;
  /** True after a save, until something is typed. */
  isSaved?: boolean;
  fault?: ShownFault | undefined;
  onSave: (targets: Target[], limits: Limits) => void;
  onDiscard: () => void;
}

/** Shares and bands of each class, limits of a plan, and what plans buy. */
export function TargetsEditor(props: TargetsEditorProps) {
  const { draft, onDraft, saved, settings, values, doubts, buys, labels, fault } = props;
  const reading = readDraft(draft, settings.limits);
  const problems = reading.isOk ? [] : reading.problems;
  const choices = labels.classes.filter(
    ({ id }) => !draft.rows.some(({ classId }) => classId === id),
  );
  return (
    <>
      {fault && (
        <Notice tone="failure" title={text.targets.notSaved}>
          {faultWords(fault)}
        </Notice>
      )}
      <TargetTable
        {...{ draft, values, doubts, saved, settings, problems, labels, onDraft }}
        footer={
          <>
            <AddClass
              choices={choices}
              onAdd={(classId) => onDraft({ ...draft, rows: addClass(draft.rows, classId) })}
            />
            <TotalBar
              rows={draft.rows}
              labels={labels}
              onRows={(rows) => onDraft({ ...draft, rows })}
            >
              <SaveButtons {...props} reading={reading} />
            </TotalBar>
          </>
        }
      />
      <LimitFields draft={draft} problems={problems} labels={labels} onDraft={onDraft} />
      <BuyMembers
        buys={buys}
        labels={labels}
        aside={<TextLink href="#/settings/tokens">{text.targets.buys.change}</TextLink>}
      />
    </>
  );
}

type SaveButtonsProps = TargetsEditorProps & { reading: DraftReading };

/** Save with the reason beside it while it is off, and the way back. */
function SaveButtons({ reading, draft, isChanged, isSaving, isSaved, ...acts }: SaveButtonsProps) {
  const id = useId();
  const words = text.targets;
  const reason = reading.isOk ? null : problemSentence(reading.problems, draft.rows);
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
      <p id={id} className="text-ink-2 text-meta">
        {reason ?? (isSaved ? words.saved : isChanged && words.unsaved)}
      </p>
      {isChanged && (
        <Button kind="quiet" onClick={acts.onDiscard}>
          {words.discard}
        </Button>
      )}
      <Button
        kind="primary"
        disabled={!reading.isOk || !isChanged}
        isBusy={isSaving ?? false}
        aria-describedby={id}
        onClick={() => reading.isOk && acts.onSave(reading.targets, reading.limits)}
      >
        {words.save}
      </Button>
    </div>
  );
}
