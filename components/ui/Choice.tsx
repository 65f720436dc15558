import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { Tick } from './Tick.tsx';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'> {
  type: 'checkbox' | 'radio';
  label: ReactNode;
  hint?: ReactNode;
  /** A bordered card around it, for the few large choices of a screen. */
  isCard?: boolean;
}

/**
 * A checkbox or radio button with its label and hint; the whole row is the hit target. The hint
 * stands outside the label: it describes, and is not heard as part of the name.
 */
export function Choice({ type, label, hint, isCard, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <div
      className={classes(
        'relative flex min-h-10 items-start gap-3 rounded-control py-2',
        isCard && 'border border-line bg-surface px-4 py-3 has-checked:border-primary',
      )}
    >
      <span className="relative z-10 pt-0.5">
        <Tick {...rest} id={id} type={type} aria-describedby={hint ? `${id}-hint` : undefined} />
      </span>
      <span className="min-w-0">
        <label
          htmlFor={id}
          className="block cursor-pointer font-strong text-body text-ink after:absolute after:inset-0"
        >
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="block text-ink-3 text-meta">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
