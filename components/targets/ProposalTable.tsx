import type { ReactNode } from 'react';
import { bps } from '../../lib/core/money.ts';
import type { ProposalPreview } from '../../lib/core/targetProposal.ts';
import * as text from '../../lib/core/text.ts';
import { AssetMark } from '../ui/AssetMark.tsx';
import { classLabel, classMark, type Labels } from '../ui/labels.ts';
import { Weight } from '../ui/Weight.tsx';
import { percent } from './figures.ts';

export const HEAD = 'px-3 pb-2 font-normal text-ink-2 text-meta';
const CELL = 'px-3 py-2';

interface ProposalTableProps {
  preview: Pick<ProposalPreview, 'rows' | 'volatility'>;
  labels: Labels;
}

/** Each class now, as targeted and as proposed, with the change of its target. */
export function ProposalTable({ preview: { rows, volatility }, labels }: ProposalTableProps) {
  const words = text.policies;
  const { columns } = words;
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} pl-5 text-left`}>
            {columns.class}
          </th>
          {[columns.now, columns.target, columns.proposed].map((head) => (
            <th key={head} scope="col" className={`${HEAD} w-24 text-right`}>
              {head}
            </th>
          ))}
          <th scope="col" className={`${HEAD} w-28 pr-5 text-right`}>
            {columns.change}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ classId, now, target, proposed }) => (
          <tr key={classId} className="border-line border-t">
            <th scope="row" className={`${CELL} pl-5 text-left font-normal`}>
              <ClassName labels={labels} classId={classId} />
            </th>
            <Figure isQuiet>
              {now === null ? text.policies.notKnown : <Weight value={now} />}
            </Figure>
            <Figure isQuiet>
              <Weight value={target} digits={2} />
            </Figure>
            <Figure>
              <Weight value={proposed} digits={2} />
            </Figure>
            <td className={`${CELL} pr-5 text-right`}>
              {proposed === target ? (
                <span className="text-ink-2">{words.none}</span>
              ) : (
                <Weight value={bps(proposed - target)} kind="drift" digits={2} />
              )}
            </td>
          </tr>
        ))}
        {volatility.kind === 'expected' && (
          <tr className="border-line border-t">
            <th scope="row" className={`${CELL} pl-5 text-left font-normal text-ink-2`}>
              {words.volatility}
            </th>
            {(['now', 'target', 'proposed'] as const).map((of) => (
              <Figure key={of} isQuiet={of !== 'proposed'}>
                {volatility[of] === null ? words.notKnown : percent(volatility[of])}
              </Figure>
            ))}
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A class by its mark and name. */
export function ClassName({ labels, classId }: { labels: Labels; classId: string }) {
  const mark = classMark(labels, classId);
  return (
    <span className="flex min-w-0 items-center gap-3">
      <AssetMark name={mark} />
      <span className="min-w-0">
        <span className="block truncate font-strong text-ink">{mark}</span>
        {classLabel(labels, classId) !== mark && (
          <span className="block truncate text-ink-2 text-meta">{classLabel(labels, classId)}</span>
        )}
      </span>
    </span>
  );
}

/** A figure of a table, right-aligned. */
export const Figure = ({ isQuiet, children }: { isQuiet?: boolean; children: ReactNode }) => (
  <td className={`${CELL} num text-right last:pr-5 ${isQuiet ? 'text-ink-2' : 'text-ink'}`}>
    {children}
  </td>
);

/** The heads of a table: one at the left, the others above their figures. */
export const Heads = ({ first, others }: { first: string; others: readonly string[] }) => (
  <thead>
    <tr>
      <th scope="col" className={`${HEAD} pl-5 text-left`}>
        {first}
      </th>
      {others.map((head) => (
        <th key={head} scope="col" className={`${HEAD} text-right last:pr-5`}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
);
