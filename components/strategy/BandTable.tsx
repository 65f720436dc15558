import type { ClassId } from '../../lib/core/asset.ts';
import type { Position } from '../../lib/core/drift.ts';
import type { Edges } from '../../lib/core/edges.ts';
import { type Bps, bps, type Price, WHOLE } from '../../lib/core/money.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { AssetMark } from '../ui/AssetMark.tsx';
import { Card } from '../ui/Card.tsx';
import { DriftBar } from '../ui/DriftBar.tsx';
import { driftScale, formatWeight } from '../ui/format.ts';
import { formatPrice } from '../ui/formatPrice.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Sentence } from '../ui/Sentence.tsx';
import { Weight } from '../ui/Weight.tsx';
import { formatShare } from './figures.ts';

/** A class and the band the rule makes for it. */
export interface BandRow {
  classId: ClassId;
  /** Null while it is not known. */
  weight: Bps | null;
  target: Bps;
  /** Distances from the target; null where the band does not follow yet. */
  edges: Edges | null;
  /** Prices of its own at which it leaves its band; null where none does. */
  breach: { above: Price | null; below: Price | null };
  /** Price impact of its own typical trade with a mark for it; null: not known. */
  liquidity: { impact: number; mark: 'deep' | 'fair' | 'thin'; asOf: UnixSeconds | null } | null;
}

interface BandTableProps {
  rows: readonly BandRow[];
  /** When the rule has no band at all. */
  isBandless: boolean;
  pricesAt: UnixSeconds | null;
  /** When the costs were read that a band follows from; null: no band does, or they are not known. */
  costsAt: UnixSeconds | null;
  now: UnixSeconds;
  labels: Labels;
}

const words = text.strategy.bands;
const HEAD = 'px-2 pb-2 font-normal text-ink-2 text-meta text-left';
const CELL = 'px-2 py-2.5 align-top';

/** Every class beside the band the rule makes for it now. */
export function BandTable(props: BandTableProps) {
  const { rows, isBandless, pricesAt, costsAt, now, labels } = props;
  if (isBandless)
    return (
      <Card title={words.title}>
        <p className="text-body text-ink-2">{words.noBand}</p>
      </Card>
    );
  const isMeasured = rows.every(({ weight }) => weight !== null);
  const scale = driftScale(
    rows.map((row) => ({ ...(row.edges ?? NO_EDGES), drift: driftOf(row) })),
  );
  return (
    <Card title={words.title} isFlush>
      {!isMeasured && <p className="px-5 pb-3 text-body text-ink-2">{words.unmeasured}</p>}
      <table className="w-full min-w-[48rem] table-fixed border-collapse text-body">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} w-36 pl-5`}>
              {words.class}
            </th>
            <th scope="col" className={`${HEAD} w-14 text-right`}>
              {words.now}
            </th>
            <th scope="col" className={`${HEAD} w-16 text-right`}>
              {words.target}
            </th>
            <th scope="col" className={`${HEAD} w-44 px-4`}>
              {words.bar}
            </th>
            <th scope="col" className={`${HEAD} w-28`}>
              {words.edges}
            </th>
            <th scope="col" className={HEAD}>
              {words.breach}
            </th>
            <th scope="col" className={`${HEAD} w-28 pr-5`}>
              {words.liquidity}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.classId} row={row} scale={scale} now={now} labels={labels} />
          ))}
        </tbody>
      </table>
      {pricesAt !== null && (
        <p className="border-line border-t px-5 py-3 text-ink-3 text-meta">
          <Sentence of={words.others} parts={{ age: <Age at={pricesAt} now={now} /> }} />
          {costsAt !== null && (
            <>
              {' '}
              <Sentence of={words.ofCosts} parts={{ age: <Age at={costsAt} now={now} /> }} />
            </>
          )}
        </p>
      )}
    </Card>
  );
}

interface RowProps {
  row: BandRow;
  scale: Bps;
  now: UnixSeconds;
  labels: Labels;
}

function Row({ row, scale, now, labels }: RowProps) {
  const name = classMark(labels, row.classId);
  const { weight, target, edges, liquidity } = row;
  return (
    <tr className="border-line border-t">
      <th scope="row" className={`${CELL} pl-5 text-left font-normal`}>
        <span className="flex items-center gap-3">
          <AssetMark name={name} />
          <span className="truncate font-strong" title={name}>
            {name}
          </span>
        </span>
      </th>
      <td className={`${CELL} text-right`}>{weight !== null && <Weight value={weight} />}</td>
      <td className={`${CELL} text-right text-ink-2`}>
        <Weight value={target} />
      </td>
      <td className={`${CELL} px-4`}>
        {weight !== null && edges && (
          <DriftBar
            name={name}
            scale={scale}
            weight={weight}
            target={target}
            drift={bps(weight - target)}
            {...edges}
            position={positionOf(row)}
          />
        )}
      </td>
      <td className={`${CELL} num`}>
        {edges
          ? words.edgesOf(
              formatWeight(bps(Math.max(0, target - edges.below))),
              formatWeight(bps(Math.min(WHOLE, target + edges.above))),
            )
          : words.unknown}
      </td>
      <td className={`${CELL} text-ink-2`}>{breachWords(row)}</td>
      <td className={`${CELL} pr-5 text-ink-2`}>
        {liquidity
          ? words.liquidityOf(formatShare(liquidity.impact), words.marks[liquidity.mark])
          : words.liquidityUnknown}
        {liquidity?.asOf != null && (
          <span className="block text-ink-3 text-meta">
            <Age at={liquidity.asOf} now={now} />
          </span>
        )}
      </td>
    </tr>
  );
}

const NO_EDGES: Edges = { above: bps(0), below: bps(0) };
const driftOf = ({ weight, target }: BandRow): Bps => bps(weight === null ? 0 : weight - target);

function positionOf({ weight, target, edges }: BandRow): Position {
  const drift = weight === null ? 0 : weight - target;
  if (edges && drift > edges.above) return 'over';
  return edges && -drift > edges.below ? 'under' : 'inBand';
}

/** "at or above $3,412, or at or below $2,640". */
function breachWords(row: BandRow): string {
  const { above, below } = row.breach;
  if (row.weight === null || !row.edges) return '';
  if (positionOf(row) !== 'inBand') return words.breachAt.now;
  if (above !== null && below !== null)
    return words.breachAt.both(formatPrice(above), formatPrice(below));
  if (above !== null) return words.breachAt.above(formatPrice(above));
  return below === null ? words.breachAt.none : words.breachAt.below(formatPrice(below));
}
