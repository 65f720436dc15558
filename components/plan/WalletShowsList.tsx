import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { chainEntry, type FullLabels } from './labels.ts';
import type { PlanLeg, WalletShows } from './planModel.ts';

interface WalletShowsListProps {
  shows: WalletShows;
  leg: PlanLeg;
  labels: FullLabels;
  walletName: string;
  /** Stands open, without a fold of its own. */
  isFlat: boolean;
}

/** What the wallet's window will say, to be compared line by line. */
export function WalletShowsList({ isFlat, walletName, ...facts }: WalletShowsListProps) {
  const title = text.plan.shows.title(walletName);
  if (!isFlat)
    return (
      <div className="-ml-0.5">
        <Disclosure summary={<span className="text-meta">{title}</span>}>
          <Lines {...facts} walletName={walletName} />
        </Disclosure>
      </div>
    );
  return (
    <>
      <p className="pt-1 text-ink-3">{title}</p>
      <Lines {...facts} walletName={walletName} />
    </>
  );
}

function Lines({ shows, leg, labels, walletName }: Omit<WalletShowsListProps, 'isFlat'>) {
  const words = text.plan.shows;
  const { sell } = leg.trade;
  const chain = chainEntry(labels, sell.chainId);
  const note = shows.amount === 0n ? words.noteZero : words.note;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 pb-1 text-meta">
        <Line term={words.to}>
          <AddressTag address={shows.to} isFull /> <Name>{nameOf(shows.to, leg, labels)}</Name>
        </Line>
        <Line term={words.value}>
          <TokenAmount amount={shows.value} decimals={18} symbol={chain.nativeSymbol} isExact />
        </Line>
        {shows.spender && (
          <Line term={words.spender}>
            <AddressTag address={shows.spender} isFull />{' '}
            <Name>{nameOf(shows.spender, leg, labels)}</Name>
          </Line>
        )}
        {shows.amount !== undefined && (
          <Line term={words.amount}>
            <TokenAmount
              amount={shows.amount}
              decimals={sell.decimals}
              symbol={sell.symbol}
              isExact
            />
          </Line>
        )}
      </dl>
      <p className="pb-2 text-ink-3 text-meta">{note(walletName)}</p>
    </>
  );
}

/** A name for the two addresses a leg ever speaks to; none for any other. */
function nameOf(address: string, { trade, terms }: PlanLeg, labels: FullLabels): string | null {
  if (address === trade.sell.address) return text.plan.shows.token(trade.sell.symbol);
  if (!terms || address !== terms.spender) return null;
  return text.plan.shows.router(labels.sources[terms.source]);
}

const Name = ({ children }: { children: string | null }) =>
  children && <span className="whitespace-nowrap text-ink-3">({children})</span>;

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{term}</dt>
    <dd className="min-w-0 text-ink-2">{children}</dd>
  </>
);
