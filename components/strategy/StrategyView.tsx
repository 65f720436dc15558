import { type ReactNode, useId } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { isStrategyReadable } from '../../lib/core/strategyDraft.ts';
import * as text from '../../lib/core/text.ts';
import { faultWords } from '../plan/faultWords.ts';
import type { ShownFault } from '../plan/planModel.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { classes } from '../ui/classes.ts';
import type { Labels } from '../ui/labels.ts';
import { Notice } from '../ui/Notice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { BandSidesFields } from './BandSidesFields.tsx';
import { type BandRow, BandTable } from './BandTable.tsx';
import { followsCosts } from './bandEdits.ts';
import type { StrategyEdit } from './Controls.tsx';
import { PlanRules } from './PlanRules.tsx';
import { type ImpliedBands, RiskQuestion } from './RiskQuestion.tsx';
import { type Earned, Switches, TrackingErrorField, WaitFields } from './RuleMore.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { type Yearly, YearlyCost } from './YearlyCost.tsx';

interface StrategyViewProps {
  edit: StrategyEdit;
  /** Targets in their order. */
  classIds: readonly ClassId[];
  bands: readonly BandRow[];
  yearly: Yearly;
  implied: ImpliedBands;
  earned: Record<'volatility' | 'trend', Earned>;
  pricesAt: UnixSeconds | null;
  /** The oldest reading of the costs; null while one is not known. */
  costsAt: UnixSeconds | null;
  nextCheckAt: UnixSeconds | null;
  now: UnixSeconds;
  labels: Labels;
  isChanged: boolean;
  isSaving?: boolean;
  /** True after a save, until something is changed. */
  isSaved?: boolean;
  fault?: ShownFault | undefined;
  onSave: () => void;
  onDiscard: () => void;
  /** The verdict above, and the backtest below. */
  verdict?: ReactNode;
  backtest: ReactNode;
}

const words = text.strategy;

/** The strategy page: the verdict, the rule with what it would cost, its bands, a plan's rules, the past. */
export function StrategyView(props: StrategyViewProps) {
  const { edit, classIds, labels, fault, now, nextCheckAt } = props;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <div className="flex flex-col gap-4">
        {fault && (
          <Notice tone="failure" title={text.targets.notSaved}>
            {faultWords(fault)}
          </Notice>
        )}
        {props.verdict}
        <div className="flex flex-col gap-4">
          <Card title={words.rule.title}>
            <div className="flex flex-col gap-4">
              <RuleSentence edit={edit} />
              <YearlyCost
                yearly={props.yearly}
                nextCheckAt={nextCheckAt}
                now={now}
                labels={labels}
              />
              <TrackingErrorField edit={edit} />
              <RiskQuestion edit={edit} implied={props.implied} costsAt={props.costsAt} now={now} />
              <div>
                <BandSidesFields edit={edit} classIds={classIds} labels={labels} />
                <WaitFields edit={edit} />
              </div>
              <Switches edit={edit} earned={props.earned} />
            </div>
          </Card>
          <BandTable
            rows={props.bands}
            isBandless={edit.draft.strategy.trigger === 'schedule'}
            pricesAt={props.pricesAt}
            costsAt={followsCosts(edit.draft.strategy) ? props.costsAt : null}
            now={now}
            labels={labels}
          />
          <PlanRules edit={edit} classIds={classIds} labels={labels} />
          <SaveBar {...props} />
        </div>
        {props.backtest}
      </div>
    </>
  );
}

/** Save with the reason beside it while it is off, and the way back; in sight while there is a change. */
function SaveBar({ edit, isChanged, isSaving, isSaved, onSave, onDiscard }: StrategyViewProps) {
  const id = useId();
  const isReadable = isStrategyReadable(edit.draft);
  const standing = isReadable
    ? isSaved
      ? words.saved
      : isChanged && text.targets.unsaved
    : text.targets.cannotSave.fields;
  return (
    <div
      className={classes(
        'flex flex-wrap items-center justify-end gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-5 py-3',
        isChanged && 'sticky bottom-0 z-10',
      )}
    >
      <p id={id} role="status" className="text-ink-2 text-meta">
        {standing}
      </p>
      {isChanged && (
        <Button kind="quiet" onClick={onDiscard}>
          {text.targets.discard}
        </Button>
      )}
      <Button
        kind="primary"
        disabled={!isReadable || !isChanged}
        isBusy={isSaving ?? false}
        aria-describedby={id}
        onClick={onSave}
      >
        {words.save}
      </Button>
    </div>
  );
}
