import type { Address, Hex } from 'viem';
import { changedReview, editingOf } from '../../components/plan/fromEdit.ts';
import {
  blocksOfReview,
  costsOfReview,
  legsOfBundle,
  legsOfReview,
  oldestQuote,
} from '../../components/plan/fromReview.ts';
import type { FullLabels } from '../../components/plan/labels.ts';
import type { PlanModel } from '../../components/plan/planModel.ts';
import { isNative } from '../../lib/core/asset.ts';
import {
  type Bundle,
  queuedStep,
  type Step,
  type StepKind,
  type StepState,
} from '../../lib/core/bundle.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { type GuardId, type GuardRow, guardRow } from '../../lib/core/guards.ts';
import {
  type Amount,
  addUsd,
  amount,
  bps,
  minReceivedUp,
  ratioBps,
  shareDown,
  sumUsd,
  usd,
} from '../../lib/core/money.ts';
import { applyTrades, fairFill, type Trade, turnoverOf } from '../../lib/core/plan.ts';
import { choosePlan, mostOf, type PlanChoices } from '../../lib/core/planChoices.ts';
import type { Review, ReviewedLeg } from '../../lib/core/review.ts';
import { hashTerms, type LegTerms } from '../../lib/core/terms.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { FACTS } from './facts.ts';
import { LABELS, NOW, OWNER } from './fixtures.ts';

export const ROUTER: Address = '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5';
export const OWN_ID = 'emjepgpjdjkbgoodgmkdpmeihcgelmhp';
export const FULL_LABELS: FullLabels = {
  classes: LABELS.classes,
  chains: [
    { id: 1, name: 'Ethereum', nativeSymbol: 'ETH', explorer: 'https://etherscan.io' },
    { id: 8453, name: 'Base', nativeSymbol: 'ETH', explorer: 'https://basescan.org' },
  ],
  sources: { kyber: 'KyberSwap', velora: 'Velora' },
};

const { portfolio, snapshot, drift, plan } = FACTS.drifted;
if (!snapshot || !drift || !plan) throw new Error('the drifted fixture has a plan');

const CHECKS: GuardId[] = [
  'chain',
  'account',
  'router',
  'canonical',
  'fees',
  'permit',
  'partialFill',
  'targets',
  'value',
  'deadline',
  'spender',
  'allowance',
  'simulation',
  'simulatedRest',
  'networkFee',
];

function checksOf(terms: LegTerms): GuardRow[] {
  const same = (id: GuardId, value: unknown) => guardRow(id, true, value, value);
  return [
    same('sellAsset', `${terms.sell.chainId}:${terms.sell.address}`),
    same('sellAmount', terms.sellAmount),
    same('receiver', terms.owner),
    guardRow('minReceived', true, terms.minReceived, terms.minReceived + 12n),
    ...CHECKS.map((id) => same(id, id === 'deadline' ? terms.latestTime : 'as wanted')),
  ];
}

/** What a swap of the fixture brings: a tenth of a percent less than its fair price. */
const expectedOf = (trade: Trade): Amount =>
  amount((fairFill(snapshot, trade).received * 999n) / 1000n);

const sourceOf = (index: number) => (index % 2 === 0 ? 'kyber' : 'velora');

const termsOf = (trade: Trade, index: number): LegTerms => ({
  owner: OWNER,
  receiver: OWNER,
  sell: trade.sell,
  sellAmount: trade.sellAmount,
  buy: trade.buy,
  minReceived: minReceivedUp(expectedOf(trade), bps(50)),
  source: sourceOf(index),
  spender: ROUTER,
  maxNetworkFee: 4n * 10n ** 15n,
  latestTime: NOW + 1_190,
  value: trade.value,
  expectedOut: expectedOf(trade),
  slippage: bps(50),
});

function reviewedLeg(trade: Trade, index: number): ReviewedLeg {
  const terms = termsOf(trade, index);
  const call = (to: Address, value: bigint) => ({
    chainId: trade.sell.chainId,
    from: OWNER,
    to,
    data: '0x' as Hex,
    value,
    gas: 210_000n,
    maxFeePerGas: 12n * 10n ** 9n,
    maxPriorityFeePerGas: 10n ** 8n,
  });
  const swap = {
    kind: 'swap' as const,
    call: call(ROUTER, isNative(trade.sell) ? trade.sellAmount : 0n),
  };
  const approve = { kind: 'approve' as const, call: call(trade.sell.address, 0n) };
  return {
    trade,
    quote: {
      source: terms.source,
      sell: trade.sell,
      buy: trade.buy,
      sellAmount: trade.sellAmount,
      expectedOut: terms.expectedOut,
      gas: 180_000n,
      to: ROUTER,
      data: '0x',
      value: 0n,
      quotedAt: NOW - 4 - index * 2,
    },
    others: [],
    terms,
    calls: isNative(trade.sell) ? [swap] : [approve, swap],
    rows: checksOf(terms),
    allowanceBefore: amount(0n),
    gasUsed: 190_000n,
    networkFee: usd(136_000_000n),
    swapCost: shareDown(trade.value, bps(19)),
  };
}

/** A review of the drifted fixture's plan, every check passed. */
export const REVIEW: Review = makeReview(plan.trades.map(reviewedLeg));

