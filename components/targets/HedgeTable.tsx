import type { HedgeFacts } from '../../lib/core/riskFacts.ts';
import * as text from '../../lib/core/text.ts';
import type { Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { money, plain } from './figures.ts';
import { ClassName, Figure, Heads } from './ProposalTable.tsx';

/** What each class adds to the book's delta, and what going back to its target trades. */
export function HedgeTable({ facts, labels }: { facts: HedgeFacts; labels: Labels }) {
  const words = text.risk.hedge;
  return (
    <table className="w-full border-collapse">
      <Heads
        first={text.risk.mix.class}
        others={[words.value, words.beta, words.delta, words.traded]}
      />
      <tbody>
        {facts.rows.map(({ classId, value, beta, delta, traded }) => (
          <tr key={classId} className="border-line border-t">
            <th scope="row" className="px-3 py-2 pl-5 text-left font-normal">
              <ClassName labels={labels} classId={classId} />
            </th>
            <Figure isQuiet>
              <Money value={money(value)} precision="whole" />
            </Figure>
            <Figure isQuiet>{plain(beta, 2)}</Figure>
            <Figure>
              <Money value={money(delta)} precision="whole" />
            </Figure>
            <Figure isQuiet>
              <Money value={money(traded)} />
            </Figure>
          </tr>
        ))}
        <tr className="border-line border-t font-bold">
          <th scope="row" className="px-3 py-2 pl-5 text-left">
            {words.total}
          </th>
          <Figure>
            <Money value={money(facts.value)} precision="whole" />
          </Figure>
          <Figure>{facts.value > 0 ? plain(facts.delta / facts.value, 2) : null}</Figure>
          <Figure>
            <Money value={money(facts.delta)} precision="whole" />
          </Figure>
          <td />
        </tr>
      </tbody>
    </table>
  );
}
