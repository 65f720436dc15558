import { CircleCheck, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Bundle, endOf, isOpen } from '../../lib/core/bundle.ts';
import type { AlertEntry, HistoryEntry } from '../../lib/core/history.ts';
import { type Bps, bps } from '../../lib/core/money.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { text } from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { doneSwaps } from '../plan/planStage.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { formatDrift, formatPoints, formatWeight } from '../ui/format.ts';
import { classLabel } from '../ui/labels.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { BundleSteps } from './BundleSteps.tsx';
import { dayTitle, groupByDay } from './days.ts';

interface ActivityViewProps {
  /** Bundles under way; shown on top of their day. */
  open: readonly Bundle[];
  entries: readonly HistoryEntry[];
  now: UnixSeconds;
  labels: FullLabels;
  onOpenPlan: () => void;
}

type Shown = HistoryEntry | { kind: 'open'; id: string; at: UnixSeconds; bundle: Bundle };

/** What happened, by day, newest first: plans with their steps, alerts as quiet lines. */
export function ActivityView({ open, entries, now, labels, onOpenPlan }: ActivityViewProps) {
  const underWay = open.map((bundle): Shown => {
    return { kind: 'open', id: bundle.id, at: bundle.createdAt, bundle };
  });
  const days = groupByDay<Shown>([...underWay, ...entries]);
  return (
    <>
      <PageTitle title={text.activity.title} lead={text.activity.lead} />
      {days.length === 0 && <Empty onOpenPlan={onOpenPlan} />}
      <div className="flex flex-col gap-6">
        {days.map(({ key, entries: shown }) => (
          <section key={key}>
            <h2 className="pb-2 font-bold text-ink-2 text-meta">
              {dayTitle(shown[0]?.at ?? now, now)}
            </h2>
            <Card isFlush>
              <ul className="divide-y divide-line">
                {shown.map((entry) => (
                  <li key={entry.id} className="px-5 py-3">
                    <Entry entry={entry} labels={labels} onOpenPlan={onOpenPlan} />
                  </li>
                ))}
              </ul>
            </Card>
          </section>
        ))}
      </div>
    </>
  );
}

const Empty = ({ onOpenPlan }: Pick<ActivityViewProps, 'onOpenPlan'>) => (
  <Card title={text.activity.emptyTitle}>
    <p className="pb-3 text-ink-2">{text.activity.empty}</p>
    <Button onClick={onOpenPlan}>{text.activity.openPlan}</Button>
  </Card>
);

interface EntryProps extends Pick<ActivityViewProps, 'labels' | 'onOpenPlan'> {
  entry: Shown;
}

function Entry({ entry, labels, onOpenPlan }: EntryProps): ReactNode {
  if (entry.kind === 'alert') return <AlertLine entry={entry} labels={labels} />;
  const { bundle } = entry;
  return (
    <Disclosure
      summary={
        <BundleLine
          bundle={bundle}
          at={entry.at}
          onTargetAfter={entry.kind === 'rebalance' ? entry.onTargetAfter : null}
        />
      }
    >
      <BundleSteps bundle={bundle} labels={labels} />
      {isOpen(bundle) && (
        <div className="pt-2">
          <Button size="small" onClick={onOpenPlan}>
            {text.activity.openPlan}
          </Button>
        </div>
      )}
    </Disclosure>
  );
}

interface BundleLineProps {
  bundle: Bundle;
  at: UnixSeconds;
  onTargetAfter: Bps | null;
}

function BundleLine({ bundle, at, onTargetAfter }: BundleLineProps) {
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

const AlertLine = ({ entry, labels }: AlertLineProps) => {
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
      </div>
      <Age at={at} now={at} kind="clock" className="text-meta" />
    </div>
  );
};