function makeReview(legs: ReviewedLeg[]): Review {
  if (!snapshot || !drift || !plan) throw new Error('the drifted fixture has a plan');
  const fills = legs.map(({ trade, quote }) => ({ trade, received: quote.expectedOut }));
  const after = applyTrades(snapshot, fills, portfolio.limits);
  const traded = turnoverOf(legs.map(({ trade }) => trade));
  const networkFees = sumUsd(legs.map(({ networkFee }) => networkFee));
  const swapCosts = sumUsd(legs.map(({ swapCost }) => swapCost));
  return {
    at: NOW - 4,
    snapshot,
    drift,
    driftAfter: measureDrift(portfolio, after, { referenceOf: () => undefined }),
    plan: { ...plan, leftOut: [] },
    legs,
    failed: [],
    gasShort: [],
    traded,
    networkFees,
    swapCosts,
    cost: ratioBps(addUsd(networkFees, swapCosts), traded),
    isTooCostly: false,
  };
}

/** The plan screen's model of a review, ready to be signed. */
const mostIn = ({ plan: { trades } }: Review) =>
  trades.map((_, index) => mostOf(GROUND, { ...plan, trades }, index));

/** What the fixture's plan is made from. */
export const GROUND = { portfolio, snapshot, classes: OUR_CLASSES };

export function modelOf(review: Review, more: Partial<PlanModel> = {}): PlanModel {
  return {
    now: NOW,
    wallet: { kind: 'ready', address: OWNER },
    walletName: 'MetaMask',
    takenAt: review.snapshot.takenAt,
    before: review.drift,
    after: review.driftAfter,
    legs: legsOfReview(review),
    leftOut: review.plan.leftOut,
    blocks: blocksOfReview(review, portfolio.limits.maxCost),
    costs: costsOfReview(review, bps(50)),
    quotedAt: oldestQuote(review),
    sourceCount: 2,
    termsHash: hashTerms(review.legs.map(({ terms }) => terms)),
    bundle: null,
    editing: editingOf(
      legsOfReview(review),
      { chosen: null, mayUndo: false, most: mostIn(review), undone: 0, fault: null },
      {},
    ),
    isWorking: false,
    ...more,
  };
}

const HASHES = (index: number): Hex => `0x${`${index + 3}7b9c1f4e2d8a60`.repeat(5).slice(0, 64)}`;

/** A bundle of the review with its steps in the given states, in order; the rest queued. */
export function bundleOf(
  review: Review,
  states: readonly StepState[],
  more: Partial<Bundle> = {},
): Bundle {
  const legs = review.legs.map(({ terms }) => terms);
  const kinds = review.legs.flatMap(({ calls }, leg) => calls.map(({ kind }) => ({ leg, kind })));
  return {
    id: 'b1',
    portfolioId: 'p1',
    owner: OWNER,
    createdAt: NOW - 90,
    termsHash: hashTerms(legs),
    legs,
    steps: kinds.map(({ leg, kind }, index) =>
      stepIn(queuedStep(leg, kind), states[index] ?? 'queued', index, legs[leg]),
    ),
    allowancesBefore: [],
    onTargetBefore: review.drift.onTarget,
    onTargetExpected: review.driftAfter.onTarget,
    seq: 1,
    stoppedAt: null,
    closedAt: null,
    ...more,
  };
}

const WITH_HASH: readonly StepState[] = ['sent', 'confirmed', 'reverted'];

export function stepIn(
  step: Step,
  state: StepState,
  index: number,
  terms: LegTerms | undefined,
): Step {
  const isMined = state === 'confirmed' || state === 'reverted';
  const hasArrived = step.kind === 'swap' && state === 'confirmed' && terms;
  return {
    ...step,
    state,
    intent: intentOf(step.kind, state),
    txHash: WITH_HASH.includes(state) ? HASHES(index) : null,
    block: isMined ? 25_118_417n + BigInt(index) : null,
    received: hasArrived ? amount((terms.expectedOut * 1001n) / 1000n) : null,
    fee: isMined ? 412_300_000_000_000n : null,
  };
}

/** Asked three seconds ago. */
function intentOf(kind: StepKind, state: StepState): Step['intent'] {
  if (state === 'queued' || state === 'skipped') return null;
  const call = REVIEW.legs[0]?.calls.find((entry) => entry.kind === kind)?.call;
  const fallback = REVIEW.legs[0]?.calls[0]?.call;
  const intended = call ?? fallback;
  if (!intended) return null;
  return { call: intended, callHash: HASHES(9), nonce: 7, fromBlock: 1n, askedAt: NOW - 3 };
}

/** The model while a bundle of the review is under way. */
export const modelDuring = (
  review: Review,
  bundle: Bundle,
  more: Partial<PlanModel> = {},
): PlanModel =>
  modelOf(review, {
    bundle,
    editing: null,
    legs: legsOfBundle(bundle, review),
    isWorking: true,
    ...more,
  });

/** The model of a review that the user changed. */
export function changedBy(choices: PlanChoices): PlanModel {
  const ready = modelOf(REVIEW);
  const chosen = choosePlan(GROUND, REVIEW.plan, choices);
  const model = changedReview(ready, chosen);
  const hand = { chosen, mayUndo: true, most: mostIn(REVIEW), undone: 0, fault: null };
  return { ...model, editing: editingOf(model.legs, hand, {}) };
}
