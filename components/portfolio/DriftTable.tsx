import type { Plan } from '../../lib/core/plan.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { driftScale, formatPoints, MINUS } from '../ui/format.ts';
import { DriftTableRow, MIDDLE, WIDE } from './DriftTableRow.tsx';
import type { HoldingsDetail } from './overviewModel.ts';
import { commonBand, type ShownRow } from './rows.ts';

interface DriftTableProps {
  rows: readonly ShownRow[];
  plan: Plan | null;
  detail: HoldingsDetail;
}

const HEAD = 'px-2 pb-2 font-normal text-ink-2 text-meta';

/** Every class against its target and band on one scale, worst first. */
export function DriftTable({ rows, plan, detail }: DriftTableProps) {
  const measured = rows.map(({ row }) => row);
  const scale = driftScale(measured);
  const band = commonBand(measured);
  const { columns } = text.overview;
  return (
    <Card
      isFlush
      title={text.overview.drift}
      aside={
        <Legend band={band === null ? text.overview.bandsDiffer : text.overview.bandOf(band)} />
      }
    >
      <table className="w-full border-collapse min-[860px]:min-w-[46rem] min-[860px]:table-fixed">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pl-5 text-left`}>
              {columns.asset}
            </th>
            <th scope="col" className={`${HEAD} ${WIDE} w-24 text-right`}>
              {columns.value}
            </th>
            <th scope="col" className={`${HEAD} ${WIDE} w-14 text-right min-[1200px]:w-16`}>
              {columns.now}
            </th>
            <th scope="col" className={`${HEAD} ${WIDE} w-14 text-right min-[1200px]:w-16`}>
              {columns.target}
            </th>
            <th scope="col" className={`${HEAD} ${MIDDLE} w-36 px-5 min-[1200px]:w-56`}>
              <span className="sr-only">{columns.bar}</span>
              <Scale points={formatPoints(scale)} />
            </th>
            <th scope="col" className={`${HEAD} w-22 pr-5 text-right min-[640px]:pr-2`}>
              {columns.drift}
            </th>
            <th
              scope="col"
              className={`${HEAD} ${MIDDLE} w-40 pr-5 pl-4 text-left min-[1200px]:w-48`}
            >
              {columns.change}
            </th>
          </tr>
        </thead>
        {rows.map((shown) => (
          <DriftTableRow
            key={shown.row.classId}
            shown={shown}
            scale={scale}
            plan={plan}
            detail={detail}
          />
        ))}
      </table>
    </Card>
  );
}

const Legend = ({ band }: { band: string }) => (
  <span className="inline-flex items-center gap-1.5">
    {band && <span aria-hidden="true" className="inline-block h-3 w-5 rounded-bar bg-band" />}
    {text.overview.legend(band)}
  </span>
);

const Scale = ({ points }: { points: string }) => (
  <span aria-hidden="true" className="-mx-3 flex justify-between whitespace-nowrap">
    <span>{text.overview.scaleEnd(MINUS, points)}</span>
    <span>{text.overview.scaleMiddle}</span>
    <span>{text.overview.scaleEnd('+', points)}</span>
  </span>
);
