import {
  Activity,
  ChartNoAxesColumn,
  ListChecks,
  Settings,
  SlidersHorizontal,
  Target,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Address } from 'viem';
import type { CurrencyRate } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { InCurrency } from '../ui/Currency.tsx';
import { classes } from '../ui/classes.ts';
import { Mark } from '../ui/Mark.tsx';
import { Privacy } from '../ui/Privacy.tsx';
import { PortfolioSwitcher, type SwitcherProps } from './PortfolioSwitcher.tsx';

export type Section = 'overview' | 'targets' | 'strategy' | 'plan' | 'activity' | 'settings';

const SECTIONS = [
  { id: 'overview', href: '#/', Icon: ChartNoAxesColumn },
  { id: 'targets', href: '#/targets', Icon: Target },
  { id: 'strategy', href: '#/strategy', Icon: SlidersHorizontal },
  { id: 'plan', href: '#/plan', Icon: ListChecks },
  { id: 'activity', href: '#/activity', Icon: Activity },
  { id: 'settings', href: '#/settings', Icon: Settings },
] as const satisfies { id: Section; href: string; Icon: typeof Activity }[];

interface AppFrameProps {
  current: Section;
  /** Classes outside their band, beside "Plan"; nothing at null or 0. */
  planCount: number | null;
  /** The connected wallet's name, or null while only watching. */
  walletName: string | null;
  /** The account that signs, or the first watched address. */
  address: Address | null;
  /** All portfolios, and how to show another one or make a new one. */
  switcher: SwitcherProps;
  /** What money is shown in; null is the dollar. */
  currency: CurrencyRate | null;
  /** Hides amounts everywhere on the page. */
  isPrivate: boolean;
  children: ReactNode;
}

/** The full page: navigation at the left, content at the right; down to 900 px the words give way to icons. */
export function AppFrame(props: AppFrameProps) {
  const { current, planCount, walletName, address, switcher, currency, isPrivate, children } =
    props;
  return (
    <Privacy isOn={isPrivate}>
      <div className="flex min-h-screen bg-canvas text-ink">
        <button
          type="button"
          onClick={focusContent}
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2"
        >
          {text.overview.skip}
        </button>
        <header className="sticky top-0 flex h-screen w-16 shrink-0 flex-col border-line border-r bg-surface px-3 py-5 min-[1080px]:w-52">
          <p className="flex items-center gap-3 px-2 pb-5 min-[1080px]:px-3">
            <Mark />
            <span className="hidden text-section min-[1080px]:inline">{text.app.name}</span>
          </p>
          <PortfolioSwitcher {...switcher} />
          <nav aria-label={text.overview.nav.label}>
            <ul className="flex flex-col">
              {SECTIONS.map((section) => (
                <li key={section.id}>
                  <NavLink
                    {...section}
                    isCurrent={section.id === current}
                    count={section.id === 'plan' ? planCount : null}
                  />
                </li>
              ))}
            </ul>
          </nav>
          <p className="mt-auto hidden px-3 text-ink-2 text-meta min-[1080px]:block">
            <WalletLine walletName={walletName} address={address} />
          </p>
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 grow px-6 py-7 min-[1080px]:px-10">
          <InCurrency rate={currency}>
            <div className="max-w-[960px]">{children}</div>
          </InCurrency>
        </main>
      </div>
    </Privacy>
  );
}

/** Moves focus without touching the hash, which the router owns. */
const focusContent = () => document.getElementById('content')?.focus();

interface NavLinkProps {
  id: Section;
  href: string;
  Icon: typeof Activity;
  isCurrent: boolean;
  count: number | null;
}

const NavLink = ({ id, href, Icon, isCurrent, count }: NavLinkProps) => (
  <a
    href={href}
    title={text.overview.nav[id]}
    aria-current={isCurrent ? 'page' : undefined}
    className={classes(
      'relative flex min-h-10 items-center gap-3 rounded-control px-3 text-body transition-colors',
      isCurrent ? 'bg-sunken font-bold text-ink' : 'text-ink-2 hover:bg-sunken hover:text-ink',
    )}
  >
    <Icon aria-hidden="true" className="size-4 shrink-0" />
    <span className="sr-only min-[1080px]:not-sr-only">{text.overview.nav[id]}</span>
    {count !== null && count > 0 && (
      <span className="num absolute top-0 right-0.5 font-bold text-ink text-meta min-[1080px]:static min-[1080px]:ml-auto">
        <span aria-hidden="true">{count}</span>
        <span className="sr-only">{text.overview.planCount(count)}</span>
      </span>
    )}
  </a>
);

const WalletLine = ({ walletName, address }: Pick<AppFrameProps, 'walletName' | 'address'>) => (
  <>
    {walletName && text.overview.signsWith(walletName)}
    {!walletName && address && text.overview.watching}
    {address ? <AddressTag address={address} /> : text.overview.noWallet}
  </>
);
