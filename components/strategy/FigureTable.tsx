import type { ReactNode } from 'react';
import type { Figures } from '../../lib/core/figures.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import { CONTENDERS, type Contender, type Run } from './backtestModel.ts';
import { formatGap, formatRatio, formatShare, formatTimes, toUsd } from './figures.ts';

const words = text.strategy.backtest;

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

/** Every figure of the four rules, each beside holding. */
export const FigureTable = ({ run }: { run: Run }) => (
  <table className="w-full border-collapse text-body">
    <caption className="sr-only">{words.figures.title}</caption>
    <thead>
      <tr>
        <td />
        {CONTENDERS.map((contender) => (
          <th key={contender} scope="col" className={`${CELL} font-normal text-ink-2 text-meta`}>
            {words.lines[contender]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {ROWS.map(({ of, kind }) => (
        <Line key={of} name={words.figures[of]}>
          {(contender) => <Figure run={run} contender={contender} of={of} kind={kind} />}
        </Line>
      ))}
      <Line name={words.figures.premium}>
        {(contender) => <Premium run={run} contender={contender} />}
      </Line>
    </tbody>
  </table>
);

const Line = ({ name, children }: { name: string; children: (of: Contender) => ReactNode }) => (
  <tr className="border-line border-t">
    <th scope="row" className="py-2 pr-2 text-left align-top font-normal text-ink-2">
      {name}
    </th>
    {CONTENDERS.map((contender) => (
      <td key={contender} className={CELL}>
        {children(contender)}
      </td>
    ))}
  </tr>
);

interface FigureProps {
  run: Run;
  contender: Contender;
  of: keyof Figures;
  kind: Kind;
}

function Figure({ run, contender, of, kind }: FigureProps) {
  const value = run.outcomes[contender].figures[of];
  const difference = value - run.outcomes.hold.figures[of];
  return (
    <>
      <span className="block">{written(value, kind, false)}</span>
      {contender !== 'hold' && (
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
function Premium({ run, contender }: { run: Run; contender: Contender }) {
  if (contender === 'hold') return null;
  const { premium, low, high } = run.outcomes[contender].premium;
  return (
    <>
      <span className="num block">{formatShare(premium, true)}</span>
      <span className="num block text-ink-3 text-meta">
        {words.figures.interval(formatShare(low, true), formatShare(high, true))}
      </span>
    </>
  );
}
