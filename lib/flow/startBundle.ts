import { type Bundle, queuedStep } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import { maySign, type Review } from '../core/review.ts';
import { hashTerms } from '../core/terms.ts';

/**
 * The reviewed plan as a bundle, all steps queued; nothing is asked of the wallet yet.
 * @throws guard.refused when any check of the review did not pass, plan.infeasible without legs
 */
export function startBundle(review: Review, portfolioId: string, id: string): Bundle {
  const owner = review.legs[0]?.terms.owner;
  if (!owner) throw new Fault('plan.infeasible');
  if (!maySign(review)) throw new Fault('guard.refused');
  const legs = review.legs.map(({ terms }) => terms);
  return {
    id,
    portfolioId,
    owner,
    createdAt: review.at,
    termsHash: hashTerms(legs),
    legs,
    steps: review.legs.flatMap(({ calls }, leg) => calls.map(({ kind }) => queuedStep(leg, kind))),
    allowancesBefore: review.legs.map((leg, index) => ({
      leg: index,
      amount: leg.allowanceBefore,
    })),
    onTargetBefore: review.drift.onTarget,
    onTargetExpected: review.driftAfter.onTarget,
    seq: 0,
    stoppedAt: null,
    closedAt: null,
  };
}
