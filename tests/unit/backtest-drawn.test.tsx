import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { linesOf, type Run } from '../../components/strategy/backtestModel.ts';
import { FigureTable } from '../../components/strategy/FigureTable.tsx';
import { WealthChart } from '../../components/strategy/WealthChart.tsx';
import * as text from '../../lib/core/text.ts';
import { backtest } from '../../lib/policy/backtest.ts';
import { DEFAULT_RULE } from '../../lib/policy/rule.ts';
import { walk } from './backtestReference.ts';

const words = text.backtest;

function runOver(days: number): Run {
  const history = walk(5, 3, days);
  const running = backtest({
    history,
    targets: [0.4, 0.3, 0.3],
    rule: DEFAULT_RULE,
    value: 10_000,
    costs: history.ids.map(() => ({ share: 0.003, fixed: 1, sellTax: 0 })),
  });
  let turn = running.next();
  while (!turn.done) turn = running.next();
  const end = turn.value;
  if (end.kind !== 'done') throw new Error(end.why);
  return { ...end, times: history.times, costs: { readAt: 0 }, leftOut: [], ranAt: 0 };
}

const JUDGED = runOver(800);
const SHORT = runOver(200);

test.each([
  { run: JUDGED, lines: 6 },
  { run: SHORT, lines: 4 },
])('each of $lines rules has a line and a column, a modifier once it was judged', (drawn) => {
  expect(linesOf(drawn.run)).toHaveLength(drawn.lines);
  const chart = renderToStaticMarkup(<WealthChart run={drawn.run} marks={[]} />);
  const [picture = ''] = chart.split(words.drawdown);
  expect(picture.match(/<path /g)).toHaveLength(drawn.lines);
  const table = renderToStaticMarkup(<FigureTable run={drawn.run} />);
  expect(table.match(/<th scope="col"/g)).toHaveLength(drawn.lines);
  for (const line of linesOf(drawn.run)) {
    expect(chart).toContain(words.lines[line]);
    expect(table).toContain(words.lines[line]);
  }
});

test('what a rule earned above holding is in points, its interval too', () => {
  const [, premium = ''] = renderToStaticMarkup(<FigureTable run={JUDGED} />).split(
    words.figures.premium,
  );
  expect(premium.match(/pp/g)).toHaveLength(5 * 3);
  expect(premium).not.toContain('%');
});
