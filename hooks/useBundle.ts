import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Bundle, stepInTransit } from '../lib/core/bundle.ts';
import type { Fault } from '../lib/core/fault.ts';
import type { Review } from '../lib/core/review.ts';
import { releaseStep, settleBundles, stopBundle } from '../lib/flow/settleBundles.ts';
import { openBundle } from '../lib/flow/startBundle.ts';
import { journalItem } from '../lib/storage/journalItem.ts';
import { lockedInTurn } from '../lib/world/lock.ts';
import { settleWorld } from '../lib/world/settleWorld.ts';
import { useStored } from './useStored.ts';

/** How often the chain is asked for a step under way while the page is open. */
const SETTLE_EVERY_MS = 1500;

/** For what the user says of a bundle, which a settling under way must not swallow. */
const saidWorld = { ...settleWorld, locked: lockedInTurn };

/** The bundle under way of a portfolio; null when none is, undefined until storage was read. */
export function useOpenBundle(portfolioId: string): Bundle | null | undefined {
  const item = useMemo(() => journalItem(portfolioId), [portfolioId]);
  const { value } = useStored(item);
  return value && (value[0] ?? null);
}

/** Starts a bundle from a review, writing it down before anything is asked of the wallet. */
export function useStartBundle() {
  return useMutation<Bundle, Fault, { review: Review; portfolioId: string }>({
    mutationFn: ({ review, portfolioId }) =>
      openBundle(settleWorld, review, portfolioId, crypto.randomUUID()),
  });
}

/**
 * Settles by chain reads while a step is under way and this page is not itself waiting for the
 * wallet. What failed of it is of no account once nothing is under way.
 */
export function useSettling(bundle: Bundle | null | undefined, isAsking: boolean) {
  const isUnderWay = Boolean(bundle && stepInTransit(bundle)) && !isAsking;
  const { error, refetch } = useQuery<number, Fault>({
    queryKey: ['settle', bundle?.portfolioId, bundle?.id],
    queryFn: async () => (await settleBundles(settleWorld, bundle?.portfolioId ?? '')).length,
    enabled: isUnderWay,
    refetchInterval: isUnderWay ? SETTLE_EVERY_MS : false,
    gcTime: 0,
  });
  return { error: isUnderWay ? error : null, refetch };
}

/** Asks nothing more; what was opened is closed next. */
export function useStopBundle() {
  return useMutation<void, Fault, Bundle>({
    mutationFn: ({ portfolioId, id }) => stopBundle(saidWorld, portfolioId, id),
  });
}

/** The user says that a held step was not sent. */
export function useReleaseStep() {
  return useMutation<Bundle, Fault, { bundle: Bundle; stepId: string }>({
    mutationFn: ({ bundle, stepId }) =>
      releaseStep(saidWorld, bundle.portfolioId, bundle.id, stepId),
  });
}
