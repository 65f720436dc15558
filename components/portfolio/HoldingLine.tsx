import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ValuedHolding } from '../../lib/core/drift.ts';
import { type HoldingProof, proofOf } from '../../lib/core/proof.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { chainLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import type { HoldingsDetail } from './overviewModel.ts';

interface HoldingLineProps {
  holding: ValuedHolding;
  detail: HoldingsDetail;
}

export const holdingKey = ({ owner, asset }: ValuedHolding): string =>
  `${owner}:${asset.chainId}:${asset.address}`;

/** One token at one address on one chain: amount, value, what it stands for, whether it is proved. */
export function HoldingLine({ holding, detail }: HoldingLineProps) {
  const { asset, owner, amount, value, countsAs, isCollateral } = holding;
  const proof = proofOf(detail.proofs, detail.snapshot, holding);
  return (
    <li className="flex flex-wrap items-baseline justify-end gap-x-4">
      <span className="min-w-0 grow basis-40">
        <span className="font-strong" title={asset.symbol}>
          {asset.symbol}
        </span>{' '}
        <span className="text-ink-2 text-meta">
          {asset.isUnverified && `${text.overview.unverified} · `}
          {chainLabel(detail.labels, asset.chainId)} · <AddressTag address={owner} />
          {isCollateral && ` · ${text.overview.collateral}`}
          {proof && ' · '}
          {proof && <ProofMark proof={proof} />}
        </span>
        {countsAs && (
          <span className="block text-ink-2 text-meta">
            <Sentence
              of={text.overview.standsFor}
              parts={{
                amount: (
                  <TokenAmount
                    amount={countsAs.amount}
                    decimals={countsAs.asset.decimals}
                    symbol={countsAs.asset.symbol}
                  />
                ),
              }}
            />
          </span>
        )}
      </span>
      <TokenAmount
        amount={amount}
        decimals={asset.decimals}
        symbol={asset.symbol}
        className="max-w-56 shrink-0 truncate text-right text-ink-2"
      />
      <Money value={value} precision="cents" className="w-28 shrink-0 text-right" />
    </li>
  );
}

/** What became of proving a balance, in a word and a shape; why in the title. */
function ProofMark({ proof: { status, reason } }: { proof: HoldingProof }) {
  const words = text.overview.proof;
  if (status === 'proved')
    return (
      <span className="whitespace-nowrap" title={words.provedWhy}>
        <ShieldCheck aria-hidden="true" className="mr-0.5 inline size-3.5 align-[-2px]" />
        {words.proved}
      </span>
    );
  if (status === 'refuted')
    return (
      <span className="whitespace-nowrap font-strong text-danger" title={words.refutedWhy}>
        <ShieldAlert aria-hidden="true" className="mr-0.5 inline size-3.5 align-[-2px]" />
        {words.refuted}
      </span>
    );
  return <span>{reason && words[reason]}</span>;
}
