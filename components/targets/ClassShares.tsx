import type { ClassId } from '../../lib/core/asset.ts';
import { bps, WHOLE } from '../../lib/core/money.ts';
import type { ClassField, PolicyDraft, PolicyProblem } from '../../lib/core/policyDraft.ts';
import * as text from '../../lib/core/text.ts';
import { Field } from '../ui/Field.tsx';
import { formatWeight } from '../ui/format.ts';
import { classLabel, type Labels } from '../ui/labels.ts';
import { shareProblem } from './policyWords.ts';

export interface PolicyEditing {
  draft: PolicyDraft;
  problems: readonly PolicyProblem[];
  classIds: readonly ClassId[];
  labels: Labels;
  onDraft: (draft: PolicyDraft) => void;
}

const NAMES: Record<ClassField, (name: string) => string> = {
  budgets: text.policies.budgetOf,
  to: text.policies.endOf,
  least: text.policies.leastOf,
  most: text.policies.mostOf,
};

interface ShareFieldProps extends PolicyEditing {
  at: ClassField;
  classId: ClassId;
  isLabelHidden?: boolean;
  placeholder?: string;
}

/** A class's share in percent as it is typed. */
export function ShareField(props: ShareFieldProps) {
  const { at, classId, draft, problems, labels, onDraft, isLabelHidden, placeholder } = props;
  const name = classLabel(labels, classId);
  return (
    <Field
      label={isLabelHidden ? NAMES[at](name) : name}
      aria-label={NAMES[at](name)}
      isLabelHidden={isLabelHidden ?? false}
      isNumber
      unit="%"
      placeholder={placeholder}
      value={draft[at][classId] ?? ''}
      error={shareProblem(problems, at, classId)}
      onChange={(event) =>
        onDraft({ ...draft, [at]: { ...draft[at], [classId]: event.target.value } })
      }
    />
  );
}

/** One share a class that must be the whole together. */
export function ClassShares({ at, ...editing }: PolicyEditing & { at: 'budgets' | 'to' }) {
  const sum = editing.problems.find((one) => one.at === (at === 'to' ? 'toSum' : 'budgetSum'));
  const words = text.policies;
  return (
    <fieldset>
      <legend className="pb-2 font-strong">{at === 'to' ? words.end : words.budget}</legend>
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-3">
        {editing.classIds.map((classId) => (
          <ShareField key={classId} {...editing} at={at} classId={classId} />
        ))}
      </div>
      <p role="status" className="pt-2 text-danger text-meta empty:hidden">
        {sum && 'left' in sum && words.sum(formatWeight(bps(WHOLE - sum.left)))}
      </p>
    </fieldset>
  );
}
