import * as text from '../../lib/core/text.ts';
import { parseDollars, parsePercent } from '../../lib/core/typedNumber.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { formatCount } from '../ui/format.ts';
import { classMark } from '../ui/labels.ts';
import type { BacktestCardProps, PastRange, RunInputs } from './backtestModel.ts';
import { Pick } from './Controls.tsx';

type BacktestInputsProps = BacktestCardProps & { past: PastRange };

const words = text.backtest;
const { unit } = text.strategy;
const { typed } = text.targets;

/** Period, start value and, where costs were not read, the cost the user assumes. */
export function BacktestInputs(props: BacktestInputsProps) {
  const { inputs, onInputs, past, state, costsReadAt, onRun } = props;
  const problems = inputProblems(inputs);
  const isRunning = state.is === 'running';
  const isBlocked = problems.value !== null || problems.cost !== null || isRunning;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-start gap-x-5 gap-y-4 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <Pick
          label={words.period}
          value={inputs.period}
          options={words.periods}
          onPick={(period) => onInputs({ ...inputs, period })}
        />
        <Field
          label={words.value}
          sign={unit.dollars}
          isNumber
          value={inputs.value}
          error={problems.value}
          onChange={(event) => onInputs({ ...inputs, value: event.target.value })}
        />
        {costsReadAt === null ? (
          <Field
            label={words.cost}
            hint={words.costHint}
            unit={unit.percent}
            isNumber
            value={inputs.cost}
            error={problems.cost}
            onChange={(event) => onInputs({ ...inputs, cost: event.target.value })}
          />
        ) : (
          <span />
        )}
        <div className="pt-6">
          <Button disabled={isBlocked} isBusy={isRunning} onClick={onRun}>
            {state.is === 'done' ? words.again : words.run}
          </Button>
        </div>
      </div>
      <PastNote {...props} past={past} />
    </div>
  );
}

/** What cannot be read of what was typed; an empty cost is none. */
function inputProblems({ value, cost }: RunInputs) {
  const dollars = parseDollars(value);
  const share = cost.trim() === '' ? 0 : parsePercent(cost);
  return {
    value: typeof dollars === 'string' ? typed[dollars] : dollars > 0n ? null : typed.zero,
    cost: typeof share === 'string' ? typed[share] : null,
  };
}

/** What the store lacks, and leaving out the class that has least. */
function PastNote({ past, inputs, onInputs, labels }: BacktestInputsProps) {
  const { shortest, without, gaps } = past;
  const name = (classId: string) => classMark(labels, classId);
  const leaving = without[0] ?? shortest?.classId;
  const days = (n: number) => words.days(formatCount(n));
  const leftOut = inputs.leftOut.map(name).join(', ');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-meta">
      <span>{days(past.days)}.</span>
      {without.length > 0 && <span>{words.refused.noHistory(without.map(name).join(', '))}</span>}
      {shortest && (
        <span>{words.refused.shortest(name(shortest.classId), days(shortest.days))}</span>
      )}
      {gaps > 0 && <span>{words.gaps(gaps)}</span>}
      {(without.length > 0 || shortest) && <span>{words.refused.filling}</span>}
      {leaving !== undefined && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => onInputs({ ...inputs, leftOut: [...inputs.leftOut, leaving] })}
        >
          {words.refused.leaveOut(name(leaving))}
        </Button>
      )}
      {inputs.leftOut.length > 0 && (
        <>
          <span>{words.leftOut(leftOut)}</span>
          <Button size="small" kind="quiet" onClick={() => onInputs({ ...inputs, leftOut: [] })}>
            {words.takeBack}
          </Button>
        </>
      )}
    </div>
  );
}
