import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { hasBand } from '../../lib/core/edges.ts';
import type { Bps } from '../../lib/core/money.ts';
import type { Plan } from '../../lib/core/plan.ts';
import * as text from '../../lib/core/text.ts';
import { AssetMark } from '../ui/AssetMark.tsx';
import { classes } from '../ui/classes.ts';
import { DriftBar } from '../ui/DriftBar.tsx';
import { chainLabel, classLabel, classMark } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { POSITION_INK, PositionWord } from '../ui/PositionWord.tsx';
import { Weight } from '../ui/Weight.tsx';
import { ChangeNeeded } from './ChangeNeeded.tsx';
import { ClassHoldings } from './ClassHoldings.tsx';
import type { HoldingsDetail } from './overviewModel.ts';
import type { ShownRow } from './rows.ts';

interface DriftTableRowProps {
  shown: ShownRow;
  scale: Bps;
  plan: Plan | null;
  detail: HoldingsDetail;
}

const FIGURE = 'px-2 text-right';

/** Columns whose figures stand under the class's name where the page is narrower. */
export const WIDE = 'hidden min-[860px]:table-cell';
export const MIDDLE = 'hidden min-[640px]:table-cell';

/** One class; opens to its holdings chain by chain. */
export function DriftTableRow({ shown, scale, plan, detail }: DriftTableRowProps) {
  const { row, weight, target, isUnpriced } = shown;
  const mark = classMark(detail.labels, row.classId);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody className="border-line border-t">
      <tr className="h-14">
        <th
          scope="row"
          className="w-full max-w-0 py-2 pl-5 text-left font-normal min-[860px]:max-w-none min-[860px]:py-0"
        >
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            title={text.overview.showHoldings(mark)}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-10 w-full items-center gap-3 rounded-control text-left"
          >
            <AssetMark name={mark} />
            <ClassName shown={shown} detail={detail} plan={plan} />
            <ChevronRight
              aria-hidden="true"
              className={classes(
                'ml-auto size-4 shrink-0 text-ink-3 transition-transform',
                isOpen && 'rotate-90',
              )}
            />
          </button>
        </th>
        <td className={`${FIGURE} ${WIDE}`}>
          <Money value={isUnpriced ? null : row.value} precision="whole" />
        </td>
        <td className={`${FIGURE} ${WIDE}`}>{!isUnpriced && <Weight value={weight} />}</td>
        <td className={`${FIGURE} ${WIDE} text-ink-2`}>
          <Weight value={target} />
        </td>
        <td className={`${MIDDLE} min-w-36 px-5`}>
          {!isUnpriced && <DriftBar {...row} name={mark} scale={scale} />}
        </td>
        <td className={`${FIGURE} pr-5 min-[640px]:pr-2 ${POSITION_INK[row.position]}`}>
          {!isUnpriced && <DriftWords shown={shown} />}
        </td>
        <td className={`${MIDDLE} min-w-34 py-2 pr-5 pl-4`}>
          <Change shown={shown} plan={plan} detail={detail} />
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={7} className="bg-canvas px-5 py-3">
          <div className="contain-inline-size">
            {isOpen && <ClassHoldings row={row} detail={detail} />}
          </div>
        </td>
      </tr>
    </tbody>
  );
}

const DriftWords = ({ shown: { row, drift, driftDigits } }: { shown: ShownRow }) => (
  <>
    <span className="block font-bold">
      <Weight value={drift} kind="drift" digits={driftDigits} />
    </span>
    <span className="block text-meta">
      {hasBand(row) && <PositionWord position={row.position} />}
    </span>
  </>
);

const Change = ({ shown, plan, detail }: Omit<DriftTableRowProps, 'scale'>) =>
  shown.isUnpriced ? (
    <span className="text-ink-2">{text.overview.unknownChange}</span>
  ) : (
    <ChangeNeeded row={shown.row} plan={plan} labels={detail.labels} />
  );

/** The columns that a narrow page has no room for. */
const Narrow = ({ shown, plan, detail }: Omit<DriftTableRowProps, 'scale'>) => (
  <span className="block text-ink-2 text-meta min-[860px]:hidden">
    <span className="flex flex-wrap gap-x-2">
      {!shown.isUnpriced && (
        <span className="whitespace-nowrap">
          <Weight value={shown.weight} /> / <Weight value={shown.target} />
        </span>
      )}
      <Money value={shown.isUnpriced ? null : shown.row.value} precision="whole" />
    </span>
    <span className="block min-[640px]:hidden">
      <Change shown={shown} plan={plan} detail={detail} />
    </span>
  </span>
);

function ClassName({ shown, detail, plan }: Pick<DriftTableRowProps, 'shown' | 'detail' | 'plan'>) {
  const { row } = shown;
  const { labels } = detail;
  const chains = new Set(row.holdings.map(({ asset }) => chainLabel(labels, asset.chainId)));
  const mark = classMark(labels, row.classId);
  const name = classLabel(labels, row.classId);
  const words = [name === mark ? '' : name, [...chains].join(', ')].filter(Boolean).join(' · ');
  return (
    <span className="min-w-0">
      <span className="block truncate font-strong" title={mark}>
        {mark}
      </span>
      <span className="hidden truncate text-ink-2 text-meta min-[860px]:block" title={words}>
        {words}
      </span>
      <Narrow shown={shown} plan={plan} detail={detail} />
    </span>
  );
}
