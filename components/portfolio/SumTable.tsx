import { type Usd, usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import type { Sums } from './reconcile.ts';

/** From what is held to the total, and from there to what a wallet shows; lines of zero are left out. */
export function SumTable({ sums }: { sums: Sums }) {
  const words = text.overview.uncounted.sums;
  return (
    <dl className="max-w-xl">
      <SumLine label={words.held} value={sums.held} />
      {sums.manual > 0n && <SumLine label={words.manual} value={sums.manual} isSigned />}
      {sums.debt > 0n && <SumLine label={words.debt} value={usd(-sums.debt)} isSigned />}
      <SumLine label={words.total} value={sums.total} isSum />
      <SumLine
        label={words.aside}
        value={sums.aside}
        more={sums.unpriced > 0 ? words.unpriced(sums.unpriced) : null}
      />
      <SumLine label={words.seen} value={sums.seen} isSum />
    </dl>
  );
}

interface SumLineProps {
  label: string;
  value: Usd;
  more?: string | null;
  isSigned?: boolean;
  isSum?: boolean;
}

const SumLine = ({ label, value, more, isSigned, isSum }: SumLineProps) => (
  <div
    className={
      isSum
        ? 'flex items-baseline justify-between gap-4 border-line border-t py-1 font-bold'
        : 'flex items-baseline justify-between gap-4 py-1 text-ink-2'
    }
  >
    <dt>
      {label}
      {more && <span className="block text-ink-3 text-meta">{more}</span>}
    </dt>
    <dd>
      <Money value={value} precision="cents" isSigned={isSigned ?? false} />
    </dd>
  </div>
);
