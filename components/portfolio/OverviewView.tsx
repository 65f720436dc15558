import type { Drift } from '../../lib/core/drift.ts';
import type { Episode } from '../../lib/core/episode.ts';
import { text } from '../../lib/core/text.ts';
import { AllocationStrip } from '../ui/AllocationStrip.tsx';
import { Card } from '../ui/Card.tsx';
import { Privacy } from '../ui/Privacy.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Weight } from '../ui/Weight.tsx';
import { AlertStatus } from './AlertStatus.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { DriftTable } from './DriftTable.tsx';
import { Findings } from './Findings.tsx';
import type { PortfolioActs, PortfolioFacts } from './facts.ts';
import { NotInTargets } from './NotInTargets.tsx';
import { OverviewHeader } from './OverviewHeader.tsx';
import { OverviewSkeleton } from './OverviewSkeleton.tsx';
import { shownRows } from './rows.ts';

interface OverviewViewProps {
  facts: PortfolioFacts;
  /** The breach the user was told of; null when there is none. */
  episode: Episode | null;
  isPrivate: boolean;
  acts: PortfolioActs;
}

/** The overview screen: value, composition, drift of every class, what is uncertain, alerts. */
export function OverviewView({ facts, episode, isPrivate, acts }: OverviewViewProps) {
  const { snapshot, drift, portfolio } = facts;
  return (
    <Privacy isOn={isPrivate}>
      <div className="flex flex-col gap-4">
        {portfolio.kind === 'demo' && <DemoBanner onLeaveDemo={acts.onLeaveDemo} />}
        <OverviewHeader facts={facts} isPrivate={isPrivate} acts={acts} />
        <Findings facts={facts} acts={acts} />
        {snapshot && drift ? <Measured facts={facts} drift={drift} /> : <OverviewSkeleton />}
        <AlertStatus facts={facts} episode={episode} onChange={acts.onOpenSettings} />
      </div>
    </Privacy>
  );
}

function Measured({ facts, drift }: { facts: PortfolioFacts; drift: Drift }) {
  const { labels, plan } = facts;
  const rows = shownRows(drift.rows);
  const parts = rows.map(({ row, weight, target }) => ({
    id: row.classId,
    name: row.classId,
    now: weight,
    target,
  }));
  if (rows.length === 0)
    return (
      <Card>
        <p className="text-ink-2">{text.popup.noTargets}</p>
      </Card>
    );
  return (
    <>
      <Card
        title={text.overview.allocation}
        aside={
          <Sentence
            of={text.overview.onTarget}
            parts={{ share: <Weight value={drift.onTarget} className="text-ink" /> }}
          />
        }
      >
        <AllocationStrip parts={parts} kind="full" />
      </Card>
      <DriftTable rows={rows} plan={plan} labels={labels} />
      {drift.notInTargets.length > 0 && (
        <NotInTargets holdings={drift.notInTargets} labels={labels} />
      )}
    </>
  );
}
