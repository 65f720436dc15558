import { changedReview, editingOf, withGains } from '../../../components/plan/fromEdit.ts';
import {
  blocksOfReview,
  costsOfReview,
  legsOfBundle,
  legsOfReview,
  oldestQuote,
} from '../../../components/plan/fromReview.ts';
import type { PlanBlock, PlanModel, PlanWallet } from '../../../components/plan/planModel.ts';
import { doneSwaps } from '../../../components/plan/planStage.ts';
import type { PlanScreenState } from '../../../hooks/usePlanScreen.ts';
import type { useTradeGains } from '../../../hooks/useTradeGains.ts';
import type { Trade } from '../../../lib/core/plan.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { Review } from '../../../lib/core/review.ts';
import { hashTerms } from '../../../lib/core/terms.ts';
import { QUOTE_SOURCES } from '../../../lib/registry/routers.ts';

/** Everything the plan screen draws, from what is known and may be done. Pure. */
export function modelOf(
  portfolio: Portfolio,
  state: PlanScreenState,
  wallet: PlanWallet,
  { now, gains }: { now: number; gains: ReturnType<typeof useTradeGains> },
): PlanModel {
  const { review, bundle, measured, isMeasured, signFault, edit } = state;
  const isAfterMeasured = bundle !== null && doneSwaps(bundle) > 0 && isMeasured;
  const asReviewed = review ? ofReview(review, portfolio) : NO_REVIEW;
  const reviewed = edit?.chosen ? changedReview(asReviewed, edit.chosen) : asReviewed;
  return {
    now,
    wallet,
    walletName: 'MetaMask',
    sourceCount: QUOTE_SOURCES.length,
    ...reviewed,
    before: review?.drift ?? (bundle ? measured : null),
    after: isAfterMeasured ? measured : reviewed.after,
    isAfterMeasured,
    legs: bundle ? legsOfBundle(bundle, review) : withGains(reviewed.legs, gains),
    blocks: blocksOf(state, reviewed.blocks),
    termsHash: bundle?.termsHash ?? reviewed.termsHash,
    bundle,
    editing: edit && !bundle ? editingOf(reviewed.legs, edit, portfolio.strategy.locks) : null,
    isWorking: state.isWorking,
    ...(signFault && { fault: { code: signFault.code, detail: signFault.detail } }),
  };
}

const NO_TRADES: readonly Trade[] = [];

/** The trades that would be made, in order. */
export const tradesOf = ({ edit, review, bundle }: PlanScreenState): readonly Trade[] =>
  bundle ? NO_TRADES : ((edit?.chosen ?? review)?.plan.trades ?? NO_TRADES);

type OfReview = Pick<
  PlanModel,
  'takenAt' | 'after' | 'legs' | 'leftOut' | 'blocks' | 'costs' | 'quotedAt' | 'termsHash'
>;

const NO_REVIEW: OfReview = {
  takenAt: null,
  after: null,
  legs: [],
  leftOut: [],
  blocks: [],
  costs: null,
  quotedAt: null,
  termsHash: null,
};

function ofReview(review: Review, { limits }: Portfolio): OfReview {
  const terms = review.legs.map((leg) => leg.terms);
  const isIdle = review.plan.trades.length === 0;
  return {
    takenAt: review.snapshot.takenAt,
    after: isIdle ? null : review.driftAfter,
    legs: legsOfReview(review),
    leftOut: review.plan.leftOut,
    blocks: blocksOfReview(review, limits.maxCost),
    costs: isIdle ? null : costsOfReview(review, limits.slippage),
    quotedAt: oldestQuote(review),
    termsHash: terms.length > 0 ? hashTerms(terms) : null,
  };
}

/** What stands in the way of a plan; once a bundle is under way its own rules say so. */
function blocksOf({ bundle, reviewFault }: PlanScreenState, reviewed: readonly PlanBlock[]) {
  if (bundle) return [];
  if (!reviewFault) return reviewed;
  const { code, detail } = reviewFault;
  return [...reviewed, { kind: 'fault' as const, fault: { code, detail } }];
}
