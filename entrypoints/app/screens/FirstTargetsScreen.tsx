import { TargetsStep } from '../../../components/onboarding/TargetsStep.tsx';
import { priceDoubts } from '../../../components/targets/targetModel.ts';
import { buyMembers, valueIn, valuesByClass } from '../../../hooks/foundValues.ts';
import { rowsOf, useOnboarding } from '../../../hooks/onboarding.ts';
import type { ClassId } from '../../../lib/core/asset.ts';
import { DEFAULT_LIMITS, UNCHANGED } from '../../../lib/core/portfolio.ts';
import { LABELS } from '../labels.ts';

/** Third step: shares, band and limits, from the current mix, equal, or typed. */
export function FirstTargetsScreen() {
  const { mode, draft, snapshot, chainIds, set } = useOnboarding();
  const values = valuesByClass(snapshot, chainIds);
  const isChosen = ({ classId }: { classId: ClassId }) =>
    draft.rows.some((row) => row.classId === classId);
  return (
    <TargetsStep
      mode={mode}
      draft={draft}
      kept={DEFAULT_LIMITS}
      values={values.map((entry) => ({ ...entry, value: entry.value ?? null }))}
      doubts={snapshot ? priceDoubts(snapshot, () => false) : []}
      buys={buyMembers({ ...UNCHANGED, chainIds }).filter(isChosen)}
      labels={LABELS}
      onMode={(wanted) =>
        set({
          mode: wanted,
          draft: { ...draft, rows: rowsOf(wanted, draft.rows, valueIn(values)) },
        })
      }
      onDraft={(typed) => set({ draft: typed })}
      onBack={() => set({ step: 2 })}
      onNext={() => set({ step: 4 })}
    />
  );
}
