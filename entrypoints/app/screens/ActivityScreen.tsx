import { lazy, Suspense } from 'react';
import { tabOf } from '../../../components/activity/ActivityFrame.tsx';
import { ActivityView } from '../../../components/activity/ActivityView.tsx';
import { download } from '../../../hooks/download.ts';
import { useOpenBundle } from '../../../hooks/useBundle.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useHistory } from '../../../hooks/useHistory.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { activityCsv } from '../../../lib/core/activityCsv.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import * as text from '../../../lib/core/text.ts';
import { useLabels } from '../useLabels.ts';

/** Parts few visits ask for: loaded when they are. */
const LedgerScreen = lazy(() =>
  import('./LedgerScreen.tsx').then((file) => ({ default: file.LedgerScreen })),
);
const LotsScreen = lazy(() =>
  import('./LotsScreen.tsx').then((file) => ({ default: file.LotsScreen })),
);

/** What happened to the portfolio, what it changed, and the lots it left. */
export function ActivityScreen({ portfolio }: { portfolio: Portfolio }) {
  const { path } = useHashRoute();
  const tab = tabOf(path);
  return (
    <Suspense>
      {tab === 'history' && <HistoryScreen portfolio={portfolio} />}
      {tab === 'ledger' && <LedgerScreen portfolio={portfolio} />}
      {tab === 'lots' && <LotsScreen portfolio={portfolio} />}
    </Suspense>
  );
}

/** Bundles with their steps, alerts. */
function HistoryScreen({ portfolio }: { portfolio: Portfolio }) {
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
