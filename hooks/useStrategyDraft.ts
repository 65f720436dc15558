import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asFault, type Fault } from '../lib/core/fault.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import {
  isStrategyChanged,
  type StrategyDraft,
  strategyDraftOf,
  withStrategy,
} from '../lib/core/strategyDraft.ts';
import { savePortfolio } from './savePortfolio.ts';

/** The strategy while it is edited, and how to keep it or let it go. */
export function useStrategyDraft(portfolio: Portfolio) {
  const [typed, setTyped] = useState<StrategyDraft | null>(null);
  const save = useMutation<void, Fault, Portfolio>({
    mutationFn: (changed) =>
      savePortfolio(changed).catch((thrown) => Promise.reject(asFault(thrown))),
    onSuccess: () => setTyped(null),
  });
  const draft = typed ?? strategyDraftOf(portfolio);
  return {
    edit: {
      draft,
      onDraft: (next: StrategyDraft) => {
        save.reset();
        setTyped(next);
      },
    },
    /** The portfolio as it would be kept. */
    portfolio: withStrategy(portfolio, draft),
    isChanged: typed !== null && isStrategyChanged(portfolio, typed),
    isSaving: save.isPending,
    isSaved: save.isSuccess,
    fault: save.error ? { code: save.error.code } : undefined,
    onSave: () => save.mutate(withStrategy(portfolio, draft)),
    onDiscard: () => setTyped(null),
  };
}
