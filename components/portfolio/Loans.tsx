import { CircleX, TriangleAlert } from 'lucide-react';
import type { LendingAccount } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Card } from '../ui/Card.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { formatHealth, type LoanState, loanState } from './overviewModel.ts';

interface LoansProps {
  accounts: readonly LendingAccount[];
  labels: Labels;
}

/** Each account at a lending market with something owed, and how near liquidation it is. */
export function Loans({ accounts, labels }: LoansProps) {
  const owing = accounts.filter(({ healthFactor }) => healthFactor !== null);
  if (owing.length === 0) return null;
  return (
    <Card title={text.overview.loans.title}>
      <p className="pb-3 text-ink-2 text-meta">{text.overview.loans.lead}</p>
      <ul className="flex flex-col gap-1">
        {owing.map((account) => (
          <Loan
            key={`${account.owner}:${account.chainId}:${account.market}`}
            account={account}
            labels={labels}
          />
        ))}
      </ul>
    </Card>
  );
}

const INK: Record<LoanState, string> = {
  none: 'text-ink-2',
  safe: 'text-ink-2',
  low: 'font-strong text-ink',
  critical: 'font-bold text-danger',
};

function Loan({ account, labels }: { account: LendingAccount; labels: Labels }) {
  const { market, chainId, owner, healthFactor } = account;
  const words = text.overview.loans;
  const state = loanState(account);
  return (
    <li className="flex items-baseline gap-4">
      <span className="min-w-0 grow">
        <span className="font-strong">{market}</span>{' '}
        <span className="text-ink-2 text-meta">
          {chainLabel(labels, chainId)} · <AddressTag address={owner} />
        </span>
      </span>
      <span className={`inline-flex items-center gap-1 ${INK[state]}`}>
        {state === 'low' && <TriangleAlert aria-hidden="true" className="size-3.5" />}
        {state === 'critical' && <CircleX aria-hidden="true" className="size-3.5" />}
        {words[state]}
      </span>
      <span className={`num w-28 shrink-0 text-right ${INK[state]}`}>
        {words.health} {healthFactor !== null && formatHealth(healthFactor)}
      </span>
    </li>
  );
}
