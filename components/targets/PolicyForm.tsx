import { useState } from 'react';
import { POLICY_CHOICES } from '../../lib/core/policyDraft.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { classLabel } from '../ui/labels.ts';
import { type PolicyEditing, ShareField } from './ClassShares.tsx';
import { PolicyFigures } from './PolicyFigures.tsx';

/** Which policy, its figures, and the bounds every policy keeps. */
export function PolicyForm(props: PolicyEditing & { floorSince: UnixSeconds | null }) {
  const { draft, onDraft } = props;
  const words = text.policies;
  return (
    <Card title={words.title}>
      <div
        role="radiogroup"
        aria-label={words.title}
        className="grid gap-x-6 min-[1000px]:grid-cols-2"
      >
        {POLICY_CHOICES.map((choice) => (
          <Choice
            key={choice}
            type="radio"
            name="policy"
            label={words.choices[choice][0]}
            hint={words.choices[choice][1]}
            checked={draft.choice === choice}
            onChange={() => onDraft({ ...draft, choice })}
          />
        ))}
      </div>
      <div className="flex flex-col gap-4 pt-4 empty:hidden">
        <PolicyFigures {...props} />
      </div>
      <div className="pt-4">
        <BoundFields {...props} />
      </div>
    </Card>
  );
}

function BoundFields(editing: PolicyEditing) {
  const words = text.policies;
  const { least, most } = editing.draft;
  const [isOpen] = useState(() =>
    [...Object.values(least), ...Object.values(most)].some((typed) => typed !== ''),
  );
  return (
    <Disclosure summary={words.boundsTitle} isOpenAtFirst={isOpen}>
      <div className="grid max-w-xl grid-cols-[minmax(0,1fr)_7rem_7rem] items-center gap-x-3 gap-y-2">
        <span aria-hidden="true" />
        <span aria-hidden="true" className="text-right text-ink-2 text-meta">
          {words.least}
        </span>
        <span aria-hidden="true" className="text-right text-ink-2 text-meta">
          {words.most}
        </span>
        {editing.classIds.map((classId) => (
          <div key={classId} className="contents">
            <span className="truncate">{classLabel(editing.labels, classId)}</span>
            <ShareField {...editing} at="least" classId={classId} isLabelHidden placeholder="0" />
            <ShareField {...editing} at="most" classId={classId} isLabelHidden placeholder="100" />
          </div>
        ))}
      </div>
    </Disclosure>
  );
}
