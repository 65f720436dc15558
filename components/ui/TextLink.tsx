import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';

interface TextLinkProps {
  href: string;
  /** Leaves the extension: opens a new tab that cannot reach back and is told nothing. */
  isExternal?: boolean;
  children: ReactNode;
}

/** Underlined words that lead somewhere. */
export const TextLink = ({ href, isExternal, children }: TextLinkProps) => (
  <a
    href={href}
    className="underline decoration-control underline-offset-2 hover:decoration-current"
    {...(isExternal && { target: '_blank', rel: 'noopener noreferrer' })}
  >
    {children}
    {isExternal && (
      <>
        <ExternalLink aria-hidden="true" className="ml-1 inline size-3.5 align-[-2px]" />
        <span className="sr-only"> ({text.ui.newTab})</span>
      </>
    )}
  </a>
);
