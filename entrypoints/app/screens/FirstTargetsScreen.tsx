import { TargetsStep } from '../../../components/onboarding/TargetsStep.tsx';
import { priceDoubts } from '../../../components/targets/targetModel.ts';
import { buyMembers, valueIn, valuesByClass } from '../../../hooks/foundValues.ts';
import { type TargetMode, useOnboarding } from '../../../hooks/onboarding.ts';
import { DEFAULT_LIMITS, UNCHANGED } from '../../../lib/core/portfolio.ts';
import { currentDraft, equalDraft } from '../../../lib/core/targetDraft.ts';
import { LABELS } from '../labels.ts';

/** Third step: shares, band and limits, from the current mix, equal, or typed. */
export function FirstTargetsScreen() {
  const { mode, draft, snapshot, chainIds, set } = useOnboarding();
  const values = valuesByClass(snapshot, chainIds);
  const fill = (wanted: TargetMode) => {
    if (wanted === 'own') return draft.rows;
    return wanted === 'equal' ? equalDraft(draft.rows) : currentDraft(draft.rows, valueIn(values));
  };
  return (
    <TargetsStep
      mode={mode}
      draft={draft}
      kept={DEFAULT_LIMITS}
      values={values.map((entry) => ({ ...entry, value: entry.value ?? null }))}
      doubts={snapshot ? priceDoubts(snapshot, () => false) : []}
      buys={buyMembers({ ...UNCHANGED, chainIds })}
      labels={LABELS}
      onMode={(wanted) => set({ mode: wanted, draft: { ...draft, rows: fill(wanted) } })}
      onDraft={(typed) => set({ draft: typed })}
      onBack={() => set({ step: 2 })}
      onNext={() => set({ step: 4 })}
    />
  );
}
