import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const KIND: Record<ButtonKind, string> = {
  primary: 'bg-primary text-on-primary enabled:hover:bg-primary-hover',
  secondary: 'border border-control bg-surface text-ink enabled:hover:bg-sunken',
  quiet: 'text-ink-2 enabled:hover:bg-sunken enabled:hover:text-ink',
  danger: 'border border-danger bg-surface text-danger enabled:hover:bg-sunken',
};
const OFF =
  'disabled:border disabled:border-line disabled:bg-sunken disabled:text-ink-3 disabled:cursor-not-allowed';
const BASE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-bold text-body transition-colors';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  kind?: ButtonKind;
  /** Hit target: 32 px in the popup and in rows, 40 px on the page. */
  size?: 'small' | 'page';
  isWide?: boolean;
  /** Shows that its work is under way and refuses a second click. */
  isBusy?: boolean;
}

/** A button with words. At most one `primary` a view. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'page', isWide, isBusy, disabled, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={classes(
        BASE,
        KIND[kind],
        OFF,
        size === 'small' ? 'min-h-8 px-3 py-1' : 'min-h-10 px-4 py-2',
        isWide && 'w-full',
      )}
    >
      {isBusy && <Icon of="working" className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  /** What it does: its name for screen readers and its title. */
  label: string;
  icon: ReactNode;
  size?: 'small' | 'page';
}

/** A button with a picture only, named by its label. */
export const IconButton = ({ label, icon, size = 'page', ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={label}
    className={classes(
      'grid place-items-center rounded-control text-ink-2 transition-colors',
      'enabled:hover:bg-sunken enabled:hover:text-ink disabled:text-ink-3',
      '[&_svg]:size-4',
      size === 'small' ? 'size-8' : 'size-10',
    )}
  >
    {icon}
  </button>
);
