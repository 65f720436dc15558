import type { ReactNode } from 'react';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Growth } from '../portfolio/Growth.tsx';
import { Age } from '../ui/Age.tsx';
import { Card } from '../ui/Card.tsx';
import { formatDrift, formatWeight } from '../ui/format.ts';
import { Sentence } from '../ui/Sentence.tsx';
import { Difference, Known } from './Difference.tsx';
import { bpsOf } from './figures.ts';
import type { LedgerModel } from './models.ts';

/** What all plans together changed, what they cost, and how deep both sides fell. */
export function LedgerSums({ ledger, now }: { ledger: LedgerModel; now: UnixSeconds }) {
  const words = text.ledger.sums;
  const { total, drawdown, performance, unpriced } = ledger;
  const age = total.asOf !== null && (
    <Sentence of={words.asOf} parts={{ age: <Age at={total.asOf} now={now} /> }} />
  );
  return (
    <Card title={words.title} aside={age}>
      <dl className="max-w-xl">
        <Line label={words.held} value={<Known value={total.held} />} />
        <Line label={words.untouched} value={<Known value={total.untouched} />} />
        <Line
          isSum
          label={words.difference}
          value={<Difference value={total.difference} share={total.differenceBps} />}
        />
        <Line label={words.swapped} value={<Known value={total.swapped} />} />
        <Line label={words.networkFee} value={<Known value={total.networkFee} />} />
        <Line label={words.swapCost} value={<Known value={total.swapCost} />} />
        {drawdown && (
          <Line
            label={words.falls}
            value={
              <span className="num">
                {words.fallsOf(
                  formatWeight(bpsOf(drawdown.held)),
                  formatWeight(bpsOf(drawdown.untouched)),
                  formatDrift(bpsOf(drawdown.held - drawdown.untouched)),
                )}
              </span>
            }
          />
        )}
        {performance && (
          <Line label={words.growth} value={<Growth performance={performance} now={now} />} />
        )}
      </dl>
      {unpriced.length > 0 && (
        <p className="pt-2 text-ink-2 text-meta">
          {words.unpriced(unpriced.map(({ symbol }) => symbol).join(', '))}
        </p>
      )}
    </Card>
  );
}

const Line = ({ label, value, isSum }: { label: string; value: ReactNode; isSum?: boolean }) => (
  <div
    className={
      isSum
        ? 'mb-2 flex items-baseline justify-between gap-4 border-line border-y py-1 font-bold'
        : 'flex items-baseline justify-between gap-4 py-1 text-ink-2'
    }
  >
    <dt>{label}</dt>
    <dd className="text-right">{value}</dd>
  </div>
);
