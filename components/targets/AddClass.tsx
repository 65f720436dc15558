import { useState } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import type { Labels } from '../ui/labels.ts';

interface AddClassProps {
  /** Classes that have no target yet. */
  choices: Labels['classes'];
  onAdd: (classId: ClassId) => void;
}

/** Chooses a class and adds it at zero. Nothing to draw when every class is there. */
export function AddClass({ choices, onAdd }: AddClassProps) {
  const [chosen, setChosen] = useState<ClassId | null>(null);
  const id = choices.find((entry) => entry.id === chosen)?.id ?? choices[0]?.id;
  if (id === undefined) return null;
  return (
    <div className="flex items-end gap-3 border-line border-t px-5 py-3">
      <div className="w-56">
        <SelectField
          label={text.targets.add}
          value={id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.name}
            </option>
          ))}
        </SelectField>
      </div>
      <Button onClick={() => onAdd(id)}>{text.targets.addButton}</Button>
    </div>
  );
}
