import type { ChainId } from './asset.ts';
import type { StepKind } from './bundle.ts';
import type { Drift } from './drift.ts';
import type { FaultCode } from './fault.ts';
import type { GuardRow } from './guards.ts';
import type { Amount, Bps, Usd } from './money.ts';
import type { Plan, Trade } from './plan.ts';
import type { Quote, QuoteSource } from './quote.ts';
import type { Snapshot, UnixSeconds } from './snapshot.ts';
import type { Call, LegTerms } from './terms.ts';

/** A call as it would be sent now; its bytes are fetched anew when the user signs. */
export interface ReviewedCall {
  kind: StepKind;
  call: Call;
}

/** One trade with its best quote, the terms it is held to, and every check made of it. */
export interface ReviewedLeg {
  trade: Trade;
  quote: Quote;
  /** What the other sources offered. */
  others: { source: QuoteSource; expectedOut: Amount | null; fault: FaultCode | null }[];
  terms: LegTerms;
  calls: ReviewedCall[];
  rows: GuardRow[];
  /** Allowance to the router before anything. */
  allowanceBefore: Amount;
  /** Gas of all its calls, as simulated. */
  gasUsed: bigint;
  /** Expected network fee of all its calls, L2 data fee included. */
  networkFee: Usd;
  /** Value sold minus value expected, at our own prices: fees, spread and impact. */
  swapCost: Usd;
}

/** A trade no source could serve, or that a check refused before it had terms. */
export interface FailedLeg {
  trade: Trade;
  fault: FaultCode;
  rows: GuardRow[];
}

/** A chain whose account has too little native coin for the fees of its legs. */
export interface GasShort {
  chainId: ChainId;
  needed: Amount;
  held: Amount;
}

/** A plan ready to be looked at: what changes, what it costs, and what stands in the way. */
export interface Review {
  at: UnixSeconds;
  snapshot: Snapshot;
  drift: Drift;
  /** Drift if every leg brings what its quote expects. */
  driftAfter: Drift;
  plan: Plan;
  legs: ReviewedLeg[];
  failed: FailedLeg[];
  gasShort: GasShort[];
  traded: Usd;
  networkFees: Usd;
  swapCosts: Usd;
  /** All costs over the traded value. */
  cost: Bps;
  isTooCostly: boolean;
}

/** True when every leg passed every check and nothing else stands in the way of signing. */
export const maySign = (review: Review): boolean =>
  review.legs.length > 0 &&
  review.gasShort.length === 0 &&
  !review.isTooCostly &&
  review.legs.every(({ rows }) => rows.every(({ isPassed }) => isPassed));
