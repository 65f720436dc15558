import type { Bps, Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { signedBps } from './figures.ts';

/** "+$12.40 (+5 bp)" beside doing nothing, or that it is not known. */
export const Difference = ({ value, share }: { value: Usd | null; share: Bps | null }) => {
  const words = text.ledger;
  if (value === null) return <span className="text-ink-2">{words.sums.none}</span>;
  const money = <Money value={value} isSigned />;
  if (share === null) return money;
  return (
    <Sentence
      of={words.sums.differenceOf}
      parts={{
        value: money,
        share: <span className="num">{words.share(signedBps(share))}</span>,
      }}
    />
  );
};

/** Money, or that it is not known. */
export const Known = ({ value, isSigned }: { value: Usd | null; isSigned?: boolean }) =>
  value === null ? (
    <span className="text-ink-2">{text.ledger.sums.none}</span>
  ) : (
    <Money value={value} isSigned={isSigned ?? false} />
  );
