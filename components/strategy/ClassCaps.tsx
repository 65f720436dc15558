import type { ClassId } from '../../lib/core/asset.ts';
import type { Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { parseDollars, type TypedProblem, typedDollars } from '../../lib/core/typedNumber.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { type StrategyEdit, TypedNumber } from './Controls.tsx';
import { withParts } from './RuleSentence.tsx';

interface ClassCapsProps {
  edit: StrategyEdit;
  classIds: readonly ClassId[];
  labels: Labels;
}

const words = text.strategy.plans;

/** The most one trade may sell or buy of each class. */
export function ClassCaps({ edit, classIds, labels }: ClassCapsProps) {
  const { draft } = edit;
  const { caps } = draft.strategy;
  const take = (classId: ClassId, cap: Usd | null) => {
    const { [classId]: _, ...others } = caps.classes;
    const classes = cap === null ? others : { ...others, [classId]: cap };
    return withParts(draft, { caps: { ...caps, classes } });
  };
  return (
    <div className="pt-4">
      <p className="text-body">{words.classCaps}</p>
      <p className="pb-2 text-ink-2 text-meta">{words.classCapHint}</p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-5 gap-y-3">
        {classIds.map((classId) => {
          const cap = caps.classes[classId];
          return (
            <div key={classId}>
              <span aria-hidden="true" className="text-ink-2 text-meta">
                {classMark(labels, classId)}
              </span>
              <TypedNumber<Usd | null>
                edit={edit}
                field={`caps.classes.${classId}`}
                label={words.classCapOf(classMark(labels, classId))}
                isLabelHidden
                sign={text.strategy.unit.dollars}
                value={cap === undefined ? '' : typedDollars(cap)}
                parse={parseCap}
                take={(next) => take(classId, next)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Dollars above zero; nothing typed is no limit. */
function parseCap(typed: string): Usd | null | TypedProblem {
  if (typed.trim() === '') return null;
  const value = parseDollars(typed);
  return value === 0n ? 'zero' : value;
}
