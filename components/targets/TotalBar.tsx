import type { ReactNode } from 'react';
import { bps, WHOLE } from '../../lib/core/money.ts';
import { type DraftRow, giveRestTo, scaleToWhole, totalTyped } from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import { parsePercent } from '../../lib/core/typedNumber.ts';
import type { FullLabels } from '../plan/labels.ts';
import { Button } from '../ui/Button.tsx';
import { formatPoints, formatWeight } from '../ui/format.ts';
import { classLabel, classMark } from '../ui/labels.ts';

interface TotalBarProps {
  rows: readonly DraftRow[];
  labels: FullLabels;
  onRows: (rows: DraftRow[]) => void;
  /** Save and what keeps from it, at the right. */
  children?: ReactNode;
}

/** "Total 97.0%, 3.0 left", and the two ways to make it whole. Stays in sight while rows scroll. */
export function TotalBar({ rows, labels, onRows, children }: TotalBarProps) {
  const words = text.targets;
  const total = totalTyped(rows);
  const left = WHOLE - total;
  // Scaling would overwrite what was typed and could not be read.
  const isReadable = rows.every(({ weight }) => isNothing(weight) || isPercent(weight));
  return (
    <div className="sticky bottom-0 rounded-b-card border-line border-t bg-surface px-5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="num text-body">
          <strong className="font-bold">{words.total(formatWeight(total, digitsOf(total)))}</strong>
          <span className="text-ink-2">{isReadable && `, ${leftWords(left)}`}</span>
        </p>
        {children}
      </div>
      {left !== 0 && rows.length > 0 && isReadable && (
        <div className="flex flex-wrap items-center gap-2 pt-2">
          {left > 0 && <GiveRest rows={rows} labels={labels} onRows={onRows} />}
          {total > 0 && (
            <Button size="small" onClick={() => onRows(scaleToWhole(rows))}>
              {words.scale}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const isNothing = (typed: string): boolean => typed.trim() === '';
const isPercent = (typed: string): boolean => typeof parsePercent(typed) !== 'string';
const digitsOf = (part: number): 1 | 2 => (part % 10 === 0 ? 1 : 2);

function leftWords(left: number): string {
  const size = formatWeight(bps(Math.abs(left)), digitsOf(left)).replace('%', '');
  if (left === 0) return text.targets.whole;
  return left > 0 ? text.targets.left(size) : text.targets.over(formatPoints(bps(left)));
}

const GiveRest = ({ rows, labels, onRows }: Omit<TotalBarProps, 'children'>) => (
  <>
    <span className="text-ink-2 text-meta">{text.targets.giveRest}</span>
    {rows.map(({ classId }) => (
      <Button
        key={classId}
        size="small"
        onClick={() => onRows(giveRestTo(rows, classId))}
        aria-label={`${text.targets.giveRest} ${classLabel(labels, classId)}`}
      >
        {classMark(labels, classId)}
      </Button>
    ))}
  </>
);
