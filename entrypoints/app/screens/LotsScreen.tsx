import { LotsView } from '../../../components/activity/LotsView.tsx';
import { useLotImport } from '../../../hooks/useLotImport.ts';
import { saveTax, useLots } from '../../../hooks/useLots.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { useSnapshot } from '../../../hooks/useSnapshot.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';

/** Tax lots, where they come from, and how they are matched. */
export function LotsScreen({ portfolio }: { portfolio: Portfolio }) {
  const lots = useLots(portfolio, useSnapshot(portfolio.id) ?? null);
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
