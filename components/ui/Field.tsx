import { CircleX } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

const BOX =
  'w-full rounded-control border bg-surface text-ink text-body min-h-10 px-3 py-2 disabled:bg-sunken disabled:text-ink-3';

interface FieldFrame {
  label: string;
  hint?: ReactNode;
  /** The sentence that says what to correct; null when all is well. */
  error?: string | null;
  /** Keeps the label for screen readers only: in tables, where a heading already says it. */
  isLabelHidden?: boolean;
}

interface FieldProps extends FieldFrame, Omit<ComponentProps<'input'>, 'className' | 'id'> {
  /** A unit inside the box's right edge: "%", "pp". */
  unit?: string;
  /** A sign inside the box's left edge, before the number: "$". */
  sign?: string;
  /** Figures stand right and in equal widths. */
  isNumber?: boolean;
}

/** A labelled text box with hint and error; what is wrong is said beside it and announced. */
export function Field(props: FieldProps) {
  const { label, hint, error, isLabelHidden, unit, sign, isNumber, ...rest } = props;
  const id = useId();
  return (
    <FieldRows
      id={id}
      frame={{ label, hint, error: error ?? null, isLabelHidden: !!isLabelHidden }}
    >
      <span className="relative block">
        <input
          autoComplete="off"
          spellCheck={false}
          {...(isNumber && { inputMode: 'decimal' as const })}
          {...rest}
          {...describe(id, hint, error)}
          className={classes(
            BOX,
            error ? 'border-danger' : 'border-control',
            isNumber && 'num text-right',
            unit && 'pr-9',
            sign && 'pl-7',
          )}
        />
        {sign && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-3"
          >
            {sign}
          </span>
        )}
        {unit && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-3"
          >
            {unit}
          </span>
        )}
      </span>
    </FieldRows>
  );
}

interface SelectFieldProps extends FieldFrame, Omit<ComponentProps<'select'>, 'className' | 'id'> {}

/** A labelled choice of one among several; give `<option>`s as children. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, isLabelHidden, children, ...rest } = props;
  const id = useId();
  return (
    <FieldRows
      id={id}
      frame={{ label, hint, error: error ?? null, isLabelHidden: !!isLabelHidden }}
    >
      <select
        {...rest}
        {...describe(id, hint, error)}
        className={classes(BOX, error ? 'border-danger' : 'border-control')}
      >
        {children}
      </select>
    </FieldRows>
  );
}

const describe = (id: string, hint: ReactNode, error: string | null | undefined) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
});

interface FieldRowsProps {
  id: string;
  frame: FieldFrame;
  children: ReactNode;
}

const FieldRows = ({
  id,
  frame: { label, hint, error, isLabelHidden },
  children,
}: FieldRowsProps) => (
  <div className="flex flex-col gap-1">
    <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-strong text-body text-ink'}>
      {label}
    </label>
    {children}
    {hint && !error && (
      <p id={`${id}-hint`} className="text-ink-3 text-meta">
        {hint}
      </p>
    )}
    <p
      id={`${id}-error`}
      role="alert"
      className={error ? 'flex gap-1 text-danger text-meta' : 'hidden'}
    >
      {error && <CircleX aria-hidden="true" className="mt-px size-3.5 shrink-0" />}
      <span>{error}</span>
    </p>
  </div>
);
