import type { ReactNode } from 'react';
import { AppFrame, type Section } from '../../components/portfolio/AppFrame.tsx';
import type { CurrencyRate } from '../../lib/core/snapshot.ts';
import { OWNER } from './fixtures.ts';
import { nothing } from './state.ts';

interface GalleryFrameProps {
  current: Section;
  planCount?: number | null;
  walletName?: string | null;
  hasAddress?: boolean;
  currency?: CurrencyRate | null;
  isPrivate?: boolean;
  children: ReactNode;
}

const SWITCHER = {
  portfolios: [
    { id: 'p1', name: 'Core portfolio' },
    { id: 'p2', name: 'Retirement savings of the whole extended family' },
  ],
  current: 'p1',
  onChoose: nothing,
  onNew: nothing,
};

/** The full page around a screen, as the gallery needs it. */
export const GalleryFrame = (props: GalleryFrameProps) => (
  <AppFrame
    current={props.current}
    planCount={props.planCount ?? null}
    walletName={props.walletName === undefined ? 'MetaMask' : props.walletName}
    address={props.hasAddress === false ? null : OWNER}
    switcher={SWITCHER}
    currency={props.currency ?? null}
    isPrivate={props.isPrivate ?? false}
  >
    {props.children}
  </AppFrame>
);
