import { useState } from 'react';
import { browser } from '#imports';
import { changedReview, editingOf } from '../../../components/plan/fromEdit.ts';
import {
  blocksOfReview,
  costsOfReview,
  legsOfBundle,
  legsOfReview,
  oldestQuote,
} from '../../../components/plan/fromReview.ts';
import { PlanView } from '../../../components/plan/PlanView.tsx';
import type { PlanBlock, PlanModel, PlanWallet } from '../../../components/plan/planModel.ts';
import { doneSwaps } from '../../../components/plan/planStage.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { dismissDeposit, usePerformance } from '../../../hooks/usePerformance.ts';
import { type PlanScreenState, usePlanScreen } from '../../../hooks/usePlanScreen.ts';
import { useTradeGains } from '../../../hooks/useTradeGains.ts';
import { useConnectWallet, useWallet } from '../../../hooks/useWallet.ts';
import type { Fault } from '../../../lib/core/fault.ts';
import type { Arrival } from '../../../lib/core/flows.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { Review } from '../../../lib/core/review.ts';
import { hashTerms } from '../../../lib/core/terms.ts';
import { QUOTE_SOURCES } from '../../../lib/registry/routers.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';
import { useLabels } from '../useLabels.ts';

/** The plan of a portfolio: for all of it, or for a deposit alone where the address says so. */
export function PlanScreen({ portfolio }: { portfolio: Portfolio }) {
  const { query } = useHashRoute();
  const performance = usePerformance(portfolio.id);
  const isDeposit = query.has('deposit');
  if (isDeposit && performance === undefined) return null;
  const spend = isDeposit ? (performance?.deposit?.arrived ?? null) : null;
  return <Plan key={isDeposit ? 'deposit' : 'all'} portfolio={portfolio} spendAtFirst={spend} />;
}

interface PlanProps {
  portfolio: Portfolio;
  /** What a deposit brought; what is planned stays the same when the deposit is put aside. */
  spendAtFirst: readonly Arrival[] | null;
}

/** Plan, review, sign, settle: one screen from the first question to the last receipt. */
function Plan({ portfolio, spendAtFirst }: PlanProps) {
  const { go } = useHashRoute();
  const [spend] = useState(spendAtFirst);
  const state = usePlanScreen(portfolio, spend);
  const sign = () => {
    state.sign();
    if (spend) void dismissDeposit(portfolio.id).catch(() => undefined);
  };
  const connect = useConnectWallet();
  const wallet = usePlanWallet(portfolio, state, connect.isPending, connect.error);
  const model = useGains(portfolio, modelOf(portfolio, state, wallet, useNow(1)));
  return (
    <PlanView
      model={model}
      minTrade={portfolio.limits.minTrade}
      labels={useLabels(portfolio)}
      events={{
        onConnect: () => connect.mutate(),
        onSign: sign,
        onStop: state.stop,
        onNewPlan: state.newPlan,
        onRecalculate: state.recalculate,
        onInclude: (leg, isIn) => state.edit?.include(leg, isIn),
        onResize: (leg, size) => state.edit?.resize(leg, size),
        onLock: (classId, side, isOn) => state.edit?.lock(classId, side, isOn),
        onUndo: () => state.edit?.undo(),
        onCloseAllowance: state.closeAllowance,
        onCheckChain: state.settle,
        onDeclareDeclined: state.release,
        onOpenActivity: () => go('/activity'),
        onOpenTargets: () => go('/targets'),
        onOpenSettings: () => go('/settings'),
      }}
    />
  );
}

/** Before anything is signed, each leg says what it would gain. */
function useGains(portfolio: Portfolio, model: PlanModel): PlanModel {
  const trades = model.bundle ? [] : model.legs.map(({ trade }) => trade);
  const gains = useTradeGains(portfolio, trades, model.now);
  const legs = model.legs.map((leg, index) => {
    const gain = gains[index];
    return gain && gain.proceeds > 0n ? { ...leg, gain } : leg;
  });
  return { ...model, legs };
}

function usePlanWallet(
  portfolio: Portfolio,
  { bundle, review }: PlanScreenState,
  isConnecting: boolean,
  fault: Fault | null,
): PlanWallet {
  const { address } = useWallet();
  if (!address)
    return {
      kind: 'watchOnly',
      ownId: ownId(browser.runtime).id,
      isConnecting,
      ...(fault && { fault: { code: fault.code } }),
    };
  const wanted = bundle?.owner ?? review?.legs[0]?.terms.owner ?? portfolio.addresses[0];
  if (wanted && wanted !== address) return { kind: 'otherAccount', wanted, found: address };
  return { kind: 'ready', address };
}

function modelOf(
  portfolio: Portfolio,
  state: PlanScreenState,
  wallet: PlanWallet,
  now: number,
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
    legs: bundle ? legsOfBundle(bundle, review) : reviewed.legs,
    blocks: blocksOf(state, reviewed.blocks),
    termsHash: bundle?.termsHash ?? reviewed.termsHash,
    bundle,
    editing: edit && !bundle ? editingOf(reviewed.legs, edit, portfolio.strategy.locks) : null,
    isWorking: state.isWorking,
    ...(signFault && { fault: { code: signFault.code, detail: signFault.detail } }),
  };
}

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
  return {
    takenAt: review.snapshot.takenAt,
    after: review.driftAfter,
    legs: legsOfReview(review),
    leftOut: review.plan.leftOut,
    blocks: blocksOfReview(review, limits.maxCost),
    costs: costsOfReview(review, limits.slippage),
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
