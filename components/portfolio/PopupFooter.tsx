import { turnoverOf } from '../../lib/core/plan.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import type { PortfolioActs, Standing } from './facts.ts';
import { NextButton } from './NextButton.tsx';

interface PopupFooterProps {
  facts: PortfolioFacts;
  standing: Standing;
  acts: PortfolioActs;
}

/** The one button and the ages below it. */
export function PopupFooter({ facts, standing, acts }: PopupFooterProps) {
  const { plan, now, nextCheckAt } = facts;
  const isPlanned = standing.next === 'review' && plan !== null && plan.trades.length > 0;
  return (
    <footer className="shrink-0 border-line border-t px-4 pt-3 pb-3.5">
      <NextButton standing={standing} plan={plan} acts={acts} isWide />
      <p className="flex min-h-4 justify-between pt-2.5 text-ink-2 text-meta">
        <span>
          {standing.next === 'wait' && text.popup.firstCheck}
          {isPlanned && (
            <Sentence
              of={text.popup.traded}
              parts={{ value: <Money value={turnoverOf(plan.trades)} precision="whole" /> }}
            />
          )}
        </span>
        {nextCheckAt !== null && standing.next !== 'wait' && (
          <span>
            <Sentence
              of={text.popup.nextCheck}
              parts={{ time: <Age kind="clock" at={nextCheckAt} now={now} /> }}
            />
          </span>
        )}
      </p>
    </footer>
  );
}
