import { Lock, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ManualHolding } from '../../lib/core/portfolio.ts';
import * as text from '../../lib/core/text.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { type ManualClass, ManualForm } from './ManualForm.tsx';

interface ManualSettingsProps {
  rows: readonly ManualHolding[];
  classes: readonly ManualClass[];
  /** Gives a row its id. */
  newId: () => string;
  onSave: (row: ManualHolding) => void;
  onRemove: (id: string) => void;
}

/** Coins that cannot be read: typed by hand, counted, locked. */
export function ManualSettings({ rows, classes, newId, onSave, onRemove }: ManualSettingsProps) {
  const words = text.settings.tokens.manual;
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const save = (row: ManualHolding) => {
    onSave(row);
    setEdited(null);
  };
  const form = (before: ManualHolding | null) => (
    <ManualForm
      before={before}
      classes={classes}
      onCancel={() => setEdited(null)}
      onSave={(typed) => save({ ...typed, id: before?.id ?? newId(), locked: true })}
    />
  );
  return (
    <Card title={words.title}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      {rows.length === 0 && edited === null && <p className="text-ink-2">{words.empty}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-line border-t py-1">
            {edited === row.id ? (
              form(row)
            ) : (
              <ManualLine
                row={row}
                classes={classes}
                onEdit={() => setEdited(row.id)}
                onRemove={() => onRemove(row.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="pt-3">
        {edited === 'new' ? (
          form(null)
        ) : (
          <Button onClick={() => setEdited('new')}>{words.add}</Button>
        )}
      </div>
    </Card>
  );
}

interface ManualLineProps {
  row: ManualHolding;
  classes: readonly ManualClass[];
  onEdit: () => void;
  onRemove: () => void;
}

function ManualLine({ row, classes, onEdit, onRemove }: ManualLineProps) {
  const words = text.settings.tokens.manual;
  const found = classes.find(({ classId }) => classId === row.classId);
  const name = found?.name ?? row.classId;
  const what = row.note ? `${name}, ${row.note}` : name;
  return (
    <div className="flex items-center gap-3">
      <span className="min-w-0 grow">
        <span className="font-strong">{name}</span>{' '}
        <span className="break-words text-ink-2 text-meta">
          {row.note && `${row.note} · `}
          <Lock aria-hidden="true" className="mr-0.5 inline size-3 align-[-1px]" />
          {words.locked}
        </span>
      </span>
      <TokenAmount amount={row.amount} decimals={18} symbol={found?.unit ?? ''} />
      <IconButton
        size="small"
        label={words.edit(what)}
        icon={<Pencil aria-hidden="true" />}
        onClick={onEdit}
      />
      <IconButton
        size="small"
        label={words.remove(what)}
        icon={<Trash2 aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  );
}
