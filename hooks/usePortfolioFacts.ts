import { useMemo } from 'react';
import type { Bundle } from '../lib/core/bundle.ts';
import type { CheckRecord } from '../lib/core/check.ts';
import { type Drift, measureDrift } from '../lib/core/drift.ts';
import { type Plan, planTrades } from '../lib/core/plan.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Snapshot, UnixSeconds } from '../lib/core/snapshot.ts';
import { ASSET_CLASSES, CLASS_TABLE } from '../lib/registry/assets.ts';
import { CHAINS } from '../lib/registry/chains.ts';
import { checkItem } from '../lib/storage/checks.ts';
import { journalItem } from '../lib/storage/journal.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { useNow } from './useNow.ts';
import { useSettings } from './useSettings.ts';
import { useStored } from './useStored.ts';

/** Everything stored of a portfolio, with what follows from it by pure rules. */
export interface PortfolioFacts {
  portfolio: Portfolio;
  snapshot: Snapshot | null;
  drift: Drift | null;
  plan: Plan | null;
  check: CheckRecord | null;
  bundle: Bundle | null;
  now: UnixSeconds;
  checkMinutes: number;
  nextCheckAt: UnixSeconds | null;
  isOffline: boolean;
  labels: typeof LABELS;
}

const LABELS = { chains: CHAINS, classes: ASSET_CLASSES };

/** What is stored of a portfolio, followed as it changes; undefined until it was read. */
export function usePortfolioFacts(portfolio: Portfolio | null): PortfolioFacts | undefined {
  const id = portfolio?.id ?? null;
  const items = useMemo(
    () => ({
      snapshot: id === null ? null : snapshotItem(id),
      check: id === null ? null : checkItem(id),
      journal: id === null ? null : journalItem(id),
    }),
    [id],
  );
  const snapshot = useStored(items.snapshot).value;
  const check = useStored(items.check).value;
  const journal = useStored(items.journal).value;
  const { checkMinutes } = useSettings();
  const time = useNow();
  const measured = useMemo(
    () => (portfolio && snapshot ? measure(portfolio, snapshot) : { drift: null, plan: null }),
    [portfolio, snapshot],
  );
  if (!portfolio || snapshot === undefined) return undefined;
  return {
    portfolio,
    snapshot,
    ...measured,
    check: check ?? null,
    bundle: journal?.[0] ?? null,
    now: time,
    checkMinutes,
    nextCheckAt: snapshot ? snapshot.takenAt + checkMinutes * 60 : null,
    isOffline: !navigator.onLine,
    labels: LABELS,
  };
}

function measure(portfolio: Portfolio, snapshot: Snapshot): { drift: Drift; plan: Plan } {
  const drift = measureDrift(portfolio, snapshot, CLASS_TABLE);
  return { drift, plan: planTrades(portfolio, drift, snapshot, CLASS_TABLE) };
}
