import type { Address, Hex } from 'viem';
import { type Asset, isNative } from '../core/asset.ts';
import type { StepKind } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import {
  checkApproval,
  checkSwap,
  type DecodedSwap,
  type GuardRow,
  guardRow,
} from '../core/guards.ts';
import { type Amount, type Bps, bps, minReceivedUp } from '../core/money.ts';
import type { Quote, QuoteSource } from '../core/quote.ts';
import type { Call, LegTerms } from '../core/terms.ts';
import type { CheckContext } from './checkContext.ts';

/** Fees as the chain's operators see them, wei a gas. */
export interface FeeView {
  perGas: bigint;
  maxPerGas: bigint;
  tip: bigint;
}

/** Reading and writing of router bytes, and the pinned routers. */
export interface Codec {
  routerOf(source: QuoteSource, chainId: number): Address | undefined;
  decodeSwap(source: QuoteSource, call: Draft): DecodedSwap;
  decodeApproval(data: Hex): { spender: Address; amount: bigint } | null;
  encodeApproval(spender: Address, amount: bigint): Hex;
}

/** A call not yet priced: gas comes from its simulation. */
export type Draft = Omit<Call, 'gas' | 'maxFeePerGas' | 'maxPriorityFeePerGas'>;

/** The most an independent price may be missed by, whatever the user's limits say. */
const FLOOR_CEILING: Bps = bps(300);

/** The least that may arrive by our own prices: slippage and cost limit together, at most 3 %. */
export function priceFloor(fairOut: Amount, slippage: Bps, maxCost: Bps): Amount {
  const allowed = bps(Math.min(slippage + maxCost, FLOOR_CEILING));
  return minReceivedUp(fairOut, allowed);
}

/** Which calls a leg needs: none to approve for the native coin or an allowance that already fits. */
export function stepKinds(sell: Asset, needed: Amount, allowance: Amount): StepKind[] {
  if (isNative(sell) || allowance >= needed) return ['swap'];
  return allowance > 0n ? ['reset', 'approve', 'swap'] : ['approve', 'swap'];
}

/** The allowance a step leaves. */
export const allowanceAfter = (kind: StepKind, terms: LegTerms): bigint =>
  kind === 'approve' ? terms.sellAmount : 0n;

/** The call that sets the allowance of a leg for an approve, reset or revoke step. */
export function draftApproval(kind: StepKind, terms: LegTerms, codec: Codec): Draft {
  const data = codec.encodeApproval(terms.spender, allowanceAfter(kind, terms));
  const { chainId, address } = terms.sell;
  return { chainId, from: terms.owner, to: address, data, value: 0n };
}

/** The call of a quote, as the aggregator gave it. */
export const draftSwap = (quote: Quote, owner: Address): Draft => ({
  chainId: quote.sell.chainId,
  from: owner,
  to: quote.to,
  data: quote.data,
  value: quote.value,
});

/** A draft with gas from its simulation (half again as much, refunds being no limit) and fee caps. */
export const withGas = (draft: Draft, gasUsed: bigint, fees: FeeView): Call => ({
  ...draft,
  gas: gasUsed + gasUsed / 2n + 20_000n,
  maxFeePerGas: fees.maxPerGas,
  maxPriorityFeePerGas: fees.tip,
});

/** Every static rule a call of a leg must pass before it may be signed. @throws guard.refused for unknown bytes */
export function checkStep(
  kind: StepKind,
  call: Call,
  terms: LegTerms,
  codec: Codec,
  context: CheckContext,
): GuardRow[] {
  const router = codec.routerOf(terms.source, terms.sell.chainId);
  if (!router) throw new Fault('guard.refused', 'no pinned router');
  if (kind !== 'swap') {
    const decoded = codec.decodeApproval(call.data);
    return checkApproval(call, decoded, terms, router, allowanceAfter(kind, terms));
  }
  return checkSwap(call, codec.decodeSwap(terms.source, call), terms, {
    now: context.now,
    router,
    floor: priceFloor(context.fairOut, terms.slippage, context.maxCost),
    forbiddenTargets: context.forbiddenTargets,
    isSellNative: isNative(terms.sell),
  });
}

/** The fee rule: all calls of a leg together may not cost more than the terms say. */
export const checkFees = (calls: readonly Call[], terms: LegTerms): GuardRow => {
  const most = calls.reduce((sum, call) => sum + call.gas * call.maxFeePerGas, 0n);
  return guardRow('networkFee', most <= terms.maxNetworkFee, terms.maxNetworkFee, most);
};
