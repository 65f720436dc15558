import type { ComponentProps } from 'react';
import type { StrategyDraft } from '../../lib/core/strategyDraft.ts';
import * as text from '../../lib/core/text.ts';
import type { TypedProblem } from '../../lib/core/typedNumber.ts';
import { Field, SelectField } from '../ui/Field.tsx';

/** The draft and how to replace it: what every control of the page is given. */
export interface StrategyEdit {
  draft: StrategyDraft;
  onDraft: (draft: StrategyDraft) => void;
}

interface TypedNumberProps<T extends number | bigint | null>
  extends Pick<ComponentProps<typeof Field>, 'unit' | 'sign' | 'hint' | 'placeholder'> {
  edit: StrategyEdit;
  /** Names what is typed among all fields of the draft. */
  field: string;
  label: string;
  isLabelHidden?: boolean;
  /** As the value in force is written. */
  value: string;
  parse: (typed: string) => T | TypedProblem;
  /** The draft with the value; called with what could be read only. */
  take: (value: T) => StrategyDraft;
}

/** A number of the draft: every keystroke stays, and what can be read is taken at once. */
export function TypedNumber<T extends number | bigint | null>(props: TypedNumberProps<T>) {
  const { edit, field, value, parse, take, ...around } = props;
  const typed = edit.draft.typed[field];
  const onType = (typedText: string) => {
    const parsed = parse(typedText);
    const isTaken = typeof parsed !== 'string';
    const next = isTaken ? take(parsed) : edit.draft;
    const entry = { text: typedText, why: isTaken ? null : parsed };
    edit.onDraft({ ...next, typed: { ...next.typed, [field]: entry } });
  };
  return (
    <Field
      {...around}
      isNumber
      value={typed?.text ?? value}
      error={typed?.why ? text.targets.typed[typed.why] : null}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

interface PickProps<T extends string> {
  label: string;
  isLabelHidden?: boolean;
  value: T;
  /** What may be picked, with its words, in order. */
  options: Readonly<Record<T, string>>;
  onPick: (value: T) => void;
}

/** A choice of one among a few, as a list. */
export const Pick = <T extends string>({ options, onPick, ...around }: PickProps<T>) => (
  <SelectField {...around} onChange={(event) => onPick(event.target.value as T)}>
    {Object.entries<string>(options).map(([value, words]) => (
      <option key={value} value={value}>
        {words}
      </option>
    ))}
  </SelectField>
);

/** A control inside a sentence. */
export const Inline = ({
  isNarrow,
  children,
}: {
  isNarrow?: boolean;
  children: React.ReactNode;
}) => (
  <span className={isNarrow ? 'inline-block w-24 align-middle' : 'inline-block align-middle'}>
    {children}
  </span>
);

/** A list inside a sentence. */
export const InlinePick = <T extends string>(props: PickProps<T>) => (
  <Inline>
    <Pick {...props} isLabelHidden />
  </Inline>
);

/** A number inside a sentence. */
export const InlineNumber = <T extends number | bigint | null>(props: TypedNumberProps<T>) => (
  <Inline isNarrow>
    <TypedNumber {...props} isLabelHidden />
  </Inline>
);
