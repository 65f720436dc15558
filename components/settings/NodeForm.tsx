import { type FormEvent, useState } from 'react';
import type { OwnOperator } from '../../lib/core/network.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { readNodeUrl } from './typedSettings.ts';

interface NodeFormProps {
  /** The node that is edited; null for a new one. */
  before: OwnOperator | null;
  /** Addresses of nodes the chain has. */
  known: readonly string[];
  onSave: (node: OwnOperator) => void;
  onCancel: () => void;
}

/** Name and address of a node; what was typed stays until it is right. */
export function NodeForm({ before, known, onSave, onCancel }: NodeFormProps) {
  const words = text.settings.networks;
  const [name, setName] = useState(before?.name ?? '');
  const [typed, setTyped] = useState(before?.url ?? '');
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const url = readNodeUrl(typed);
    if (url === null) return setError(words.nodeUrlProblem);
    if (url !== before?.url && known.includes(url)) return setError(words.nodeKnown);
    onSave({ url, name: name.trim() || new URL(url).host.slice(0, 60) });
  };
  return (
    <form className="flex flex-wrap items-start gap-3 py-2" onSubmit={submit} noValidate>
      <div className="min-w-60 grow-[2]">
        <Field
          label={words.nodeUrl}
          hint={words.nodeUrlHint}
          value={typed}
          error={error}
          maxLength={500}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
      </div>
      <div className="min-w-40 grow">
        <Field
          label={words.nodeName}
          hint={words.nodeNameHint}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
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
