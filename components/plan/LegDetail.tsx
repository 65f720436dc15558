import type { ReactNode } from 'react';
import { type Bps, bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { formatCount, formatWeight } from '../ui/format.ts';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { formatSpan } from '../ui/time.ts';
import { faultWords } from './faultWords.ts';
import type { FullLabels } from './labels.ts';
import type { PlanLeg } from './planModel.ts';
import { type LegStanding, surplusOf } from './planStage.ts';

interface LegDetailProps {
  leg: PlanLeg;
  standing: LegStanding;
  now: number;
  labels: FullLabels;
}

/** The third line of a leg: its quote while it is to come, what arrived once it is done, or why not. */
export function LegDetail({ leg, standing, now, labels }: LegDetailProps): ReactNode {
  if (standing === 'done') return <Row>{<Arrived leg={leg} />}</Row>;
  if (leg.fault && leg.phase !== 'ready') return <Row isFailure>{faultWords(leg.fault)}</Row>;
  if (leg.phase === 'quoting') return <Row>{text.plan.asking}</Row>;
  if (!leg.terms || leg.phase === 'leftOut') return null;
  return (
    <Row>
      {labels.sources[leg.terms.source]} ·{' '}
      {leg.quotedAt !== null && `${text.plan.quoteAge(formatSpan(now - leg.quotedAt))} · `}
      <Sentence
        of={text.plan.minReceived}
        parts={{
          amount: (
            <TokenAmount
              amount={leg.terms.minReceived}
              decimals={leg.terms.buy.decimals}
              symbol={leg.terms.buy.symbol}
              isSteady
            />
          ),
        }}
      />
      {leg.phase === 'simulating' && <span className="block">{text.plan.simulating}</span>}
    </Row>
  );
}

const Row = ({ isFailure, children }: { isFailure?: boolean; children: ReactNode }) => (
  <p className={`pt-1 text-meta ${isFailure ? 'text-danger' : 'text-ink-2'}`}>{children}</p>
);

/** "Confirmed in block 25,118,417 · received 0.0140 WBTC, 0.1% more than quoted". */
function Arrived({ leg }: { leg: PlanLeg }) {
  const swap = leg.steps.find(({ kind }) => kind === 'swap');
  const { buy } = leg.trade;
  const arrived = surplusOf(leg);
  return (
    <>
      {swap?.block != null && text.plan.confirmed(formatCount(swap.block))}
      {arrived && (
        <>
          {' · '}
          <Sentence
            of={text.plan.received}
            parts={{
              amount: (
                <TokenAmount
                  amount={arrived.received}
                  decimals={buy.decimals}
                  symbol={buy.symbol}
                />
              ),
            }}
          />
          , {surplusWords(arrived.surplus)}
        </>
      )}
    </>
  );
}

/** How far what arrived is from the quote, in words. */
export function surplusWords(surplus: Bps): string {
  if (surplus === 0) return text.plan.asQuoted;
  const by = formatWeight(bps(Math.abs(surplus)), 2);
  return surplus > 0 ? text.plan.moreThanQuoted(by) : text.plan.lessThanQuoted(by);
}
