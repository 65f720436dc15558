import type { ReactNode } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import type { Bps } from '../../lib/core/money.ts';
import type { MixFacts, RiskFacts } from '../../lib/core/riskFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import type { Labels } from '../ui/labels.ts';
import { formatDay } from '../ui/time.ts';
import { Weight } from '../ui/Weight.tsx';
import { percent, plain } from './figures.ts';
import { ClassName, Figure, HEAD } from './ProposalTable.tsx';

export interface MixTableProps {
  facts: RiskFacts;
  /** Weights now (null while not known) and targets. */
  weights: { now: Record<ClassId, Bps> | null; target: Record<ClassId, Bps> };
  labels: Labels;
}

/** Weight and part of the risk of each class, now and as targeted, and what the mixes are like. */
export function MixTable({ facts, weights, labels }: MixTableProps) {
  const words = text.risk.mix;
  const { days, to } = facts.window;
  const mixes = [facts.now, facts.target];
  return (
    <Card title={words.title} aside={words.window(days, formatDay(to))} isFlush>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <td />
            {[words.now, words.target].map((head) => (
              <th
                key={head}
                scope="colgroup"
                colSpan={2}
                className={`${HEAD} text-right last:pr-5`}
              >
                {head}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className={`${HEAD} pl-5 text-left`}>
              {words.class}
            </th>
            {[0, 1].flatMap((mix) => [
              <th key={`w${mix}`} scope="col" className={`${HEAD} w-24 text-right`}>
                {words.weight}
              </th>,
              <th key={`s${mix}`} scope="col" className={`${HEAD} w-28 text-right last:pr-5`}>
                {words.share}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {facts.ids.map((classId, i) => (
            <tr key={classId} className="border-line border-t">
              <th scope="row" className="px-3 py-2 pl-5 text-left font-normal">
                <ClassName labels={labels} classId={classId} />
              </th>
              <Held weight={weights.now?.[classId]} share={facts.now?.shares[i]} />
              <Held weight={weights.target[classId]} share={facts.target?.shares[i]} />
            </tr>
          ))}
          <Total label={words.volatility} mixes={mixes} of={(mix) => percent(mix.volatility)} />
          <Total
            label={words.diversification}
            hint={words.diversificationHint}
            mixes={mixes}
            of={(mix) => plain(mix.diversification, 2)}
          />
          <Total
            label={words.bets}
            hint={words.betsHint(facts.ids.length)}
            mixes={mixes}
            of={(mix) => plain(mix.bets, 1)}
          />
        </tbody>
      </table>
      {mixes.includes(null) && (
        <p className="border-line border-t px-5 py-3 text-ink-2">{text.risk.noMix}</p>
      )}
    </Card>
  );
}

const Held = ({ weight, share }: { weight: Bps | undefined; share: number | undefined }) => (
  <>
    <Figure isQuiet>
      {weight === undefined ? text.policies.notKnown : <Weight value={weight} />}
    </Figure>
    <Figure>{share === undefined ? text.policies.notKnown : percent(share)}</Figure>
  </>
);

interface TotalProps {
  label: string;
  hint?: string;
  mixes: readonly (MixFacts | null)[];
  of: (mix: MixFacts) => ReactNode;
}

const Total = ({ label, hint, mixes, of }: TotalProps) => (
  <tr className="border-line border-t">
    <th scope="row" className="px-3 py-2 pl-5 text-left font-normal text-ink-2">
      {label}
      {hint && <span className="block text-ink-3 text-meta">{hint}</span>}
    </th>
    {mixes.map((mix, i) => (
      <td
        key={i === 0 ? 'now' : 'target'}
        colSpan={2}
        className="num px-3 py-2 text-right last:pr-5"
      >
        {mix ? of(mix) : text.policies.notKnown}
      </td>
    ))}
  </tr>
);
