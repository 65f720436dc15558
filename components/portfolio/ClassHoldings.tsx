import { Lock } from 'lucide-react';
import { assetKey } from '../../lib/core/asset.ts';
import type { DriftRow } from '../../lib/core/drift.ts';
import { usd } from '../../lib/core/money.ts';
import type { Debt } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Button } from '../ui/Button.tsx';
import { chainLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { BreachPrices } from './BreachPrices.tsx';
import { HoldingLine, holdingKey } from './HoldingLine.tsx';
import type { HoldingsDetail } from './overviewModel.ts';
import { PriceDetail } from './PriceDetail.tsx';

interface ClassHoldingsProps {
  row: DriftRow;
  detail: HoldingsDetail;
}

/** What a class is made of: held, by hand and owed, token by token, and the price of each. */
export function ClassHoldings({ row, detail }: ClassHoldingsProps) {
  const held = row.holdings.filter(({ amount }) => amount > 0n);
  const owed = detail.snapshot.debts.filter(
    ({ asset, amount }) => asset.classId === row.classId && amount > 0n,
  );
  if (held.length === 0 && row.manual === 0n && owed.length === 0)
    return <p className="pl-9 text-ink-2 text-meta">{text.overview.noHoldings}</p>;
  const priced = [...held.map((one) => one.countsAs?.asset ?? one.asset), ...owed.map(assetOf)];
  return (
    <div className="pl-9">
      <ul className="flex flex-col gap-1">
        {held.map((holding) => (
          <HoldingLine key={holdingKey(holding)} holding={holding} detail={detail} />
        ))}
        {row.manual > 0n && <ByHand row={row} />}
        {owed.map((debt) => (
          <OwedLine key={`${debt.owner}:${assetKey(debt.asset)}`} debt={debt} detail={detail} />
        ))}
        {row.debt > 0n && <OwedSum row={row} />}
      </ul>
      <PriceDetail assets={priced} detail={detail} />
      <BreachPrices classId={row.classId} detail={detail} />
      {detail.onVerify && held.length > 0 && (
        <div className="-ml-3 pt-2">
          <Button
            size="small"
            kind="quiet"
            isBusy={detail.isProving}
            title={text.overview.proof.verifyWhy}
            onClick={detail.onVerify}
          >
            {text.overview.proof.verify}
          </Button>
        </div>
      )}
    </div>
  );
}

const assetOf = ({ asset }: Debt) => asset;

const ByHand = ({ row }: { row: DriftRow }) => (
  <li className="flex items-baseline gap-4">
    <span className="min-w-0 grow text-ink-2">
      <Lock aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
      {text.overview.manual}
    </span>
    <Money value={row.manual} precision="cents" className="w-28 text-right" />
  </li>
);

const OwedLine = ({ debt, detail }: { debt: Debt; detail: HoldingsDetail }) => (
  <li className="flex items-baseline gap-4">
    <span className="min-w-0 grow">
      <span className="text-ink-2">{text.overview.owedTo}</span>{' '}
      <span className="font-strong">{debt.asset.symbol}</span>{' '}
      <span className="text-ink-2 text-meta">
        {chainLabel(detail.labels, debt.asset.chainId)} · <AddressTag address={debt.owner} />
      </span>
    </span>
    <TokenAmount
      amount={-debt.amount}
      decimals={debt.asset.decimals}
      symbol={debt.asset.symbol}
      className="max-w-56 shrink-0 truncate text-right text-ink-2"
    />
    <span className="w-28 shrink-0" />
  </li>
);

const OwedSum = ({ row }: { row: DriftRow }) => (
  <li className="flex items-baseline gap-4">
    <span className="min-w-0 grow text-ink-2">{text.overview.owed}</span>
    <Money value={usd(-row.debt)} precision="cents" className="w-28 text-right" />
  </li>
);
