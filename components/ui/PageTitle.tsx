import type { ReactNode } from 'react';

interface PageTitleProps {
  title: string;
  /** One sentence below. */
  lead?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The head of a screen: its name, one sentence, its actions. */
export const PageTitle = ({ title, lead, actions }: PageTitleProps) => (
  <header className="flex flex-wrap items-start justify-between gap-4 pb-6">
    <div className="min-w-0">
      <h1 className="text-page tracking-tight">{title}</h1>
      {lead && <p className="pt-1 text-body text-ink-2">{lead}</p>}
    </div>
    {actions && <div className="flex shrink-0 gap-3">{actions}</div>}
  </header>
);
