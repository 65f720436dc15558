import type { DriftRow } from '../../lib/core/drift.ts';
import { hasBand } from '../../lib/core/edges.ts';
import { absUsd } from '../../lib/core/money.ts';
import { type Plan, turnoverOf } from '../../lib/core/plan.ts';
import * as text from '../../lib/core/text.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface ChangeNeededProps {
  row: DriftRow;
  /** Known trades say what an in-band class gives or takes, and what stays undone. */
  plan: Plan | null;
  labels: Labels;
}

/** What would bring a class back to its target, and what of it no swap can do. */
export function ChangeNeeded({ row, plan, labels }: ChangeNeededProps) {
  if (row.position === 'inBand') return <InBand row={row} plan={plan} labels={labels} />;
  const left = plan?.leftOut.filter(({ classId }) => classId === row.classId) ?? [];
  return (
    <>
      <span className="block font-strong">
        <Sentence
          of={row.change < 0n ? text.overview.sell : text.overview.buy}
          parts={{ value: <Money value={absUsd(row.change)} precision="whole" /> }}
        />
      </span>
      {left.map(({ reason, change }) => (
        <span key={reason} className="block text-ink-2 text-meta">
          <Sentence
            of={text.overview.leftOut[reason]}
            parts={{ value: <Money value={absUsd(change)} precision="whole" /> }}
          />
        </span>
      ))}
    </>
  );
}

function InBand({ row, plan, labels }: ChangeNeededProps) {
  const { classId } = row;
  const sells = plan?.trades.filter(({ sell }) => sell.classId === classId) ?? [];
  const buys = plan?.trades.filter(({ buy }) => buy.classId === classId) ?? [];
  if (sells.length > 0) {
    const funded = new Set(sells.flatMap(({ buy }) => buy.classId ?? []));
    const names = [...funded].map((id) => classMark(labels, id)).join(', ');
    const value = <Money value={turnoverOf(sells)} precision="whole" />;
    return <Sentence of={text.overview.sellToFund} parts={{ value, names }} />;
  }
  if (buys.length > 0) {
    const value = <Money value={turnoverOf(buys)} precision="whole" />;
    return <Sentence of={text.overview.buyWith} parts={{ value }} />;
  }
  return (
    <span className="text-ink-3">
      {hasBand(row) ? text.overview.noChange : text.overview.noChangeNow}
    </span>
  );
}
