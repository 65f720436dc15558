import { rateOf } from '../../lib/core/currency.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { Currency } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { InCurrency } from '../ui/Currency.tsx';
import { Privacy } from '../ui/Privacy.tsx';
import { ProgressLine } from '../ui/Progress.tsx';
import { type PopupActs, standingOf } from './facts.ts';
import { PopupBody } from './PopupBody.tsx';
import { PopupFooter } from './PopupFooter.tsx';
import { PopupHeader } from './PopupHeader.tsx';
import { PopupWelcome } from './PopupWelcome.tsx';

interface PopupViewProps {
  /** null: there is no portfolio yet; undefined: storage has not been read yet. */
  facts: PortfolioFacts | null | undefined;
  isPrivate: boolean;
  /** What money is shown in, where its rate was read; dollars otherwise. */
  currency: Currency;
  acts: PopupActs;
}

/**
 * The whole popup, 380 px wide and at most 600 high: is anything off, what, how much, what next.
 * Draws stored values at once and never asks the wallet.
 */
export function PopupView({ facts, isPrivate, currency, acts }: PopupViewProps) {
  if (facts === null) return <PopupWelcome acts={acts} />;
  const standing = facts ? standingOf(facts) : null;
  return (
    <Privacy isOn={isPrivate}>
      <div className="relative flex max-h-[600px] w-[380px] flex-col bg-surface">
        <ProgressLine
          label={facts?.snapshot ? text.popup.checking : text.popup.firstCheck}
          isOn={standing?.isChecking ?? false}
        />
        <PopupHeader
          facts={facts}
          isPrivate={isPrivate}
          isChecking={standing?.isChecking ?? false}
          acts={acts}
        />
        <InCurrency rate={rateOf(facts?.snapshot?.rates ?? [], currency)}>
          <main className="min-h-0 grow overflow-y-auto">
            <PopupBody facts={facts} acts={acts} />
          </main>
          {facts && standing && <PopupFooter facts={facts} standing={standing} acts={acts} />}
        </InCurrency>
      </div>
    </Privacy>
  );
}
