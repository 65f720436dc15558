import type { DriftRow, ValuedHolding } from '../../lib/core/drift.ts';
import { text } from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';

/** What a class is made of: token by token, chain by chain, address by address. */
export function ClassHoldings({ row, labels }: { row: DriftRow; labels: Labels }) {
  const held = row.holdings.filter(({ amount }) => amount > 0n);
  if (held.length === 0 && row.manual === 0n)
    return <p className="pl-9 text-ink-2 text-meta">{text.overview.noHoldings}</p>;
  return (
    <ul className="flex flex-col gap-1 pl-9">
      {held.map((holding) => (
        <HoldingLine key={holdingKey(holding)} holding={holding} labels={labels} />
      ))}
      {row.manual > 0n && (
        <li className="flex gap-4">
          <span className="min-w-0 grow text-ink-2">{text.overview.manual}</span>
          <Money value={row.manual} precision="cents" className="w-28 text-right" />
        </li>
      )}
    </ul>
  );
}

export const holdingKey = ({ owner, asset }: ValuedHolding): string =>
  `${owner}:${asset.chainId}:${asset.address}`;

interface HoldingLineProps {
  holding: ValuedHolding;
  labels: Labels;
}

/** One token at one address on one chain, with amount and value. */
export const HoldingLine = ({ holding, labels }: HoldingLineProps) => {
  const { asset, owner, amount, value } = holding;
  return (
    <li className="flex items-baseline gap-4">
      <span className="min-w-0 grow truncate" title={asset.symbol}>
        <span className="font-strong">{asset.symbol}</span>{' '}
        <span className="text-ink-2 text-meta">
          {chainLabel(labels, asset.chainId)} · <AddressTag address={owner} />
        </span>
      </span>
      <TokenAmount
        amount={amount}
        decimals={asset.decimals}
        symbol={asset.symbol}
        className="max-w-56 truncate text-right text-ink-2"
      />
      <Money value={value} precision="cents" className="w-28 shrink-0 text-right" />
    </li>
  );
};
