import { useMemo } from 'react';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../lib/core/portfolioFacts.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { checkItem } from '../lib/storage/checks.ts';
import { journalItem } from '../lib/storage/journalItem.ts';
import { judgementItem } from '../lib/storage/judgements.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { factsOf, measuresOf } from './factsOf.ts';
import { useNow } from './useNow.ts';
import { useSettings } from './useSettings.ts';
import { useStored } from './useStored.ts';

/**
 * What is stored of a portfolio, followed as it changes, with what follows from it by pure rules;
 * undefined until it was read. `firstNow` is the time of a first drawing that was made elsewhere.
 */
export function usePortfolioFacts(
  portfolio: Portfolio | null,
  firstNow?: UnixSeconds,
): PortfolioFacts | undefined {
  const id = portfolio?.id ?? null;
  const items = useMemo(
    () => ({
      snapshot: id === null ? null : snapshotItem(id),
      check: id === null ? null : checkItem(id),
      judgement: id === null ? null : judgementItem(id),
      journal: id === null ? null : journalItem(id),
    }),
    [id],
  );
  const snapshot = useStored(items.snapshot).value;
  const check = useStored(items.check).value;
  const judgement = useStored(items.judgement).value;
  const bundles = useStored(items.journal).value;
  const { checkMinutes } = useSettings();
  const now = useNow(10, firstNow);
  const measures = useMemo(
    () => portfolio && snapshot !== undefined && measuresOf(portfolio, snapshot, judgement),
    [portfolio, snapshot, judgement],
  );
  if (!portfolio || snapshot === undefined || !measures) return undefined;
  return factsOf({ portfolio, snapshot, check, judgement, bundles, checkMinutes }, measures, now);
}
