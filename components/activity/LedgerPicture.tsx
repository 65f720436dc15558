import type { LedgerPath } from '../../lib/core/ledgerPath.ts';
import { type Usd, usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { formatUsd } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { useIsPrivate } from '../ui/Privacy.tsx';
import { dateWords } from './days.ts';

const [WIDTH, HEIGHT, PAD] = [880, 160, 8];

interface LedgerPictureProps {
  path: LedgerPath;
  /** Plans that stand on neither side. */
  unknown: number;
}

/** The difference between held and untouched as a line, with nothing in the middle. */
export function LedgerPicture({ path, unknown }: LedgerPictureProps) {
  const words = text.ledger.picture;
  const isPrivate = useIsPrivate(undefined);
  const { points, missing } = path;
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || !first || !last)
    return (
      <Card title={words.title}>
        <p className="text-ink-2">{words.short}</p>
      </Card>
    );
  const differences = points.map(({ held, untouched }) => usd(held - untouched));
  const [low, high] = [least(differences), most(differences)];
  const end = differences.at(-1) ?? usd(0n);
  const y = (value: Usd) => PAD + (1 - share(value - low, high - low)) * (HEIGHT - 2 * PAD);
  const x = (at: number) => ((at - first.at) / (last.at - first.at)) * WIDTH;
  const line = points.map(({ at }, i) => `${x(at)},${y(differences[i] ?? usd(0n))}`).join(' ');
  const said = isPrivate ? text.ui.hidden : formatUsd(end, 'auto', true);
  return (
    <Card title={words.title} aside={<Money value={end} isSigned />}>
      <div className="relative">
        <Edge value={high} place="top-0" />
        <Edge value={low} place="bottom-0" />
        <Line
          zeroAt={y(zero)}
          points={line}
          label={words.label(dateWords(first.at), dateWords(last.at), said)}
        />
      </div>
      <p className="flex justify-between pt-1 text-ink-2 text-meta">
        <span className="num">{dateWords(first.at)}</span>
        <span className="num">{dateWords(last.at)}</span>
      </p>
      <p className="pt-2 text-ink-2 text-meta">
        {words.why} {missing > 0 && words.missing(missing)} {unknown > 0 && words.unknown(unknown)}
      </p>
    </Card>
  );
}

interface LineProps {
  zeroAt: number;
  points: string;
  label: string;
}

const Line = ({ zeroAt, points, label }: LineProps) => (
  <svg
    viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    role="img"
    aria-label={label}
    preserveAspectRatio="none"
    className="h-40 w-full"
  >
    <line
      x1={0}
      x2={WIDTH}
      y1={zeroAt}
      y2={zeroAt}
      className="stroke-control"
      strokeDasharray="4 4"
      vectorEffect="non-scaling-stroke"
    />
    <polyline
      points={points}
      fill="none"
      className="stroke-ink"
      strokeWidth={2}
      vectorEffect="non-scaling-stroke"
    />
  </svg>
);

/** The figure at an edge of the picture; nothing differed so far where it is zero. */
const Edge = ({ value, place }: { value: Usd; place: string }) =>
  value !== 0n && (
    <span className={`absolute right-0 ${place} bg-surface pl-2 text-ink-2 text-meta`}>
      <Money value={value} isSigned />
    </span>
  );

const zero = usd(0n);
const least = (values: readonly Usd[]): Usd => values.reduce((a, b) => (b < a ? b : a), zero);
const most = (values: readonly Usd[]): Usd => values.reduce((a, b) => (b > a ? b : a), zero);
/** Where nothing ever differed, in the middle. */
const share = (part: bigint, whole: bigint): number =>
  whole === 0n ? 1 / 2 : Number(part) / Number(whole);
