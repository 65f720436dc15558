import { useState } from 'react';
import type { Fault } from '../lib/core/fault.ts';
import type { PlanAsk } from '../lib/core/planAsk.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { Review } from '../lib/core/review.ts';
import { type PlanEdit, usePlanEdit } from './usePlanEdit.ts';
import { type ReviewRound, useReview } from './useReview.ts';

/** A plan until it is signed: its review, what the user changed of it, and ways to make it anew. */
export interface Planning {
  review: Review | null;
  reviewFault: Fault | null;
  isReviewing: boolean;
  /** Null where nothing may be changed. */
  edit: PlanEdit | null;
  /** From what is held, without any change by hand. */
  planAnew(): void;
  /** The plan as the user changed it, or as it is, on a new snapshot with new quotes. */
  recalculate(): void;
}

/** Plans what is asked while `isPlanning`. */
export function usePlanning(portfolio: Portfolio, ask: PlanAsk, isPlanning: boolean): Planning {
  const [round, setRound] = useState<ReviewRound>({ count: 0, changed: null });
  const { data, error, isFetching } = useReview(portfolio, round, isPlanning, ask);
  const review = data ?? null;
  const edit = usePlanEdit(portfolio, isPlanning ? review : null);
  const begin = (changed: ReviewRound['changed']) => setRound({ count: round.count + 1, changed });
  return {
    review,
    reviewFault: error,
    isReviewing: isFetching,
    edit,
    planAnew: () => begin(null),
    recalculate: () => begin(edit?.chosen?.plan ?? round.changed),
  };
}
