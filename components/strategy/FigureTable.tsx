import type { ReactNode } from 'react';
import type { Figures } from '../../lib/core/figures.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import { type Line, linesOf, outcomeOf, type Run } from './backtestModel.ts';
import { formatGap, formatRatio, formatShare, formatTimes, toUsd } from './figures.ts';

const words = text.backtest;

type Kind = 'money' | 'share' | 'ratio' | 'times';

const ROWS: readonly { of: keyof Figures; kind: Kind }[] = [
  { of: 'wealth', kind: 'money' },
  { of: 'cagr', kind: 'share' },
  { of: 'volatility', kind: 'share' },
  { of: 'sharpe', kind: 'ratio' },
  { of: 'sortino', kind: 'ratio' },
  { of: 'maxDrawdown', kind: 'share' },
  { of: 'trackingError', kind: 'share' },
  { of: 'turnover', kind: 'share' },
  { of: 'trades', kind: 'times' },
  { of: 'cost', kind: 'money' },
  { of: 'costDrag', kind: 'share' },
];
const CELL = 'px-2 py-2 text-right align-top';

/** Every figure of the four rules and of each modifier that was judged, beside holding. */
export const FigureTable = ({ run }: { run: Run }) => (
  <table className="w-full border-collapse text-body">
    <caption className="sr-only">{words.figures.title}</caption>
    <thead>
      <tr>
        <td />
        {linesOf(run).map((line) => (
          <th key={line} scope="col" className={`${CELL} font-normal text-ink-2 text-meta`}>
            {words.lines[line]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {ROWS.map(({ of, kind }) => (
        <Row key={of} name={words.figures[of]} lines={linesOf(run)}>
          {(line) => <Figure run={run} line={line} of={of} kind={kind} />}
        </Row>
      ))}
      <Row name={words.figures.premium} lines={linesOf(run)}>
        {(line) => <Premium run={run} line={line} />}
      </Row>
    </tbody>
  </table>
);

interface RowProps {
  name: string;
  lines: readonly Line[];
  children: (of: Line) => ReactNode;
}

const Row = ({ name, lines, children }: RowProps) => (
  <tr className="border-line border-t">
    <th scope="row" className="py-2 pr-2 text-left align-top font-normal text-ink-2">
      {name}
    </th>
    {lines.map((line) => (
      <td key={line} className={CELL}>
        {children(line)}
      </td>
    ))}
  </tr>
);

interface FigureProps {
  run: Run;
  line: Line;
  of: keyof Figures;
  kind: Kind;
}

function Figure({ run, line, of, kind }: FigureProps) {
  const value = outcomeOf(run, line).figures[of];
  const difference = value - run.outcomes.hold.figures[of];
  return (
    <>
      <span className="block">{written(value, kind, false)}</span>
      {line !== 'hold' && (
        <span className="num block text-ink-3 text-meta">
          {written(difference, kind, true)} {words.figures.vsHold}
        </span>
      )}
    </>
  );
}

function written(value: number, kind: Kind, isSigned: boolean): ReactNode {
  if (kind === 'money') return <Money value={toUsd(value)} precision="auto" isSigned={isSigned} />;
  const shown =
    kind === 'share'
      ? isSigned
        ? formatGap(value)
        : formatShare(value)
      : signed(kind === 'ratio' ? formatRatio(value) : formatTimes(value), value, isSigned);
  return <span className="num">{shown}</span>;
}

const signed = (shown: string, value: number, isSigned: boolean): string =>
  isSigned && value > 0 ? `+${shown}` : shown;

/** What it earned above holding, and where that lies when history is drawn anew. */
function Premium({ run, line }: { run: Run; line: Line }) {
  if (line === 'hold') return null;
  const { premium, interval } = outcomeOf(run, line).premium;
  return (
    <>
      <span className="num block">{formatGap(premium)}</span>
      <span className="num block text-ink-3 text-meta">
        {interval
          ? words.figures.interval(formatGap(interval.low), formatGap(interval.high))
          : words.figures.noInterval}
      </span>
    </>
  );
}
