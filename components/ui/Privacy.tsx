import { createContext, type ReactNode, useContext } from 'react';
import * as text from '../../lib/core/text.ts';

/** Whether amounts are hidden; only the popup's first frame, drawn without React, names it. */
export const PrivacyContext = createContext(false);

/** Hides every amount of money and every token amount below it; weights and bars stay. */
export const Privacy = ({ isOn, children }: { isOn: boolean; children: ReactNode }) => (
  <PrivacyContext value={isOn}>{children}</PrivacyContext>
);

/** Whether amounts are hidden here; a component's own `isPrivate` prop wins. */
export function useIsPrivate(own: boolean | undefined): boolean {
  const inherited = useContext(PrivacyContext);
  return own ?? inherited;
}

/** Draws `children` where amounts are shown and `instead` where they are hidden. No hook. */
export const Unmasked = ({ own, instead, children }: UnmaskedProps) => (
  <PrivacyContext.Consumer>
    {(inherited) => ((own ?? inherited) ? instead : children)}
  </PrivacyContext.Consumer>
);

interface UnmaskedProps {
  /** Wins over what holds here. */
  own?: boolean | undefined;
  instead: ReactNode;
  children: ReactNode;
}

/** Stands for an amount while amounts are hidden: always the same width, so it tells nothing. */
export const Masked = ({ className }: { className?: string | undefined }) => (
  <span className={className}>
    <span aria-hidden="true">•••••</span>
    <span className="sr-only">{text.ui.hidden}</span>
  </span>
);
