import { isNative } from '../../lib/core/asset.ts';
import { type Bundle, queuedStep, type StepKind } from '../../lib/core/bundle.ts';
import { type Amount, amount } from '../../lib/core/money.ts';
import type { Plan, Trade } from '../../lib/core/plan.ts';
import type { FailedLeg, Review, ReviewedCall, ReviewedLeg } from '../../lib/core/review.ts';
import { hashTerms, type LegTerms } from '../../lib/core/terms.ts';
import type { PlanBlock, PlanCosts, PlanLeg, WalletShows } from './planModel.ts';

/** The legs of a review as the plan screen shows them, in the order of the plan. */
export function legsOfReview(review: Review): PlanLeg[] {
  const legs = [
    ...review.legs.map((leg, index) => reviewedLeg(leg, index)),
    ...review.failed.map(failedLeg),
  ];
  const place = ({ trade }: PlanLeg) => review.plan.trades.indexOf(trade);
  return legs.sort((a, b) => place(a) - place(b));
}

/**
 * The legs of a bundle, with its steps as they stand. Quotes and checks come from the review it was
 * started from where that is still at hand; a reopened page has the bundle alone.
 */
export function legsOfBundle(bundle: Bundle, review: Review | null): PlanLeg[] {
  const isOwn =
    review !== null && hashTerms(review.legs.map(({ terms }) => terms)) === bundle.termsHash;
  return bundle.legs.map((terms, index) => {
    const reviewed = isOwn ? review?.legs[index] : undefined;
    const steps = bundle.steps.filter(({ leg }) => leg === index);
    return {
      trade: tradeOf(terms),
      phase: 'ready',
      terms,
      quotedAt: reviewed?.quote.quotedAt ?? null,
      guards: reviewed?.rows ?? [],
      steps,
      shows: showsOf(
        steps.map(({ kind }) => ({ kind, call: boundCall(kind, terms) })),
        terms,
      ),
    };
  });
}

function reviewedLeg(leg: ReviewedLeg, index: number): PlanLeg {
  const isRefused = leg.rows.some(({ isPassed }) => !isPassed);
  return {
    trade: leg.trade,
    phase: isRefused ? 'refused' : 'ready',
    terms: leg.terms,
    quotedAt: leg.quote.quotedAt,
    guards: leg.rows,
    steps: leg.calls.map(({ kind }) => queuedStep(index, kind)),
    shows: showsOf(leg.calls, leg.terms),
  };
}

/** No source had an offer, or none whose checks passed. */
const failedLeg = ({ trade, fault, rows }: FailedLeg): PlanLeg => ({
  trade,
  phase: fault === 'guard.refused' ? 'refused' : 'failed',
  terms: null,
  quotedAt: null,
  fault: { code: fault },
  guards: rows,
  steps: [],
  shows: {},
});

const tradeOf = ({ owner, sell, sellAmount, buy, value }: LegTerms): Trade => ({
  owner,
  sell,
  sellAmount,
  buy,
  value,
});

type ShownCall = Pick<ReviewedCall, 'kind'> & { call: Pick<ReviewedCall['call'], 'to' | 'value'> };

/** Where a step of these terms goes and with what value: its call is made at the click and held to it. */
function boundCall(kind: StepKind, { sell, sellAmount, spender }: LegTerms): ShownCall['call'] {
  if (kind !== 'swap') return { to: sell.address, value: 0n };
  return { to: spender, value: isNative(sell) ? sellAmount : 0n };
}

/** What the wallet will show of each call: address and value, and for an allowance its spender and size. */
function showsOf(
  calls: readonly ShownCall[],
  terms: LegTerms,
): Partial<Record<StepKind, WalletShows>> {
  const shown = calls.map(({ kind, call: { to, value } }): [StepKind, WalletShows] => {
    if (kind === 'swap') return [kind, { to, value }];
    return [kind, { to, value, spender: terms.spender, amount: allowanceLeft(kind, terms) }];
  });
  return Object.fromEntries(shown);
}

const allowanceLeft = (kind: StepKind, terms: LegTerms): Amount =>
  kind === 'approve' ? terms.sellAmount : amount(0n);

/** What a review says stands in the way, besides its legs. @param maxCost the portfolio's limit */
export function blocksOfReview(review: Review, maxCost: PlanCosts['slippage']): PlanBlock[] {
  const { snapshot, plan, gasShort, isTooCostly, cost } = review;
  const unknown = snapshot.chains.filter(({ chainId }) => plan.unknown.includes(chainId));
  return [
    ...unknown.map((reading): PlanBlock => ({ kind: 'unknownChain', reading })),
    ...doubtedPrices(review).map((price): PlanBlock => ({ kind: 'price', price })),
    ...gasShort.map((short): PlanBlock => ({ kind: 'gasShort', ...short })),
    ...(isTooCostly ? [{ kind: 'costAboveLimit', cost, limit: maxCost } as const] : []),
  ];
}

/** Prices of held or targeted assets the plan could not trade on. */
const doubtedPrices = ({ snapshot, plan, drift }: Review) =>
  snapshot.prices.filter(
    ({ status, asset }) =>
      status !== 'agreed' &&
      plan.leftOut.some(({ classId }) => classId === asset.classId) &&
      drift.rows.some(({ holdings }) =>
        holdings.some(
          (held) => held.asset.address === asset.address && held.asset.chainId === asset.chainId,
        ),
      ),
  );

/** What a review says it costs. @param slippage the portfolio's limit */
export const costsOfReview = (review: Review, slippage: PlanCosts['slippage']): PlanCosts => ({
  traded: review.traded,
  networkFees: review.networkFees,
  poolFees: review.swapCosts,
  share: review.cost,
  slippage,
  ...gapOf(review.plan),
});

/** Said only where the swaps were chosen by cost and may not be the cheapest. */
const gapOf = ({ cost }: Plan): Pick<PlanCosts, 'gap'> =>
  cost && cost.gap !== 0 ? { gap: cost.gap } : {};

/** Time of the oldest quote of a review; null without one. */
export const oldestQuote = ({ legs }: Review): number | null =>
  legs.length === 0 ? null : Math.min(...legs.map(({ quote }) => quote.quotedAt));
