import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { CorrelationTable } from '../../../components/targets/CorrelationTable.tsx';
import { ForecastTable } from '../../../components/targets/ForecastTable.tsx';
import { listOf } from '../../../components/targets/figures.ts';
import { HedgePanel } from '../../../components/targets/HedgePanel.tsx';
import { MixTable } from '../../../components/targets/MixTable.tsx';
import { RefusalWords } from '../../../components/targets/RefusalWords.tsx';
import { StressCard } from '../../../components/targets/StressCard.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { Spinner } from '../../../components/ui/Progress.tsx';
import { usePast } from '../../../hooks/usePast.ts';
import { HEDGE_DRAFT, readHedge } from '../../../lib/core/hedgeDraft.ts';
import { knownWeights } from '../../../lib/core/knownWeights.ts';
import { bps, USD_DECIMALS } from '../../../lib/core/money.ts';
import { partsOf } from '../../../lib/core/policyDraft.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { ForecastFacts, HedgeFacts, RiskFacts } from '../../../lib/core/riskFacts.ts';
import * as text from '../../../lib/core/text.ts';
import type { PriceHistory } from '../../../lib/policy/priceHistory.ts';
import { forecastFactsOf } from '../../../lib/policy/targets/forecastFacts.ts';
import { hedgeFactsOf, perpOf, putOf } from '../../../lib/policy/targets/hedgeFacts.ts';
import { riskFactsOf } from '../../../lib/policy/targets/riskFacts.ts';
import { now } from '../../../lib/world/clock.ts';

/** What the book is told in. */
const HEDGE = 'BTC';

/** Facts about risk from stored closes: correlations, shares, forecasts, and a hedge to look at. */
export function RiskScreen({ facts }: { facts: PortfolioFacts }) {
  const { portfolio, snapshot, drift, labels } = facts;
  const past = usePast(portfolio);
  const [openedAt] = useState(now);
  const weights = useMemo(() => knownWeights(drift, snapshot), [drift, snapshot]);
  const reading = useMemo(
    () =>
      past &&
      riskFactsOf({ history: past.history, now: openedAt, targets: portfolio.targets, weights }),
    [past, openedAt, portfolio, weights],
  );
  if (!past || !reading)
    return (
      <Card>
        <Spinner label={text.risk.reading} />
      </Card>
    );
  if (reading.kind === 'refused')
    return (
      <Notice tone="info">
        <RefusalWords refusal={reading} labels={labels} />
      </Notice>
    );
  return (
    <>
      {reading.without.length > 0 && (
        <Notice tone="info">{text.risk.without(listOf(labels, reading.without))}</Notice>
      )}
      {reading.ids.length > 1 && <CorrelationTable facts={reading} labels={labels} />}
      <MixTable
        facts={reading}
        weights={{ now: weights, target: partsOf(portfolio.targets) }}
        labels={labels}
      />
      {reading.ids.length > 1 && <StressCard stress={reading.stress} />}
      <Forecasts history={past.history} reading={reading} facts={facts} />
      {weights && <Hedge facts={facts} openedAt={openedAt} />}
    </>
  );
}

/** Fits take a moment each: the rest of the page is on screen before. */
function Forecasts({
  history,
  reading,
  facts,
}: {
  history: PriceHistory;
  reading: RiskFacts;
  facts: PortfolioFacts;
}) {
  const { ids, window } = reading;
  const { data } = useQuery({
    queryKey: ['forecasts', facts.portfolio.id, window.to, ...ids],
    queryFn: async () => {
      const rows: ForecastFacts[] = [];
      for (const id of ids) {
        await new Promise((resume) => setTimeout(resume));
        const row = forecastFactsOf(history, id);
        if (row) rows.push(row);
      }
      return rows;
    },
  });
  return data ? (
    <ForecastTable rows={data} to={window.to} labels={facts.labels} />
  ) : (
    <Card title={text.risk.forecast.title}>
      <Spinner label={text.risk.reading} />
    </Card>
  );
}

/** The hedge's closes are read whether it is targeted or not. */
const withHedge = (portfolio: Portfolio): Portfolio =>
  portfolio.targets.some(({ classId }) => classId === HEDGE)
    ? portfolio
    : {
        ...portfolio,
        targets: [...portfolio.targets, { classId: HEDGE, weight: bps(0), band: null }],
      };

function Hedge({ facts, openedAt }: { facts: PortfolioFacts; openedAt: number }) {
  const { portfolio, drift, labels } = facts;
  const past = usePast(withHedge(portfolio));
  const reading = useMemo(() => {
    if (!past || !drift) return undefined;
    const held = drift.rows
      .filter(({ value, target }) => value !== 0n || target > 0)
      .map(({ classId, value, target }) => ({
        classId,
        value: Number(value) / 10 ** USD_DECIMALS,
        target,
      }));
    return hedgeFactsOf({ history: past.history, now: openedAt, hedge: HEDGE, held });
  }, [past, drift, openedAt]);
  if (!reading) return null;
  if (reading.kind === 'facts') return <Told facts={reading} labels={labels} />;
  return (
    <Card title={text.risk.hedge.title}>
      <p>{text.risk.hedge.noHistory}</p>
      <p className="text-ink-2">
        <RefusalWords refusal={reading} labels={labels} />
      </p>
    </Card>
  );
}

function Told({ facts, labels }: { facts: HedgeFacts; labels: PortfolioFacts['labels'] }) {
  const [draft, setDraft] = useState(HEDGE_DRAFT);
  const { typed, wrong } = readHedge(draft);
  return (
    <HedgePanel
      facts={facts}
      draft={draft}
      wrong={wrong}
      perp={perpOf(facts, typed)}
      put={putOf(facts, typed)}
      labels={labels}
      onDraft={setDraft}
    />
  );
}
