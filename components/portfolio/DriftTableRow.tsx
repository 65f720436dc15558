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

/** One class; opens to its holdings chain by chain. */
export function DriftTableRow({ shown, scale, plan, detail }: DriftTableRowProps) {
  const { row, weight, target, isUnpriced } = shown;
  const mark = classMark(detail.labels, row.classId);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody className="border-line border-t">
      <tr className="h-14">
        <th scope="row" className="pl-5 text-left font-normal">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            title={text.overview.showHoldings(mark)}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-10 w-full items-center gap-3 rounded-control text-left"
          >
            <AssetMark name={mark} />
            <ClassName shown={shown} detail={detail} />
            <ChevronRight
              aria-hidden="true"
              className={classes(
                'ml-auto size-4 shrink-0 text-ink-3 transition-transform',
                isOpen && 'rotate-90',
              )}
            />
          </button>
        </th>
        <td className={FIGURE}>
          <Money value={isUnpriced ? null : row.value} precision="whole" />
        </td>
        <td className={FIGURE}>{!isUnpriced && <Weight value={weight} />}</td>
        <td className={`${FIGURE} text-ink-2`}>
          <Weight value={target} />
        </td>
        <td className="px-5">{!isUnpriced && <DriftBar {...row} name={mark} scale={scale} />}</td>
        <td className={`${FIGURE} ${POSITION_INK[row.position]}`}>
          {!isUnpriced && <DriftWords shown={shown} />}
        </td>
        <td className="py-2 pr-5 pl-4">
          {isUnpriced ? (
            <span className="text-ink-2">{text.overview.unknownChange}</span>
          ) : (
            <ChangeNeeded row={row} plan={plan} labels={detail.labels} />
          )}
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        <td colSpan={7} className="bg-canvas px-5 py-3">
          {isOpen && <ClassHoldings row={row} detail={detail} />}
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

function ClassName({
  shown: { row },
  detail: { labels },
}: Pick<DriftTableRowProps, 'shown' | 'detail'>) {
  const chains = new Set(row.holdings.map(({ asset }) => chainLabel(labels, asset.chainId)));
  const mark = classMark(labels, row.classId);
  const name = classLabel(labels, row.classId);
  const words = [name === mark ? '' : name, [...chains].join(', ')].filter(Boolean).join(' · ');
  return (
    <span className="min-w-0">
      <span className="block truncate font-strong" title={mark}>
        {mark}
      </span>
      <span className="block truncate text-ink-2 text-meta" title={words}>
        {words}
      </span>
    </span>
  );
}
