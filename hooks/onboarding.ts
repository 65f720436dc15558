import type { Address } from 'viem';
import { create } from 'zustand';
import type { ChainId, ClassId } from '../lib/core/asset.ts';
import type { Usd } from '../lib/core/money.ts';
import { DEFAULT_LIMITS } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import {
  currentDraft,
  type DraftRow,
  draftOf,
  equalDraft,
  type TargetDraft,
} from '../lib/core/targetDraft.ts';
import { DEFAULT_CHAINS } from '../lib/registry/chains.ts';

export type TargetMode = 'current' | 'equal' | 'own';

/** The rows with the shares of a mode; one's own numbers stay as typed. */
export function rowsOf(
  mode: TargetMode,
  rows: DraftRow[],
  valueNow: (classId: ClassId) => Usd,
): DraftRow[] {
  if (mode === 'own') return rows;
  return mode === 'equal' ? equalDraft(rows) : currentDraft(rows, valueNow);
}

/** What the user chose so far on the way to a first portfolio; nothing is stored before the end. */
export interface OnboardingState {
  step: 1 | 2 | 3 | 4;
  address: Address | null;
  chainIds: ChainId[];
  /** Classes ticked by hand; null keeps what was found. */
  classIds: ClassId[] | null;
  snapshot: Snapshot | null;
  mode: TargetMode;
  draft: TargetDraft;
  set(change: Partial<Omit<OnboardingState, 'set' | 'reset'>>): void;
  reset(): void;
}

const fresh = () => ({
  step: 1 as const,
  address: null,
  chainIds: DEFAULT_CHAINS.map(({ id }) => id),
  classIds: null,
  snapshot: null,
  mode: 'current' as const,
  draft: draftOf(
    [],
    DEFAULT_LIMITS,
    DEFAULT_CHAINS.map(({ id }) => id),
  ),
});

/** Screen state of onboarding: kept while the page is open, so that going back loses nothing. */
export const useOnboarding = create<OnboardingState>((set) => ({
  ...fresh(),
  set,
  reset: () => set(fresh()),
}));
