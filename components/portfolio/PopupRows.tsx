import type { Drift } from '../../lib/core/drift.ts';
import { hasBand } from '../../lib/core/edges.ts';
import type { Judgement } from '../../lib/core/judgement.ts';
import type { Bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { AssetMark } from '../ui/AssetMark.tsx';
import { DriftBar } from '../ui/DriftBar.tsx';
import { driftScale } from '../ui/format.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { POSITION_INK, PositionWord } from '../ui/PositionWord.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Weight } from '../ui/Weight.tsx';
import { commonBand, outsideOf, type ShownRow, shownRows } from './rows.ts';

const MOST = 6;

interface PopupRowsProps {
  drift: Drift;
  judgement: Judgement | null;
  labels: Labels;
  onOpenPage: () => void;
}

/** The classes, worst first, six at most; the rest in words. */
export function PopupRows({ drift, judgement, labels, onOpenPage }: PopupRowsProps) {
  const rows = shownRows(drift.rows);
  const scale = driftScale(drift.rows);
  const outside = outsideOf(rows);
  const band = commonBand(drift.rows);
  const calm = band === '' ? text.popup.noBand : text.popup.allInBand;
  const more = moreWords(rows.slice(MOST), drift.notInTargets.length);
  return (
    <section className="px-4 pt-2.5 pb-1">
      <header className="flex items-baseline justify-between pb-0.5">
        <h2 className="font-bold text-body">
          {outside > 0 ? text.popup.outside(outside, rows.length) : calm}
        </h2>
        <p className="text-ink-2 text-meta">
          {band === null ? text.popup.bandsDiffer : band && text.popup.band(band)}
        </p>
      </header>
      {judgement && judgement.kind !== 'inBand' && <ShortVerdict judgement={judgement} />}
      <ul className={more || judgement ? '[&>li]:h-10' : '[&>li]:h-11'}>
        {rows.slice(0, MOST).map((shown) => (
          <PopupRow
            key={shown.row.classId}
            shown={shown}
            name={classMark(labels, shown.row.classId)}
            scale={scale}
          />
        ))}
      </ul>
      {more && (
        <button
          type="button"
          onClick={onOpenPage}
          className="min-h-8 rounded-control text-ink-2 text-meta underline decoration-control underline-offset-2 hover:text-ink"
        >
          {more}
        </button>
      )}
    </section>
  );
}

/** The verdict in a few words; the overview says it in full. */
const ShortVerdict = ({ judgement: { kind, worth } }: { judgement: Judgement }) => (
  <p className="pb-1 text-ink-2 text-meta">
    <Sentence
      of={text.popup.verdict[kind]}
      parts={{ cost: worth && <Money value={worth.cost} /> }}
    />
  </p>
);

/** What the six rows leave out, or nothing. */
function moreWords(rest: readonly ShownRow[], notInTargets: number): string {
  const outside = outsideOf(rest);
  const classes = outside
    ? text.popup.moreOutside(rest.length, outside)
    : text.popup.moreInBand(rest.length);
  const others = text.overview.notInTargetsCount(notInTargets);
  return [rest.length > 0 && classes, notInTargets > 0 && others].filter(Boolean).join(' · ');
}

interface PopupRowProps {
  shown: ShownRow;
  /** The class in one word. */
  name: string;
  scale: Bps;
}

const PopupRow = ({ shown, name, scale }: PopupRowProps) => {
  const { weight, target, isUnpriced } = shown;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_7.5rem_4.75rem] items-center gap-x-3">
      <AssetMark name={name} />
      <div className="min-w-0">
        <p className="truncate font-strong text-body leading-[1.125rem]" title={name}>
          {name}
        </p>
        <p className="whitespace-nowrap text-ink-2 text-meta tracking-tight">
          {isUnpriced ? text.ui.noPrice : <Weight value={weight} />} / <Weight value={target} />
        </p>
      </div>
      {!isUnpriced && <Standing shown={shown} name={name} scale={scale} />}
    </li>
  );
};

const Standing = ({ shown, name, scale }: PopupRowProps) => {
  const { row, drift, driftDigits } = shown;
  return (
    <>
      <DriftBar {...row} name={name} scale={scale} />
      <div className="text-right">
        <p className={`font-bold text-body leading-[1.125rem] ${POSITION_INK[row.position]}`}>
          <Weight value={drift} kind="drift" digits={driftDigits} />
        </p>
        <p className="text-meta">{hasBand(row) && <PositionWord position={row.position} />}</p>
      </div>
    </>
  );
};
