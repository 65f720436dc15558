import { assetKey } from '../core/asset.ts';
import type { StepKind } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { LegTerms } from '../core/terms.ts';
import type { ChosenQuote } from './chooseQuotes.ts';
import type { PlanWorld } from './planWorld.ts';
import { type Draft, draftApproval, draftSwap, stepKinds } from './prepareLeg.ts';

/** Terms are good for this long after the review. */
const REVIEW_SECONDS = 20 * 60;

/** A leg with its calls drafted, before gas is known. */
export interface DraftedLeg extends ChosenQuote {
  terms: LegTerms;
  allowanceBefore: Amount;
  drafts: { kind: StepKind; draft: Draft }[];
}

/** Terms and calls of each leg; an allowance used up by one leg is gone for the next. */
export function draftLegs(
  world: PlanWorld,
  chosen: readonly ChosenQuote[],
  allowances: readonly Amount[],
): DraftedLeg[] {
  const left = new Map<string, Amount>();
  return chosen.map((choice, index) => {
    const { trade, quote } = choice;
    const key = `${assetKey(trade.sell)}:${quote.to}`;
    const allowanceBefore = left.get(key) ?? allowances[index] ?? amount(0n);
    const kinds = stepKinds(trade.sell, trade.sellAmount, allowanceBefore);
    const isOpened = kinds.includes('approve');
    left.set(key, amount(isOpened ? 0n : allowanceBefore - trade.sellAmount));
    const terms = termsOf(world, choice);
    const drafts = kinds.map((kind) => ({
      kind,
      draft:
        kind === 'swap' ? draftSwap(quote, trade.owner) : draftApproval(kind, terms, world.codec),
    }));
    return { ...choice, terms, allowanceBefore, drafts };
  });
}

const termsOf = (
  world: PlanWorld,
  { trade, quote, minReceived, slippage }: ChosenQuote,
): LegTerms => ({
  owner: trade.owner,
  receiver: trade.owner,
  sell: trade.sell,
  sellAmount: trade.sellAmount,
  buy: trade.buy,
  minReceived,
  source: quote.source,
  spender: quote.to,
  maxNetworkFee: 0n,
  latestTime: world.now() + REVIEW_SECONDS,
  value: trade.value,
  expectedOut: quote.expectedOut,
  slippage,
});
