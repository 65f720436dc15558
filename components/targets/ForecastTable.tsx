import type { ForecastFacts } from '../../lib/core/riskFacts.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import type { Labels } from '../ui/labels.ts';
import { formatDay } from '../ui/time.ts';
import { percent, plain } from './figures.ts';
import { ClassName, Figure, Heads } from './ProposalTable.tsx';

interface ForecastTableProps {
  rows: readonly ForecastFacts[];
  to: UnixSeconds;
  labels: Labels;
}

/** Expected volatility of each class, what it is from, and how such forecasts did. */
export function ForecastTable({ rows, to, labels }: ForecastTableProps) {
  const words = text.risk.forecast;
  return (
    <Card title={words.title} aside={formatDay(to)} isFlush>
      <p className="px-5 pb-3 text-ink-2">{words.about}</p>
      <table className="w-full border-collapse">
        <Heads
          first={words.class}
          others={[words.volatility, words.source, words.model, words.rolling]}
        />
        <tbody>
          {rows.map(({ classId, volatility, source, score, days }) => (
            <tr key={classId} className="border-line border-t">
              <th scope="row" className="px-3 py-2 pl-5 text-left font-normal">
                <ClassName labels={labels} classId={classId} />
              </th>
              <Figure>{percent(volatility)}</Figure>
              <Figure isQuiet>
                {source === 'rolling' ? words.ofRolling : words.ofModel(days)}
              </Figure>
              <Figure isQuiet>{score ? plain(score.model, 3) : words.unscored}</Figure>
              <Figure isQuiet>{score ? plain(score.rolling, 3) : words.unscored}</Figure>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
