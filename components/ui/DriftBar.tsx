import type { DriftRow, Position } from '../../lib/core/drift.ts';
import { hasBand } from '../../lib/core/edges.ts';
import type { Bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { bandWords, formatPoints, formatWeight } from './format.ts';

type Standing = Pick<DriftRow, 'weight' | 'target' | 'drift' | 'above' | 'below' | 'position'>;

interface DriftBarProps extends Standing {
  /** Name of the asset class, for the sentence a screen reader says. */
  name: string;
  /** Basis points from the middle to either end: one for all bars of a view (`driftScale`). */
  scale: Bps;
  /** Where it stood before, as drift: drawn as a hollow ghost. */
  was?: Bps | null;
}

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
/** Over is a diamond, under a square, in band a dot: readable without colour. */
const SHAPE: Record<Position, string> = {
  over: 'M0-5 5 0 0 5-5 0z',
  under: 'M-4-4h8v8h-8z',
  inBand: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
};
const FILL: Record<Position, string> = {
  over: 'fill-over-fill',
  under: 'fill-under-fill',
  inBand: 'fill-mark',
};

/** Share of the bar's width, in percent, at which a drift stands; the ends hold what lies beyond. */
const place = (drift: number, scale: number): number =>
  50 + 50 * Math.max(-1, Math.min(1, scale > 0 ? drift / scale : 0));

/** The target as a line, the band shaded, a marker for now: one class against its target. */
export function DriftBar(props: DriftBarProps) {
  const { drift, above, below, position, scale, was } = props;
  const at = place(drift, scale);
  const left = place(-below, scale);
  const right = place(above, scale);
  const isBeyond = Math.abs(drift) > scale;
  return (
    <svg
      role="img"
      aria-label={driftSentence(props)}
      width="100%"
      height={HEIGHT}
      className="block overflow-visible"
    >
      <rect width="100%" y={MIDDLE - 0.5} height={1} className="fill-line" />
      {hasBand(props) && (
        <rect
          x={`${left}%`}
          width={`${right - left}%`}
          y={MIDDLE - 6}
          height={12}
          rx={2}
          className="travel fill-band"
        />
      )}
      <rect
        x={`${Math.min(50, at)}%`}
        width={`${Math.abs(at - 50)}%`}
        y={MIDDLE - 3}
        height={6}
        className={`travel ${FILL[position]}`}
      />
      <svg x="50%" y={MIDDLE} aria-hidden="true" className="overflow-visible">
        <rect x={-0.5} y={-9} width={1} height={18} className="fill-ink" />
      </svg>
      {was != null && (
        <svg
          x={`${place(was, scale)}%`}
          y={MIDDLE}
          aria-hidden="true"
          className="travel overflow-visible"
        >
          <circle r={4} className="fill-surface stroke-control" strokeWidth={1.5} />
        </svg>
      )}
      <svg x={`${at}%`} y={MIDDLE} aria-hidden="true" className="travel overflow-visible">
        <path
          d={SHAPE[position]}
          className={`stroke-surface ${FILL[position]}`}
          strokeWidth={4}
          paintOrder="stroke"
        />
        {isBeyond && <Chevron isRight={drift > 0} />}
      </svg>
    </svg>
  );
}

/** Says that the marker is pinned: the true place lies further out. */
const Chevron = ({ isRight }: { isRight: boolean }) => (
  <path
    d={isRight ? 'M8-4l4 4-4 4' : 'M-8-4l-4 4 4 4'}
    className="fill-transparent stroke-ink-2"
    strokeWidth={1.5}
  />
);

/** "ETH 38.9%, target 35%, over by 3.9 points, outside band ±2.5". */
export function driftSentence({
  name,
  weight,
  target,
  drift,
  above,
  below,
  position,
  was,
}: DriftBarProps): string {
  const stands = hasBand({ above, below })
    ? text.ui.stands[position](formatPoints(drift), bandWords({ above, below }))
    : text.ui.noBand(formatPoints(drift));
  const label = text.ui.driftLabel(name, formatWeight(weight), formatWeight(target), stands);
  return was == null
    ? label
    : text.ui.driftWas(label, `${was < 0 ? '−' : '+'}${formatPoints(was)}`);
}
