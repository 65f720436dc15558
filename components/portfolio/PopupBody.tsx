import type { Drift } from '../../lib/core/drift.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import { readSince, type Snapshot } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { AllocationStrip } from '../ui/AllocationStrip.tsx';
import { classes } from '../ui/classes.ts';
import { chainLabel, classMark } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Weight } from '../ui/Weight.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { Findings } from './Findings.tsx';
import { type PopupActs, standingOf } from './facts.ts';
import { PopupRows } from './PopupRows.tsx';
import { PopupSkeleton } from './PopupSkeleton.tsx';
import { shownRows } from './rows.ts';

interface PopupBodyProps {
  facts: PortfolioFacts | undefined;
  acts: PopupActs;
}

/** Everything between head and foot: notices, value, strips, rows. */
export function PopupBody({ facts, acts }: PopupBodyProps) {
  if (!facts) return <PopupSkeleton />;
  const { snapshot, drift, portfolio } = facts;
  return (
    <>
      <div className="px-4 pt-3 empty:hidden">
        {portfolio.kind === 'demo' && <DemoBanner onLeaveDemo={acts.onLeaveDemo} />}
        <Findings facts={facts} acts={acts} isCompact onShowRest={acts.onOpenPage} />
      </div>
      {snapshot && drift ? (
        <Measured facts={facts} snapshot={snapshot} drift={drift} acts={acts} />
      ) : (
        <PopupSkeleton />
      )}
    </>
  );
}

interface MeasuredProps {
  facts: PortfolioFacts;
  snapshot: Snapshot;
  drift: Drift;
  acts: PopupActs;
}

function Measured({ facts, snapshot, drift, acts }: MeasuredProps) {
  if (facts.portfolio.targets.length === 0)
    return <p className="px-4 py-6 text-ink-2">{text.popup.noTargets}</p>;
  if (drift.total === 0n && drift.notInTargets.length === 0) return <NothingHeld facts={facts} />;
  return (
    <>
      <Value facts={facts} snapshot={snapshot} drift={drift} />
      <PopupRows
        drift={drift}
        judgement={facts.judgement}
        labels={facts.labels}
        onOpenPage={acts.onOpenPage}
      />
    </>
  );
}

function Value({ facts, snapshot, drift }: Omit<MeasuredProps, 'acts'>) {
  const { isStale } = standingOf(facts);
  const parts = shownRows(drift.rows).map(({ row, weight, target }) => ({
    id: row.classId,
    name: classMark(facts.labels, row.classId),
    now: weight,
    target,
  }));
  return (
    <section className="border-line border-b px-4 pt-3.5 pb-3">
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 className="font-normal text-ink-2 text-meta">{text.popup.total}</h2>
          <p className={classes('text-total', isStale && 'text-ink-3')}>
            <Money value={drift.total} precision="cents" />
          </p>
        </div>
        <div className="shrink-0 pb-1 text-right">
          <h2 className="font-normal text-ink-2 text-meta">{text.popup.onTarget}</h2>
          <p className={classes('font-bold text-[1rem]', isStale && 'text-ink-3')}>
            <Weight value={drift.onTarget} />
          </p>
        </div>
      </div>
      <div className="pt-2.5 pb-2">
        <AllocationStrip parts={parts} />
      </div>
      <p className="flex justify-between text-ink-2 text-meta">
        <span>{text.popup.nowVsTarget}</span>
        <span>
          <Sentence
            of={text.popup.read}
            parts={{ age: <Age at={readSince(snapshot)} now={facts.now} /> }}
          />
        </span>
      </p>
    </section>
  );
}

function NothingHeld({ facts: { portfolio, labels } }: { facts: PortfolioFacts }) {
  const chains = portfolio.chainIds.map((id) => chainLabel(labels, id)).join(', ');
  return (
    <div className="px-4 py-8">
      <h2 className="text-section">{text.popup.nothingHeld}</h2>
      <p className="pt-1 text-ink-2">{text.popup.nothingHeldLead(chains)}</p>
    </div>
  );
}
