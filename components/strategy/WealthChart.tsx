import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';
import { type Line, linesOf, outcomeOf, type Run } from './backtestModel.ts';
import {
  areaOf,
  drawdowns,
  type Frame,
  lineOf,
  type Point,
  thinned,
  ticksOf,
  UNITS,
  xOf,
  yOf,
} from './chart.ts';
import { formatDay } from './days.ts';
import { formatShare } from './figures.ts';

const words = text.backtest;

/** The user's line is thick; the others are told apart by shade and dashes, not by hue. */
const STROKE: Record<Line, string> = {
  yours: 'stroke-ink stroke-[2px]',
  hold: 'stroke-ramp-3 stroke-[1.5px]',
  monthEnd: 'stroke-ink-3 stroke-[1.5px] [stroke-dasharray:7_4]',
  fivePoints: 'stroke-ink-3 stroke-[1.5px] [stroke-dasharray:2_3]',
  volatility: 'stroke-ink stroke-[1.5px] [stroke-dasharray:10_3_2_3]',
  trend: 'stroke-ink stroke-[1.5px] [stroke-dasharray:12_3_2_3_2_3]',
};

/** Value lines with the trades of the user's rule, and below them how far it fell. */
export function WealthChart({ run, marks }: { run: Run; marks: readonly string[] }) {
  const lines = linesOf(run).map((of) => ({ of, points: changesOf(run, of) }));
  const { from, to } = endsOf(run);
  const ends = lines.map(({ of, points }) =>
    words.endOf(words.lines[of], formatShare(points.at(-1)?.value ?? 0, true)),
  );
  return (
    <figure className="flex flex-col gap-2">
      <Legend lines={linesOf(run)} />
      <Plot
        label={words.pictureLabel(from, to, ends.join(', '))}
        title={words.wealth}
        height={240}
        frame={frameOf(
          lines.map(({ points }) => points),
          run.times.length,
        )}
        marks={[words.simulated, ...marks]}
      >
        {(frame) => <WealthLines run={run} frame={frame} lines={lines} />}
      </Plot>
      <Fall run={run} />
      <figcaption className="num flex justify-between pl-14 text-ink-2 text-meta">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}

/** First and last day, in words. */
export const endsOf = ({ times }: Pick<Run, 'times'>) => ({
  from: formatDay(times[0] ?? 0),
  to: formatDay(times.at(-1) ?? 0),
});

const changesOf = (run: Run, line: Line): Point[] => {
  const { wealth } = outcomeOf(run, line);
  const start = wealth[0] ?? 1;
  return thinned(wealth.map((value) => value / start - 1));
};

/** Room for the ticks of trades below, and for what stands on the picture above. */
const ROOM_BELOW = 0.06;
const ROOM_ABOVE = 0.14;
const FLAT = 0.01;

function frameOf(lines: readonly Point[][], bars: number): Frame {
  const values = lines.flat().map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = high - low || FLAT;
  return { bars, low: low - span * ROOM_BELOW, high: high + span * ROOM_ABOVE };
}

interface WealthLinesProps {
  run: Run;
  frame: Frame;
  lines: readonly { of: Line; points: Point[] }[];
}

const WealthLines = ({ run, frame, lines }: WealthLinesProps) => (
  <>
    {run.stretches
      .filter(({ is }) => is === 'trending')
      .map(({ from, to }) => (
        <rect
          key={from}
          x={xOf(frame, from)}
          width={xOf(frame, to) - xOf(frame, from)}
          height={UNITS}
          className="fill-sunken"
        />
      ))}
    <line x2={UNITS} y1={yOf(frame, 0)} y2={yOf(frame, 0)} className={HAIR} />
    {lines.toReversed().map(({ of, points }) => (
      <path
        key={of}
        d={lineOf(frame, points)}
        className={classes('fill-transparent [vector-effect:non-scaling-stroke]', STROKE[of])}
      />
    ))}
    {run.outcomes.yours.trades.map(({ bar }) => (
      <line
        key={bar}
        x1={xOf(frame, bar)}
        x2={xOf(frame, bar)}
        y1={UNITS - 40}
        y2={UNITS}
        className="stroke-ink stroke-[1px] [vector-effect:non-scaling-stroke]"
      />
    ))}
  </>
);

const HAIR = 'stroke-control stroke-[1px] [vector-effect:non-scaling-stroke]';

/** How far the user's rule, and holding, lay below their highest value. */
function Fall({ run }: { run: Run }) {
  const [yours, hold] = (['yours', 'hold'] as const).map((contender) =>
    thinned(drawdowns(run.outcomes[contender].wealth)),
  ) as [Point[], Point[]];
  const low = Math.min(-0.01, ...[...yours, ...hold].map(({ value }) => value));
  return (
    <Plot
      label={words.drawdownLabel(formatShare(run.outcomes.yours.figures.maxDrawdown))}
      title={words.drawdown}
      height={80}
      frame={{ bars: run.times.length, low: low * 1.05, high: 0 }}
      marks={[]}
      ticks={2}
    >
      {(frame) => (
        <>
          <path d={areaOf(frame, yours)} className="fill-band" />
          <path
            d={lineOf(frame, hold)}
            className={classes('fill-transparent [vector-effect:non-scaling-stroke]', STROKE.hold)}
          />
          <path
            d={lineOf(frame, yours)}
            className="fill-transparent stroke-[1.5px] stroke-ink [vector-effect:non-scaling-stroke]"
          />
        </>
      )}
    </Plot>
  );
}

interface PlotProps {
  label: string;
  title: string;
  height: 240 | 80;
  frame: Frame;
  /** What stands on the picture itself. */
  marks: readonly string[];
  ticks?: number | undefined;
  children: (frame: Frame) => ReactNode;
}

/** Axis at the left, the drawing stretched beside it; words keep their size. */
function Plot({ label, title, height, frame, marks, ticks, children }: PlotProps) {
  return (
    <div>
      <p className="pb-1 pl-14 text-ink-2 text-meta">{title}</p>
      <div role="img" aria-label={label} className="grid grid-cols-[3rem_1fr] gap-2">
        <svg aria-hidden="true" width="100%" height={height} className="overflow-visible">
          {ticksOf(frame.low, frame.high, ticks).map((tick) => (
            <text
              key={tick}
              x="100%"
              y={(yOf(frame, tick) / UNITS) * height}
              dominantBaseline="middle"
              textAnchor="end"
              className="num fill-ink-2 text-meta"
            >
              {formatShare(tick, true)}
            </text>
          ))}
        </svg>
        <div className="relative">
          <svg
            aria-hidden="true"
            width="100%"
            height={height}
            viewBox={`0 0 ${UNITS} ${UNITS}`}
            preserveAspectRatio="none"
            className="block rounded-bar border border-line"
          >
            {children(frame)}
          </svg>
          {marks.length > 0 && (
            <p className="absolute top-1 left-1 rounded-bar bg-surface px-1 font-bold text-ink-2 text-meta">
              {marks.join(' · ')}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

/** Samples of the lines beside their names. */
const Legend = ({ lines }: { lines: readonly Line[] }) => (
  <ul className="flex flex-wrap gap-x-5 gap-y-1 pl-14 text-ink-2 text-meta">
    {lines.map((line) => (
      <li key={line} className="flex items-center gap-2">
        <svg aria-hidden="true" width={28} height={8}>
          <line x2={28} y1={4} y2={4} className={STROKE[line]} />
        </svg>
        {words.lines[line]}
      </li>
    ))}
    <li className="flex items-center gap-2">
      <svg aria-hidden="true" width={8} height={10}>
        <line x1={4} x2={4} y2={10} className="stroke-ink" />
      </svg>
      {words.trades}
    </li>
    <li className="flex items-center gap-2">
      <span
        aria-hidden="true"
        className="inline-block h-3 w-5 rounded-bar border border-line bg-sunken"
      />
      {words.trending}
    </li>
  </ul>
);
