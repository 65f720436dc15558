import { useEffect } from 'react';
import { FoundStep } from '../../../components/onboarding/FoundStep.tsx';
import { valueIn, valueOnChain, valuesByClass } from '../../../hooks/foundValues.ts';
import { rowsOf, useOnboarding } from '../../../hooks/onboarding.ts';
import { useFoundHoldings } from '../../../hooks/useFoundHoldings.ts';
import { useNow } from '../../../hooks/useNow.ts';
import type { ClassId } from '../../../lib/core/asset.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/portfolio.ts';
import { draftFor } from '../../../lib/core/targetDraft.ts';
import { DEFAULT_CHAINS } from '../../../lib/registry/chains.ts';
import { LABELS } from '../labels.ts';

/** Second step: what the address holds, and which chains and classes count. */
export function FoundScreen() {
  const {
    address,
    chainIds,
    classIds,
    snapshot: before,
    mode,
    draft: typed,
    set,
  } = useOnboarding();
  const now = useNow();
  const { data: snapshot, isFetching, refetch } = useFoundHoldings(address);
  const values = valuesByClass(snapshot ?? null, chainIds);
  const found = values.filter(({ value }) => value !== undefined).map(({ classId }) => classId);
  const chosen = classIds ?? found;
  useEffect(() => {
    if (snapshot && snapshot !== before) set({ snapshot });
  }, [snapshot, before, set]);
  const toTargets = () => {
    const kept = values.map(({ classId }) => classId).filter((id) => chosen.includes(id));
    const draft = draftFor(typed, kept, DEFAULT_LIMITS, chainIds);
    set({ step: 3, draft: { ...draft, rows: rowsOf(mode, draft.rows, valueIn(values)) } });
  };
  const toggle = <T,>(list: readonly T[], one: T, isOn: boolean) =>
    isOn ? [...list, one] : list.filter((other) => other !== one);
  return (
    <FoundStep
      labels={LABELS}
      address={address}
      readAt={snapshot && !isFetching ? snapshot.takenAt : null}
      now={now}
      chains={DEFAULT_CHAINS.map(({ id }) => {
        const reading = snapshot?.chains.find(({ chainId }) => chainId === id);
        const isReading = isFetching || !reading;
        return {
          chainId: id,
          state: isReading ? ('reading' as const) : reading.status,
          reason: reading?.reason ?? undefined,
          value: snapshot ? valueOnChain(snapshot, id) : undefined,
          isOn: chainIds.includes(id),
        };
      })}
      classes={values.map((entry) => ({ ...entry, isOn: chosen.includes(entry.classId) }))}
      onChain={(id, isOn) => set({ chainIds: toggle(chainIds, id, isOn) })}
      onClass={(id: ClassId, isOn) => set({ classIds: toggle(chosen, id, isOn) })}
      onRetry={() => void refetch()}
      onBack={() => set({ step: 1 })}
      onNext={toTargets}
    />
  );
}
