import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { ReadyFrame } from '../../lib/core/readyFrame.ts';
import type { Currency } from '../../lib/core/snapshot.ts';
import { type PopupActs, standsUntil } from '../portfolio/facts.ts';
import { PopupView } from '../portfolio/PopupView.tsx';
import { CONTEXTS } from './contexts.ts';
import { treeOf } from './treeOf.ts';

/** What of the settings the popup draws. */
interface PopupLook {
  isPrivate: boolean;
  currency: Currency;
}

/** Nothing is pressed before React is there. */
const NO_ACTS = {} as PopupActs;

/**
 * The popup's first frame as plain values, by the components that React draws later, and until when,
 * exclusive, it stands but for its ages (infinity where time alone changes nothing).
 */
export const popupFrame = (
  facts: PortfolioFacts | null | undefined,
  { isPrivate, currency }: PopupLook,
): Pick<ReadyFrame, 'tree' | 'until'> => ({
  tree: treeOf(
    <PopupView facts={facts} isPrivate={isPrivate} currency={currency} acts={NO_ACTS} />,
    CONTEXTS,
  ),
  until: facts ? standsUntil(facts) : Number.POSITIVE_INFINITY,
});
