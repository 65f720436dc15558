import { useState } from 'react';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { formatCount } from '../ui/format.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Notice } from '../ui/Notice.tsx';
import { Spinner } from '../ui/Progress.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { BacktestInputs } from './BacktestInputs.tsx';
import type { BacktestCardProps, CostBasis, Run, RunState } from './backtestModel.ts';
import { DayTable } from './DayTable.tsx';
import { formatDay } from './days.ts';
import { Evidence } from './Evidence.tsx';
import { FigureTable } from './FigureTable.tsx';
import { formatShare } from './figures.ts';
import { endsOf, WealthChart } from './WealthChart.tsx';

const words = text.backtest;

/** The rule on past prices: inputs, progress, the picture and its figures, or why there is none. */
export function BacktestCard(props: BacktestCardProps) {
  const { past, state } = props;
  if (!past)
    return (
      <Card title={words.title}>
        <Spinner label={words.reading} />
      </Card>
    );
  return (
    <Card title={words.title} aside={<RunAge {...props} />}>
      <div className="flex flex-col gap-5">
        <p className="text-body text-ink-2">{words.lead}</p>
        <BacktestInputs {...props} past={past} />
        <Standing {...props} />
        {state.is === 'done' && <Result run={state.run} labels={props.labels} />}
      </div>
    </Card>
  );
}

function RunAge({ state, now }: BacktestCardProps) {
  if (state.is !== 'done') return null;
  const { run } = state;
  return (
    <Sentence
      of={words.ran}
      parts={{ age: <Age at={run.ranAt} now={Math.max(now, run.ranAt)} />, ...endsOf(run) }}
    />
  );
}

/** Where the run stands, in a sentence. */
function Standing({ state, labels, onCancel }: BacktestCardProps) {
  if (state.is === 'running')
    return (
      <div className="flex items-center gap-3">
        <progress
          aria-label={words.title}
          max={1}
          value={state.done}
          className="h-1.5 grow appearance-none overflow-hidden rounded-full bg-band [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-band [&::-webkit-progress-value]:bg-primary"
        />
        <span className="num text-ink-2 text-meta">
          {words.running(`${Math.round(state.done * 100)}%`)}
        </span>
        <Button size="small" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    );
  if (state.is === 'refused')
    return (
      <Notice tone="warning" title={words.refused.title}>
        {refusalWords(state, labels)}
      </Notice>
    );
  if (state.is === 'failed') return <Notice tone="failure">{words.failed}</Notice>;
  if (state.is === 'done')
    return state.isChanged ? <Notice tone="info">{words.changed}</Notice> : null;
  return (
    <p role="status" className="text-ink-3 text-meta">
      {state.is === 'cancelled' ? words.cancelled : words.idle}
    </p>
  );
}

function refusalWords(state: Extract<RunState, { is: 'refused' }>, labels: Labels): string {
  if (state.why === 'tooShort') return words.refused.tooShort(formatCount(Math.floor(state.days)));
  if (state.why === 'notWhole') return words.refused.notWhole;
  return words.refused.noHistory(
    state.classIds.map((classId) => classMark(labels, classId)).join(', '),
  );
}

function Result({ run, labels }: { run: Run; labels: Labels }) {
  const [isTable, setTable] = useState(false);
  const names = run.leftOut.map((classId) => classMark(labels, classId)).join(', ');
  const view = (table: boolean, name: string) => (
    <Button
      size="small"
      kind="quiet"
      aria-pressed={isTable === table}
      onClick={() => setTable(table)}
    >
      <span className={isTable === table ? 'underline underline-offset-4' : ''}>{name}</span>
    </Button>
  );
  return (
    <>
      <fieldset className="-mb-3 flex justify-end">
        <legend className="sr-only">{words.view}</legend>
        {view(false, words.picture)}
        {view(true, words.table)}
      </fieldset>
      {isTable ? (
        <DayTable run={run} />
      ) : (
        <WealthChart
          run={run}
          marks={[costWords(run.costs), ...(names ? [words.leftOut(names)] : [])]}
        />
      )}
      <FigureTable run={run} />
      <Evidence run={run} />
    </>
  );
}

function costWords(costs: CostBasis): string {
  if ('readAt' in costs) return words.readCosts(formatDay(costs.readAt));
  return costs.assumed > 0 ? words.assumed(formatShare(costs.assumed)) : words.free;
}
