import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface DisclosureProps {
  summary: ReactNode;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** Details that open on demand, with keyboard and without script. */
export const Disclosure = ({ summary, isOpenAtFirst, children }: DisclosureProps) => (
  <details className="group" open={isOpenAtFirst}>
    <summary className="flex min-h-8 list-none items-center gap-2 rounded-control font-strong text-body text-ink-2 hover:text-ink">
      <ChevronRight
        aria-hidden="true"
        className="size-4 shrink-0 transition-transform group-open:rotate-90"
      />
      <span className="min-w-0 grow">{summary}</span>
    </summary>
    <div className="pt-2 pl-6">{children}</div>
  </details>
);
