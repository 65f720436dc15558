import type { ReactNode } from 'react';
import type { PolicyField } from '../../lib/core/policyDraft.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { STABLE_MOST } from '../../lib/core/targetPolicy.ts';
import * as text from '../../lib/core/text.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, SelectField } from '../ui/Field.tsx';
import { formatWeight } from '../ui/format.ts';
import { classLabel } from '../ui/labels.ts';
import { formatDay } from '../ui/time.ts';
import { ClassShares, type PolicyEditing } from './ClassShares.tsx';
import { figureProblem } from './policyWords.ts';

interface PolicyFiguresProps extends PolicyEditing {
  /** Since when the floor in force counts; null while none of this kind is. */
  floorSince: UnixSeconds | null;
}

/** The figures the chosen policy needs; nothing for one that needs none. */
export function PolicyFigures({ floorSince, ...editing }: PolicyFiguresProps) {
  const { choice } = editing.draft;
  const words = text.policies.hints;
  if (choice === 'riskBudget') return <ClassShares {...editing} at="budgets" />;
  if (choice === 'glide')
    return (
      <>
        <ClassShares {...editing} at="to" />
        <Row>
          <Figure {...editing} at="days" />
        </Row>
      </>
    );
  if (choice === 'volatilityTarget')
    return (
      <Row>
        <Figure {...editing} at="volatility" unit="%" hint={words.volatility} />
        <Stable {...editing} />
      </Row>
    );
  if (choice !== 'cppi' && choice !== 'tipp') return null;
  return (
    <>
      <Row>
        <Figure {...editing} at="floor" unit="%" hint={words.floor[choice]} />
        <Figure {...editing} at="multiplier" hint={words.multiplier} />
        <Figure {...editing} at="mostRisky" unit="%" hint={words.mostRisky} />
        <Stable {...editing} />
        <Figure {...editing} at="resetAfterDays" hint={words.resetAfterDays} />
      </Row>
      {floorSince !== null && (
        <Choice
          type="checkbox"
          label={text.policies.startAnew}
          hint={`${text.policies.started} ${formatDay(floorSince)}. ${text.policies.startAnewHint}`}
          checked={editing.draft.isStartedAnew}
          onChange={(event) =>
            editing.onDraft({ ...editing.draft, isStartedAnew: event.target.checked })
          }
        />
      )}
    </>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-x-5 gap-y-4 sm:grid-cols-3">{children}</div>
);

interface FigureProps extends PolicyEditing {
  at: PolicyField;
  unit?: string;
  hint?: string;
}

const Figure = ({ at, unit, hint, draft, problems, onDraft }: FigureProps) => (
  <Field
    label={text.policies.fields[at]}
    hint={hint}
    {...(unit && { unit })}
    isNumber
    value={draft[at]}
    error={figureProblem(problems, at)}
    onChange={(event) => onDraft({ ...draft, [at]: event.target.value })}
  />
);

const Stable = ({ draft, classIds, labels, onDraft }: PolicyEditing) => (
  <SelectField
    label={text.policies.stable}
    hint={text.policies.stableHint(formatWeight(STABLE_MOST))}
    value={draft.stable}
    onChange={(event) => onDraft({ ...draft, stable: event.target.value })}
  >
    {!classIds.includes(draft.stable) && (
      <option value={draft.stable}>{text.policies.stableNone}</option>
    )}
    {classIds.map((id) => (
      <option key={id} value={id}>
        {classLabel(labels, id)}
      </option>
    ))}
  </SelectField>
);
