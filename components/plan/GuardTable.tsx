import { Check, CircleX } from 'lucide-react';
import type { GuardRow } from '../../lib/core/guards.ts';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';
import { GuardFigure } from './GuardFigure.tsx';
import type { PlanLeg } from './planModel.ts';

interface GuardTableProps {
  rows: readonly GuardRow[];
  leg: PlanLeg;
}

/** Checks with what was wanted and what was found. */
export function GuardTable({ rows, leg }: GuardTableProps) {
  const words = text.plan.checks;
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-meta">
        <thead className="text-ink-3">
          <tr>
            <th className="py-1 pr-4 font-normal">{words.check}</th>
            <th className="py-1 pr-4 font-normal">{words.wanted}</th>
            <th className="py-1 font-normal">{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GuardLine key={`${row.id}:${index}`} row={row} leg={leg} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GuardLine({ row, leg }: { row: GuardRow; leg: PlanLeg }) {
  const name = text.plan.guards[row.id];
  const Icon = row.isPassed ? Check : CircleX;
  return (
    <tr className={classes('border-line border-t', row.isPassed ? 'text-ink-2' : 'text-danger')}>
      <th scope="row" className="py-1 pr-4 font-strong">
        <span className="flex items-start gap-1.5">
          <Icon
            aria-hidden="true"
            className={classes('mt-px size-3.5 shrink-0', row.isPassed && 'text-success')}
          />
          <span aria-hidden="true">{name}</span>
          <span className="sr-only">{text.plan.checks.row(name, row.isPassed)}</span>
        </span>
      </th>
      <td className="py-1 pr-4 align-top">
        <GuardFigure id={row.id} value={row.wanted} leg={leg} />
      </td>
      <td className="py-1 align-top">
        <GuardFigure id={row.id} value={row.found} leg={leg} />
      </td>
    </tr>
  );
}
