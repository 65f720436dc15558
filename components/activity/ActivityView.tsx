import type { ReactNode } from 'react';
import { type Bundle, isOpen } from '../../lib/core/bundle.ts';
import { answerTo, type HistoryEntry } from '../../lib/core/history.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { ActivityFrame } from './ActivityFrame.tsx';
import { BundleSteps } from './BundleSteps.tsx';
import { dayTitle, groupByDay } from './days.ts';
import { AlertLine, BundleLine } from './EntryLines.tsx';
import { VerdictLine } from './VerdictLine.tsx';

interface ActivityViewProps {
  /** Bundles under way; shown on top of their day. */
  open: readonly Bundle[];
  entries: readonly HistoryEntry[];
  now: UnixSeconds;
  labels: FullLabels;
  onOpenPlan: () => void;
  onExport: () => void;
}

type Shown = HistoryEntry | { kind: 'open'; id: string; at: UnixSeconds; bundle: Bundle };

/** What happened, by day, newest first: plans with their steps, alerts as quiet lines. */
export function ActivityView(props: ActivityViewProps) {
  const { open, entries, now, labels, onOpenPlan, onExport } = props;
  const underWay = open.map((bundle): Shown => {
    return { kind: 'open', id: bundle.id, at: bundle.createdAt, bundle };
  });
  const days = groupByDay<Shown>([...underWay, ...entries]);
  return (
    <ActivityFrame
      tab="history"
      lead={text.activity.lead}
      actions={entries.length > 0 && <Button onClick={onExport}>{text.ledger.export}</Button>}
    >
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
                    <Entry
                      entry={entry}
                      labels={labels}
                      isActed={isActedOn(entry, entries)}
                      onOpenPlan={onOpenPlan}
                    />
                  </li>
                ))}
              </ul>
            </Card>
          </section>
        ))}
      </div>
    </ActivityFrame>
  );
}

const isActedOn = (entry: Shown, entries: readonly HistoryEntry[]): boolean =>
  entry.kind === 'verdict' && answerTo(entry, entries) !== undefined;

const Empty = ({ onOpenPlan }: Pick<ActivityViewProps, 'onOpenPlan'>) => (
  <Card title={text.activity.emptyTitle}>
    <p className="pb-3 text-ink-2">{text.activity.empty}</p>
    <Button onClick={onOpenPlan}>{text.activity.openPlan}</Button>
  </Card>
);

interface EntryProps extends Pick<ActivityViewProps, 'labels' | 'onOpenPlan'> {
  entry: Shown;
  isActed: boolean;
}

function Entry({ entry, labels, isActed, onOpenPlan }: EntryProps): ReactNode {
  if (entry.kind === 'alert') return <AlertLine entry={entry} labels={labels} />;
  if (entry.kind === 'verdict')
    return <VerdictLine entry={entry} labels={labels} isActed={isActed} />;
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
