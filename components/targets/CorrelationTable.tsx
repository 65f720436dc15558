import type { RiskFacts } from '../../lib/core/riskFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { classMark, type Labels } from '../ui/labels.ts';
import { formatDay } from '../ui/time.ts';
import { plain } from './figures.ts';
import { HEAD } from './ProposalTable.tsx';

interface CorrelationTableProps {
  facts: Pick<RiskFacts, 'ids' | 'correlation'>;
  labels: Labels;
}

/** Each pair once: the figure, a bar as long as it, and its interval. */
export function CorrelationTable({ facts: { ids, correlation }, labels }: CorrelationTableProps) {
  const words = text.risk.correlation;
  const { days, to, cells } = correlation;
  return (
    <Card title={words.title} aside={text.risk.window(days, formatDay(to))} isFlush>
      <p className="px-5 pb-3 text-ink-2">{words.about}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard too. */}
      <section aria-label={words.title} tabIndex={0} className="overflow-x-auto px-5 pb-4">
        <table className="border-collapse">
          <thead>
            <tr>
              <td />
              {ids.slice(0, -1).map((id) => (
                <th key={id} scope="col" className={`${HEAD} min-w-28 text-right`}>
                  {classMark(labels, id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.slice(1).map((id, row) => (
              <tr key={id} className="border-line border-t">
                <th scope="row" className="py-2 pr-4 text-left font-strong">
                  {classMark(labels, id)}
                </th>
                {ids.slice(0, -1).map((other, column) => (
                  <td key={other} className="px-3 py-2 text-right align-top">
                    {column <= row && <Pair cell={cells[row + 1]?.[column]} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

type Cell = RiskFacts['correlation']['cells'][number][number];

/** A correlation; none where a class does not move. */
function Pair({ cell }: { cell: Cell | undefined }) {
  if (!cell || !Number.isFinite(cell.r)) return text.policies.notKnown;
  return (
    <>
      <span className="num block">{plain(cell.r, 2)}</span>
      <span aria-hidden="true" className="my-1 flex h-1 justify-end rounded-bar bg-band">
        <span
          className="block h-1 rounded-bar bg-mark"
          style={{ width: `${Math.round(Math.abs(cell.r) * 100)}%` }}
        />
      </span>
      <span className="num block whitespace-nowrap text-ink-3 text-meta">
        {text.risk.correlation.interval(plain(cell.low, 2), plain(cell.high, 2))}
      </span>
    </>
  );
}
