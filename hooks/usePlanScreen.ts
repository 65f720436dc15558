import { useEffect, useState } from 'react';
import { type Bundle, isOpen } from '../lib/core/bundle.ts';
import type { Drift } from '../lib/core/drift.ts';
import type { Fault } from '../lib/core/fault.ts';
import { type PlanAsk, REBALANCE } from '../lib/core/planAsk.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../lib/core/portfolioFacts.ts';
import { isReadAfter } from '../lib/core/settle.ts';
import { journalItem } from '../lib/storage/journalItem.ts';
import {
  useOpenBundle,
  useReleaseStep,
  useSettling,
  useStartBundle,
  useStopBundle,
} from './useBundle.ts';
import { useHistory } from './useHistory.ts';
import { type Planning, usePlanning } from './usePlanning.ts';
import { usePortfolioFacts } from './usePortfolioFacts.ts';
import { useSignLeg } from './useSignLeg.ts';

/** What the plan screen knows and can do, before it is drawn. */
export interface PlanScreenState extends Omit<Planning, 'planAnew'> {
  /** Open, or the one that this page saw end. */
  bundle: Bundle | null;
  isWorking: boolean;
  signFault: Fault | null;
  /** Drift of the stored snapshot: measured anew after each leg. */
  measured: Drift | null;
  /** That snapshot has everything the bundle moved so far. */
  isMeasured: boolean;
  sign(): void;
  stop(): void;
  /** Stops, and asks the wallet to close what is open. */
  closeAllowance(): void;
  newPlan(): void;
  settle(): void;
  release(stepId: string): void;
}

/** Follows one portfolio from the plan that is asked for to its last receipt. */
export function usePlanScreen(portfolio: Portfolio, ask: PlanAsk = REBALANCE): PlanScreenState {
  const [shown, setShown] = useState<Bundle | null>(null);
  // Closed, and on its way from the journal into the history: the user asked for the next already.
  const [leftId, setLeftId] = useState<string | null>(null);
  const stored = useOpenBundle(portfolio.id);
  const open = stored?.id === leftId ? null : stored;
  const ended = useEnded(portfolio.id, open ? null : shown);
  // Between journal and history the last state seen stands in, never the review it came from.
  const bundle = open ?? ended ?? shown;
  const planning = usePlanning(portfolio, ask, open === null && shown === null);
  const { review, edit } = planning;
  const start = useStartBundle();
  const signLeg = useSignLeg();
  const stop = useStopBundle();
  const release = useReleaseStep();
  const settling = useSettling(open, signLeg.isPending);
  const facts = usePortfolioFacts(portfolio);
  useEffect(() => {
    if (open) setShown(open);
  }, [open]);
  const sign = async () => {
    // What was changed is not what was reviewed.
    if (edit?.chosen) return;
    const next =
      open ??
      (!shown && review && (await start.mutateAsync({ review, portfolioId: portfolio.id })));
    if (next) await signLeg.mutateAsync(next);
  };
  const newPlan = async () => {
    signLeg.reset();
    if (open && isOpen(open)) await stop.mutateAsync(open);
    else if (open) setLeftId(open.id);
    setShown(null);
    planning.planAnew();
  };
  const closeAllowance = async () => {
    if (!bundle) return;
    await stop.mutateAsync(bundle);
    const [stopped] = await journalItem(portfolio.id).read();
    if (stopped) await signLeg.mutateAsync(stopped);
  };
  return {
    ...planning,
    bundle: bundle ?? null,
    isWorking: start.isPending || signLeg.isPending || stop.isPending,
    signFault: signLeg.error ?? start.error ?? stop.error ?? release.error ?? settling.error,
    ...measuredAfter(bundle, facts),
    sign: () => void sign().catch(() => undefined),
    stop: () => bundle && stop.mutate(bundle),
    closeAllowance: () => void closeAllowance().catch(() => undefined),
    newPlan: () => void newPlan().catch(() => undefined),
    settle: () => void settling.refetch(),
    // How it ended is known now: what the wallet said of it no longer counts.
    release: (stepId) => bundle && release.mutate({ bundle, stepId }, { onSuccess: signLeg.reset }),
  };
}

const measuredAfter = (
  bundle: Bundle | null | undefined,
  facts: PortfolioFacts | undefined,
): Pick<PlanScreenState, 'measured' | 'isMeasured'> => ({
  measured: facts?.drift ?? null,
  isMeasured: Boolean(bundle && isReadAfter(bundle, facts?.snapshot?.chains ?? [])),
});

/** The bundle of that id once it went from the journal into the history. */
function useEnded(portfolioId: string, gone: Bundle | null): Bundle | null {
  const { data, refetch } = useHistory(portfolioId);
  const id = gone?.id;
  useEffect(() => {
    if (id) void refetch();
  }, [id, refetch]);
  const entry = data?.find((one) => one.kind === 'rebalance' && one.bundle.id === id);
  return entry?.kind === 'rebalance' ? entry.bundle : null;
}
