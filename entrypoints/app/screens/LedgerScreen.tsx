import { LedgerView } from '../../../components/activity/LedgerView.tsx';
import { download } from '../../../hooks/download.ts';
import { useLedger } from '../../../hooks/useLedger.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { useSnapshot } from '../../../hooks/useSnapshot.ts';
import { ledgerCsv } from '../../../lib/core/ledgerCsv.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import * as text from '../../../lib/core/text.ts';

/** What plans changed beside doing nothing. */
export function LedgerScreen({ portfolio }: { portfolio: Portfolio }) {
  const snapshot = useSnapshot(portfolio.id);
  const ledger = useLedger(portfolio, snapshot ?? null);
  const now = useNow();
  if (snapshot === undefined || ledger === undefined) return null;
  const save = () =>
    ledger && download(text.ledger.file, ledgerCsv(ledger, ledger.performance?.flows ?? []));
  return <LedgerView ledger={ledger} now={now} onExport={save} />;
}
