import { assetKey } from '../core/asset.ts';
import type { StepKind } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { LegTerms } from '../core/terms.ts';
import type { ChosenQuote } from './chooseQuotes.ts';
import type { PlanWorld } from './planWorld.ts';
import { type Draft, draftApproval, draftSwap, stepKinds } from './prepareLeg.ts';
import { termsOf } from './quoteTerms.ts';

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
    const terms = termsOf(world.now(), choice);
    const drafts = kinds.map((kind) => ({
      kind,
      draft:
        kind === 'swap' ? draftSwap(quote, trade.owner) : draftApproval(kind, terms, world.codec),
    }));
    return { ...choice, terms, allowanceBefore, drafts };
  });
}
