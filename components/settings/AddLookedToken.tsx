import { type FormEvent, useState } from 'react';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Button } from '../ui/Button.tsx';
import { Field, SelectField } from '../ui/Field.tsx';
import type { ClassRow, ClassWish, LookedToken } from './classModel.ts';

interface AddLookedTokenProps {
  looked: LookedToken;
  classes: readonly Pick<ClassRow, 'classId' | 'name'>[];
  onAdd: (wish: ClassWish) => Promise<void>;
}

/** Stands for a new class in the list; no class has an empty id. */
const NEW = '';

/** What was found of a token, how it behaves, and the class it shall count in. */
export function AddLookedToken({ looked, classes, onAdd }: AddLookedTokenProps) {
  const words = text.settings.tokens.add;
  const { asset, traits } = looked;
  const [chosen, setChosen] = useState(asset.classId ?? NEW);
  const [name, setName] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsAdding(true);
    await onAdd(chosen === NEW ? { name } : chosen);
    setIsAdding(false);
  };
  return (
    <form
      className="mt-4 border-line border-t pt-4"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <p role="status" className="font-strong">
        {words.found(asset.symbol, asset.decimals)}
      </p>
      <AddressTag address={asset.address} isFull className="text-ink-2 text-meta" />
      <ul className="text-ink-2 text-meta">
        {asset.isUnverified && <li>{words.unverified}</li>}
        {traits.map((trait) => (
          <li key={trait}>{text.tokenTraits[trait]}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-start gap-3 pt-3">
        <div className="w-56">
          <SelectField
            label={words.class}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value={NEW}>{words.newClass}</option>
            {classes.map(({ classId, name: className }) => (
              <option key={classId} value={classId}>
                {className}
              </option>
            ))}
          </SelectField>
        </div>
        {chosen === NEW && (
          <div className="w-56">
            <Field
              label={words.className}
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
        )}
        <div className="pt-6">
          <Button type="submit" isBusy={isAdding}>
            {words.button}
          </Button>
        </div>
      </div>
      <p className="pt-2 text-ink-3 text-meta">{words.price}</p>
    </form>
  );
}
