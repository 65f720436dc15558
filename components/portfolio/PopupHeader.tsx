import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { chainLabel } from '../ui/labels.ts';
import { Mark } from '../ui/Mark.tsx';
import { Bone } from '../ui/Progress.tsx';
import type { PortfolioActs } from './facts.ts';

interface PopupHeaderProps {
  facts: PortfolioFacts | undefined;
  isPrivate: boolean;
  isChecking: boolean;
  acts: Pick<PortfolioActs, 'onTogglePrivacy' | 'onRefresh' | 'onOpenSettings'>;
}

/** Whose figures these are, and three small acts. */
export const PopupHeader = ({ facts, isPrivate, isChecking, acts }: PopupHeaderProps) => (
  <header className="flex items-center gap-3 border-line border-b px-4 py-3">
    <Mark />
    <div className="min-w-0 grow">
      {facts ? <Whose facts={facts} /> : <Bone className="h-9 w-36" />}
    </div>
    <div className="-mr-1 flex shrink-0">
      <IconButton
        size="small"
        label={isPrivate ? text.popup.show : text.popup.hide}
        aria-pressed={isPrivate}
        icon={<Icon of={isPrivate ? 'eyeOff' : 'eye'} />}
        onClick={acts.onTogglePrivacy}
      />
      <IconButton
        size="small"
        label={text.popup.refresh}
        icon={<Icon of="refresh" />}
        disabled={isChecking || facts?.portfolio.kind === 'demo'}
        onClick={acts.onRefresh}
      />
      <IconButton
        size="small"
        label={text.popup.settings}
        icon={<Icon of="settings" />}
        onClick={acts.onOpenSettings}
      />
    </div>
  </header>
);

function Whose({ facts: { portfolio, labels } }: { facts: PortfolioFacts }) {
  const [first, ...others] = portfolio.addresses;
  const chains = portfolio.chainIds.map((id) => chainLabel(labels, id)).join(', ');
  return (
    <>
      <h1 className="truncate font-bold text-body leading-[1.125rem]" title={portfolio.name}>
        {portfolio.name}
      </h1>
      <p className="truncate text-ink-2 text-meta" title={chains}>
        {first ? <AddressTag address={first} /> : text.popup.noAddress}
        {others.length > 0 && ` ${text.popup.andMore(others.length)}`}
        {chains && ` · ${chains}`}
      </p>
    </>
  );
}
