import { CircleCheck, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import { type Bundle, endOf, isOpen } from '../../lib/core/bundle.ts';
import type { AlertEntry } from '../../lib/core/history.ts';
import { type Bps, bps } from '../../lib/core/money.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { doneSwaps } from '../plan/planStage.ts';
import { VerdictWords } from '../portfolio/VerdictWords.tsx';
import { Age } from '../ui/Age.tsx';
import { formatDrift, formatPoints, formatWeight } from '../ui/format.ts';
import { classLabel } from '../ui/labels.ts';

interface BundleLineProps {
  bundle: Bundle;
  at: UnixSeconds;
  onTargetAfter: Bps | null;
}

/** A bundle in one line: how it ended, and what it did to the score. */
export function BundleLine({ bundle, at, onTargetAfter }: BundleLineProps) {
  const words = text.activity;
  const before = formatWeight(bundle.onTargetBefore);
  return (
    <span className="flex items-start gap-3">
      <EndMark bundle={bundle} />
      <span className="min-w-0 grow">
        <span className="block font-strong text-ink">{endWords(bundle)}</span>
        <span className="block font-normal text-ink-2 text-meta">
          {onTargetAfter === null
            ? words.onTargetExpected(before, formatWeight(bundle.onTargetExpected))
            : words.onTarget(before, formatWeight(onTargetAfter))}
        </span>
      </span>
      <Age at={at} now={at} kind="clock" className="font-normal text-ink-2 text-meta" />
    </span>
  );
}

function endWords(bundle: Bundle): string {
  const words = text.activity.end;
  const done = doneSwaps(bundle);
  const all = bundle.legs.length;
  if (isOpen(bundle)) return words.open(done, all);
  const end = endOf(bundle);
  if (end === 'done') return words.done(all);
  return end === 'partial' ? words.partial(done, all) : words.nothing;
}

function EndMark({ bundle }: { bundle: Bundle }) {
  const shape = { 'aria-hidden': true, className: 'mt-0.5 size-4 shrink-0' } as const;
  if (isOpen(bundle))
    return <CircleDashed {...shape} className={`${shape.className} text-ink-2`} />;
  const end = endOf(bundle);
  if (end === 'done')
    return <CircleCheck {...shape} className={`${shape.className} text-success`} />;
  return <CircleSlash {...shape} className={`${shape.className} text-ink-2`} />;
}

interface AlertLineProps {
  entry: AlertEntry;
  labels: FullLabels;
}

/** An alert in one quiet line. */
export const AlertLine = ({ entry, labels }: AlertLineProps) => {
  const { classId, weight, target, band, outside, at } = entry;
  const words = text.activity;
  return (
    <div className="flex items-start gap-3 py-1 pl-6 text-ink-2">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow">
        <p>{words.alert(classLabel(labels, classId), formatDrift(bps(weight - target)))}</p>
        <p className="text-meta">
          {words.now(formatWeight(weight), formatWeight(target))} ·{' '}
          {words.alertBand(formatPoints(band))} · {words.alertOthers(outside)}
        </p>
        {entry.said && (
          <p className="text-meta">
            <VerdictWords judged={{ ...entry.said, at, dueAt: null }} labels={labels} />
          </p>
        )}
      </div>
      <Age at={at} now={at} kind="clock" className="text-meta" />
    </div>
  );
};
