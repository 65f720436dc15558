import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

export type NoticeTone = 'info' | 'warning' | 'failure';

interface NoticeProps {
  tone: NoticeTone;
  /** The word beside the icon; the tone's own word when left out. */
  title?: string;
  children: ReactNode;
  action?: { label: string; onClick: () => void; isBusy?: boolean } | undefined;
  /** Smaller, its action as a link: for the popup. */
  isCompact?: boolean;
}

/** What the user has to know here: an icon, a word, a sentence, and what can be done. */
export function Notice({ tone, title, children, action, isCompact }: NoticeProps) {
  const isFailure = tone === 'failure';
  return (
    <div
      role={isFailure ? 'alert' : 'status'}
      className={classes(
        'flex items-start gap-3 rounded-control border bg-surface',
        isFailure ? 'border-danger' : tone === 'warning' ? 'border-control' : 'border-line',
        isCompact ? 'px-3 py-2 text-meta' : 'px-4 py-3 text-body',
      )}
    >
      <Icon
        of={tone}
        className={classes(
          'shrink-0',
          isCompact ? 'size-4' : 'mt-0.5 size-4',
          isFailure ? 'text-danger' : 'text-ink-2',
        )}
      />
      <div className="min-w-0 grow text-ink-2">
        <strong className={classes('font-bold', isFailure ? 'text-danger' : 'text-ink')}>
          {title ?? text.ui.tone[tone]}
        </strong>{' '}
        {children}{' '}
        {action && isCompact && (
          <button
            type="button"
            disabled={action.isBusy}
            onClick={action.onClick}
            className="relative whitespace-nowrap rounded-bar after:absolute after:-inset-2 font-bold text-ink underline decoration-control underline-offset-2 hover:decoration-current"
          >
            {action.label}
          </button>
        )}
      </div>
      {action && !isCompact && (
        <div className="-my-1 shrink-0">
          <Button size="small" isBusy={action.isBusy ?? false} onClick={action.onClick}>
            {action.label}
          </Button>
        </div>
      )}
    </div>
  );
}
