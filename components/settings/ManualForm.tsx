import { type FormEvent, useState } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import type { ManualHolding } from '../../lib/core/portfolio.ts';
import * as text from '../../lib/core/text.ts';
import { parseCoin, typedCoin } from '../../lib/core/typedNumber.ts';
import { Button } from '../ui/Button.tsx';
import { Field, SelectField } from '../ui/Field.tsx';

/** A class that coins elsewhere may be of, and the unit their amount is typed in. */
export interface ManualClass {
  classId: ClassId;
  name: string;
  /** Symbol of the asset whose price values it. */
  unit: string;
}

interface ManualFormProps {
  before: ManualHolding | null;
  classes: readonly ManualClass[];
  onSave: (row: Pick<ManualHolding, 'classId' | 'amount' | 'note'>) => void;
  onCancel: () => void;
}

/** Class, amount and a note; the amount is taken exactly as typed. */
export function ManualForm({ before, classes, onSave, onCancel }: ManualFormProps) {
  const words = text.settings.tokens.manual;
  const [classId, setClassId] = useState(before?.classId ?? classes[0]?.classId ?? '');
  const [typed, setTyped] = useState(before ? typedCoin(before.amount) : '');
  const [note, setNote] = useState(before?.note ?? '');
  const [error, setError] = useState<string | null>(null);
  const unit = classes.find((one) => one.classId === classId)?.unit ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCoin(typed);
    if (typeof parsed === 'string')
      return setError(
        parsed === 'tooFine' ? text.targets.typedCoin.tooFine : text.targets.typed[parsed],
      );
    if (parsed === 0n) return setError(text.targets.typed.zero);
    const where = note.trim();
    onSave({ classId, amount: parsed, ...(where !== '' && { note: where }) });
  };
  return (
    <form className="flex flex-wrap items-start gap-3 py-2" onSubmit={submit} noValidate>
      <div className="w-44">
        <SelectField
          label={words.class}
          value={classId}
          onChange={(event) => setClassId(event.target.value)}
        >
          {classes.map((one) => (
            <option key={one.classId} value={one.classId}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="w-44">
        <Field
          label={words.amount(unit)}
          isNumber
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
      </div>
      <div className="min-w-44 grow">
        <Field
          label={words.note}
          hint={words.noteHint}
          maxLength={60}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="flex gap-2 pt-6">
        <Button type="submit">{words.save}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
