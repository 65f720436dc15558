import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface CardProps {
  title?: string;
  /** Small words or a control at the right of the title. */
  aside?: ReactNode;
  /** Content to the edges: for tables and lists that draw their own lines; what is too wide scrolls. */
  isFlush?: boolean;
  /** A primary-coloured edge: the one card to act on. */
  isCurrent?: boolean;
  children: ReactNode;
}

/** A bordered surface with an optional heading. */
export const Card = ({ title, aside, isFlush, isCurrent, children }: CardProps) => (
  <section
    className={classes(
      'overflow-hidden rounded-card border bg-surface',
      isCurrent ? 'border-primary' : 'border-line',
      !isFlush && 'p-5',
    )}
  >
    {(title || aside) && (
      <header
        className={classes(
          'flex flex-wrap items-center justify-between gap-x-4 gap-y-1',
          isFlush ? 'px-5 pt-4 pb-2' : 'pb-3',
        )}
      >
        {title && <h2 className="text-section">{title}</h2>}
        {aside && <div className="text-ink-2 text-meta">{aside}</div>}
      </header>
    )}
    {isFlush ? <div className="relative overflow-x-auto">{children}</div> : children}
  </section>
);
