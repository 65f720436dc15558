import type { Limits, Target } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY } from '../../lib/core/strategy.ts';
import { readDraft, type TargetDraft } from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { BuyMembers } from '../targets/BuyMembers.tsx';
import { LimitFields } from '../targets/LimitFields.tsx';
import { problemSentence } from '../targets/problems.ts';
import { TargetTable } from '../targets/TargetTable.tsx';
import { TotalBar } from '../targets/TotalBar.tsx';
import type { BuyMember, ClassValue, PriceDoubt } from '../targets/targetModel.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { OnboardingFrame } from './OnboardingFrame.tsx';

export type TargetMode = 'current' | 'equal' | 'own';
const MODES: readonly TargetMode[] = ['current', 'equal', 'own'];

interface TargetsStepProps {
  mode: TargetMode;
  draft: TargetDraft;
  kept: Limits;
  values: readonly ClassValue[];
  doubts: readonly PriceDoubt[];
  buys: readonly BuyMember[];
  labels: FullLabels;
  /** The parent fills the draft for the mode; typing a share turns the mode to `own`. */
  onMode: (mode: TargetMode) => void;
  onDraft: (draft: TargetDraft) => void;
  onBack: () => void;
  onNext: (targets: Target[], limits: Limits) => void;
}

/** Third step: shares, band and limits, each with its default shown, in the rows of the editor. */
export function TargetsStep(props: TargetsStepProps) {
  const { mode, draft, kept, values, doubts, buys, labels, onMode, onDraft, onBack, onNext } =
    props;
  const words = text.onboarding.targets;
  const reading = readDraft(draft, kept);
  return (
    <OnboardingFrame
      step={3}
      title={words.title}
      lead={words.lead}
      footer={
        <>
          <Button
            kind="primary"
            disabled={!reading.isOk}
            onClick={() => reading.isOk && onNext(reading.targets, reading.limits)}
          >
            {words.next}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {text.onboarding.back}
          </Button>
          {!reading.isOk && (
            <p className="text-ink-2 text-meta">{problemSentence(reading.problems, draft.rows)}</p>
          )}
        </>
      }
    >
      <ModeChoices mode={mode} hasMix={values.some(({ value }) => value)} onMode={onMode} />
      <TargetTable
        {...{ draft, values, doubts, labels, saved: [] }}
        problems={reading.isOk ? [] : reading.problems}
        settings={{ limits: kept, strategy: DEFAULT_STRATEGY }}
        onDraft={(next) => {
          if (mode !== 'own') onMode('own');
          onDraft(next);
        }}
        footer={
          <TotalBar
            rows={draft.rows}
            labels={labels}
            onRows={(rows) => onDraft({ ...draft, rows })}
          />
        }
      />
      <LimitFields
        draft={draft}
        problems={reading.isOk ? [] : reading.problems}
        labels={labels}
        onDraft={onDraft}
      />
      <BuyMembers buys={buys} labels={labels} />
    </OnboardingFrame>
  );
}

interface ModeChoicesProps {
  mode: TargetMode;
  /** Whether anything is held that a mix could be taken from. */
  hasMix: boolean;
  onMode: (mode: TargetMode) => void;
}

function ModeChoices({ mode, hasMix, onMode }: ModeChoicesProps) {
  const words = text.onboarding.targets;
  return (
    <fieldset>
      <legend className="pb-2 font-strong">{words.modeLabel}</legend>
      <div className="grid gap-3 sm:grid-cols-3">
        {MODES.map((entry) => (
          <Choice
            key={entry}
            type="radio"
            name="target-mode"
            isCard
            label={words.modes[entry]}
            hint={entry === 'current' && !hasMix ? words.noMix : words.modeHints[entry]}
            checked={mode === entry}
            disabled={entry === 'current' && !hasMix}
            onChange={() => onMode(entry)}
          />
        ))}
      </div>
    </fieldset>
  );
}
