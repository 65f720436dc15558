import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

interface TickProps extends Omit<ComponentProps<'input'>, 'className' | 'type'> {
  type: 'checkbox' | 'radio';
}

const BOX =
  'relative grid size-4 shrink-0 after:absolute after:-inset-2 appearance-none place-items-center border border-control bg-surface checked:border-primary checked:bg-primary disabled:border-line disabled:bg-sunken disabled:checked:bg-control';
const SIGN = 'before:hidden checked:before:block before:bg-on-primary';
const CHECK =
  'rounded-[4px] before:size-2.5 before:[clip-path:polygon(14%_44%,0_65%,50%_100%,100%_16%,80%_0,43%_62%)]';
const DOT = 'rounded-full before:size-1.5 before:rounded-full';

/** A bare checkbox or radio button in our own colours; what it is for stands in its label. */
export const Tick = ({ type, ...rest }: TickProps) => (
  <input {...rest} type={type} className={classes(BOX, SIGN, type === 'radio' ? DOT : CHECK)} />
);
