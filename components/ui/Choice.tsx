import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'> {
  type: 'checkbox' | 'radio';
  label: ReactNode;
  hint?: ReactNode;
  /** A bordered card around it, for the few large choices of a screen. */
  isCard?: boolean;
}

/** A checkbox or radio button with its label and hint; the whole row is the hit target. */
export function Choice({ type, label, hint, isCard, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={classes(
        'flex min-h-10 cursor-pointer items-start gap-3 rounded-control py-2',
        isCard && 'border border-line bg-surface px-4 py-3 has-checked:border-primary',
      )}
    >
      <input
        {...rest}
        id={id}
        type={type}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <span className="block font-strong text-body text-ink">{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-ink-3 text-meta">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
