import type { Drift } from '../../lib/core/drift.ts';
import type { Episode } from '../../lib/core/episode.ts';
import type { Bps, Usd } from '../../lib/core/money.ts';
import type { Performance } from '../../lib/core/performance.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { AllocationStrip } from '../ui/AllocationStrip.tsx';
import { Card } from '../ui/Card.tsx';
import { classMark, type Labels } from '../ui/labels.ts';
import { Privacy } from '../ui/Privacy.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Weight } from '../ui/Weight.tsx';
import { AlertStatus } from './AlertStatus.tsx';
import { ChainStates } from './ChainStates.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { DepositNotice } from './DepositNotice.tsx';
import { DriftTable } from './DriftTable.tsx';
import { Findings } from './Findings.tsx';
import { InvestNotice } from './InvestNotice.tsx';
import { Loans } from './Loans.tsx';
import { NotCounted } from './NotCounted.tsx';
import { OverviewHeader } from './OverviewHeader.tsx';
import { OverviewSkeleton } from './OverviewSkeleton.tsx';
import type { HoldingsDetail, OverviewActs, Proving } from './overviewModel.ts';
import { owedAside, sumsOf, uncountedLines } from './reconcile.ts';
import { type ShownRow, shownRows } from './rows.ts';
import { VerdictCard } from './VerdictCard.tsx';

interface OverviewViewProps {
  facts: PortfolioFacts;
  /** The breach the user was told of; null when there is none. */
  episode: Episode | null;
  isPrivate: boolean;
  /** What became of proving balances. */
  proving: Proving;
  /** Growth and the newest deposit; null before the first reading. */
  performance: Performance | null;
  /** A fixed sum that is due; null while none is. */
  invest: Usd | null | undefined;
  acts: OverviewActs;
}

/** The overview screen: value, composition, drift of every class, what is uncertain, alerts. */
export function OverviewView(props: OverviewViewProps) {
  const { facts, episode, isPrivate, proving, performance, invest, acts } = props;
  const { snapshot, drift, portfolio } = facts;
  return (
    <Privacy isOn={isPrivate}>
      <div className="flex flex-col gap-4">
        {portfolio.kind === 'demo' && <DemoBanner onLeaveDemo={acts.onLeaveDemo} />}
        <OverviewHeader facts={facts} performance={performance} isPrivate={isPrivate} acts={acts} />
        <Findings facts={facts} acts={acts} />
        {performance?.deposit && !facts.bundle && (
          <DepositNotice
            deposit={performance.deposit}
            now={facts.now}
            onPlan={acts.onPlanDeposit}
            onDismiss={acts.onDismissDeposit}
          />
        )}
        {invest && !facts.bundle && (
          <InvestNotice value={invest} onPlan={acts.onPlanInvest} onSkip={acts.onSkipInvest} />
        )}
        {snapshot && drift ? (
          <Measured facts={facts} snapshot={snapshot} drift={drift} proving={proving} acts={acts} />
        ) : (
          <OverviewSkeleton />
        )}
        <AlertStatus facts={facts} episode={episode} onChange={acts.onOpenSettings} />
      </div>
    </Privacy>
  );
}

interface MeasuredProps {
  facts: PortfolioFacts;
  snapshot: Snapshot;
  drift: Drift;
  proving: Proving;
  acts: OverviewActs;
}

function Measured({ facts, snapshot, drift, proving, acts }: MeasuredProps) {
  const { labels, plan, now, portfolio, judgement } = facts;
  const rows = shownRows(drift.rows);
  const onVerify = portfolio.kind === 'own' ? acts.onVerify : null;
  const detail: HoldingsDetail = { ...proving, snapshot, now, labels, onVerify, judgement };
  return (
    <>
      {rows.length === 0 ? (
        <Card>
          <p className="text-ink-2">{text.popup.noTargets}</p>
        </Card>
      ) : (
        <>
          {judgement && <VerdictCard judgement={judgement} facts={facts} />}
          <Allocation rows={rows} onTarget={drift.onTarget} labels={labels} />
          <DriftTable rows={rows} plan={plan} detail={detail} />
        </>
      )}
      <Beside facts={facts} snapshot={snapshot} drift={drift} acts={acts} />
    </>
  );
}

interface AllocationProps {
  rows: readonly ShownRow[];
  onTarget: Bps;
  labels: Labels;
}

const Allocation = ({ rows, onTarget, labels }: AllocationProps) => (
  <Card
    title={text.overview.allocation}
    aside={
      <Sentence
        of={text.overview.onTarget}
        parts={{ share: <Weight value={onTarget} className="text-ink" /> }}
      />
    }
  >
    <AllocationStrip
      parts={rows.map(({ row, weight, target }) => ({
        id: row.classId,
        name: classMark(labels, row.classId),
        now: weight,
        target,
      }))}
      kind="full"
    />
  </Card>
);

/** What stands beside the total: not counted, owed, and where all of it was read. */
function Beside({ facts, snapshot, drift, acts }: Omit<MeasuredProps, 'proving'>) {
  const { labels, now, portfolio } = facts;
  const lines = uncountedLines(drift, snapshot);
  const owed = owedAside(portfolio, snapshot);
  const isDemo = portfolio.kind === 'demo';
  return (
    <>
      {lines.length + owed.length > 0 && (
        <NotCounted
          {...{ lines, owed, labels, acts }}
          kind={portfolio.kind}
          sums={sumsOf(drift, lines)}
        />
      )}
      <Loans accounts={snapshot.lending} labels={labels} />
      {!isDemo && <ChainStates chains={snapshot.chains} now={now} labels={labels} />}
    </>
  );
}
