import { useMemo } from 'react';
import { tabOf } from '../../../components/activity/ActivityFrame.tsx';
import { ActivityView } from '../../../components/activity/ActivityView.tsx';
import { LedgerView } from '../../../components/activity/LedgerView.tsx';
import { LotsView } from '../../../components/activity/LotsView.tsx';
import { download } from '../../../hooks/download.ts';
import { useOpenBundle } from '../../../hooks/useBundle.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useHistory } from '../../../hooks/useHistory.ts';
import { useLedger } from '../../../hooks/useLedger.ts';
import { saveTax, useLotImport, useLots } from '../../../hooks/useLots.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { useStored } from '../../../hooks/useStored.ts';
import { activityCsv } from '../../../lib/core/activityCsv.ts';
import { ledgerCsv } from '../../../lib/core/ledgerCsv.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import * as text from '../../../lib/core/text.ts';
import { snapshotItem } from '../../../lib/storage/snapshots.ts';
import { useLabels } from '../useLabels.ts';

/** What happened to the portfolio, what it changed, and the lots it left. */
export function ActivityScreen({ portfolio }: { portfolio: Portfolio }) {
  const { path } = useHashRoute();
  const tab = tabOf(path);
  if (tab === 'ledger') return <LedgerPart portfolio={portfolio} />;
  return tab === 'lots' ? (
    <LotsPart portfolio={portfolio} />
  ) : (
    <HistoryPart portfolio={portfolio} />
  );
}

function HistoryPart({ portfolio }: { portfolio: Portfolio }) {
  const { go } = useHashRoute();
  const { data = [] } = useHistory(portfolio.id);
  const open = useOpenBundle(portfolio.id);
  return (
    <ActivityView
      open={open ? [open] : []}
      entries={data}
      now={useNow()}
      labels={useLabels(portfolio)}
      onOpenPlan={() => go('/plan')}
      onExport={() => download(text.ledger.activityFile, activityCsv(data))}
    />
  );
}

/** The stored snapshot; undefined until it was read. */
function useSnapshot({ id }: Portfolio) {
  const item = useMemo(() => snapshotItem(id), [id]);
  return useStored(item).value;
}

function LedgerPart({ portfolio }: { portfolio: Portfolio }) {
  const snapshot = useSnapshot(portfolio);
  const ledger = useLedger(portfolio, snapshot ?? null);
  const now = useNow();
  if (snapshot === undefined || ledger === undefined) return null;
  const save = () =>
    ledger && download(text.ledger.file, ledgerCsv(ledger, ledger.performance?.flows ?? []));
  return <LedgerView ledger={ledger} now={now} onExport={save} />;
}

function LotsPart({ portfolio }: { portfolio: Portfolio }) {
  const lots = useLots(portfolio, useSnapshot(portfolio) ?? null);
  const { state, check, cancel, confirm, forget } = useLotImport(portfolio);
  const now = useNow();
  if (!lots) return null;
  return (
    <LotsView
      lots={lots}
      tax={portfolio.strategy.tax}
      importing={state}
      now={now}
      events={{
        onCheck: check,
        onCancel: cancel,
        onConfirm: (records) => void confirm(records),
        onForget: () => void forget(),
        onTax: (tax) => void saveTax(portfolio, tax),
      }}
    />
  );
}
