import * as text from '../../lib/core/text.ts';
import { linesOf, outcomeOf, type Run } from './backtestModel.ts';
import { drawdowns, MOST_POINTS, thinned } from './chart.ts';
import { formatDay } from './days.ts';
import { formatShare } from './figures.ts';

const words = text.backtest;
const CELL = 'num px-2 py-1 text-right';

/** What the picture shows, in figures: value against the start at each drawn day, and how far it fell. */
export function DayTable({ run }: { run: Run }) {
  const fallen = drawdowns(run.outcomes.yours.wealth);
  const bars = thinned(run.outcomes.yours.wealth, MOST_POINTS).map(({ bar }) => bar);
  const traded = new Set(run.outcomes.yours.trades.map(({ bar }) => bar));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label={words.table} className="max-h-80 overflow-y-auto">
      <table className="w-full border-collapse text-meta">
        <caption className="pb-2 text-left font-bold text-ink-2">
          {words.simulated}. {words.wealth}.
        </caption>
        <thead>
          <tr className="text-ink-2">
            <th scope="col" className="px-2 py-1 text-left font-normal">
              {words.date}
            </th>
            {linesOf(run).map((line) => (
              <th key={line} scope="col" className={`${CELL} font-normal`}>
                {words.lines[line]}
              </th>
            ))}
            <th scope="col" className={`${CELL} font-normal`}>
              {words.drawdown}
            </th>
            <th scope="col" className={`${CELL} font-normal`}>
              {words.trades}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar} className="border-line border-t">
              <th scope="row" className="num px-2 py-1 text-left font-normal">
                {formatDay(run.times[bar] ?? 0)}
              </th>
              {linesOf(run).map((line) => (
                <td key={line} className={CELL}>
                  {formatShare(changeAt(outcomeOf(run, line).wealth, bar), true)}
                </td>
              ))}
              <td className={CELL}>{formatShare(fallen[bar] ?? 0)}</td>
              <td className={CELL}>{traded.has(bar) && '●'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const changeAt = (wealth: readonly number[], bar: number): number =>
  (wealth[bar] ?? 0) / (wealth[0] ?? 1) - 1;
