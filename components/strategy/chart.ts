/** A point of a line: the bar it stands for, and its height. */
export interface Point {
  bar: number;
  value: number;
}

/** The most points a line is drawn with. */
export const MOST_POINTS = 600;

/**
 * At most so many points that keep the line's shape, first and last among them: of each bucket the
 * one that spans the largest triangle with the point before and the mean of the bucket after
 * (largest triangle three buckets, Steinarsson 2013).
 */
export function thinned(values: readonly number[], most = MOST_POINTS): Point[] {
  const all = values.map((value, bar) => ({ bar, value }));
  const [first, last] = [all[0], all.at(-1)];
  if (all.length <= most || !first || !last || most < 3) return all;
  const edge = (bucket: number) => 1 + Math.floor((bucket * (all.length - 2)) / (most - 2));
  const kept = [first];
  let before = first;
  for (let bucket = 0; bucket < most - 2; bucket += 1) {
    const next = meanOf(
      all.slice(edge(bucket + 1), Math.max(edge(bucket + 2), edge(bucket + 1) + 1)),
    );
    before = widest(all.slice(edge(bucket), edge(bucket + 1)), before, next ?? last);
    kept.push(before);
  }
  return [...kept, last];
}

function widest(bucket: readonly Point[], a: Point, c: Point): Point {
  const area = (b: Point) =>
    Math.abs((a.bar - c.bar) * (b.value - a.value) - (a.bar - b.bar) * (c.value - a.value));
  return bucket.reduce((best, one) => (area(one) > area(best) ? one : best), bucket[0] ?? c);
}

function meanOf(points: readonly Point[]): Point | null {
  const n = points.length;
  if (n === 0) return null;
  const bar = points.reduce((sum, one) => sum + one.bar, 0) / n;
  return { bar, value: points.reduce((sum, one) => sum + one.value, 0) / n };
}

/** How far below its highest value so far each point lies: 0, or a negative fraction. */
export function drawdowns(wealth: readonly number[]): number[] {
  let top = 0;
  return wealth.map((value) => {
    top = Math.max(top, value);
    return top > 0 ? value / top - 1 : 0;
  });
}

/** Whole steps of 1, 2 or 5 that lie between two values, about so many. */
export function ticksOf(low: number, high: number, about = 6): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
  const first = Math.ceil(low / step - STEP_NOISE) * step;
  const count = Math.floor((high - first) / step + STEP_NOISE) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => roundTo(first + i * step, step));
}

/** A value that is a whole step but for the noise of floats counts as one. */
const STEP_NOISE = 1e-9;
const roundTo = (value: number, step: number): number => Math.round(value / step) * step;

/** The frame a line is drawn in: bars from left to right, values from bottom to top. */
export interface Frame {
  bars: number;
  low: number;
  high: number;
}

/** The drawing is so many units wide and high, then stretched to its place. */
export const UNITS = 1000;

const fixed = (n: number): string => `${Math.round(n * 10) / 10}`;

export const xOf = ({ bars }: Frame, bar: number): number => (bar / Math.max(1, bars - 1)) * UNITS;
export const yOf = ({ low, high }: Frame, value: number): number =>
  high > low ? ((high - value) / (high - low)) * UNITS : UNITS / 2;

/** A line through the points, as the `d` of a path. */
export const lineOf = (frame: Frame, points: readonly Point[]): string =>
  points
    .map(
      ({ bar, value }, i) =>
        `${i === 0 ? 'M' : 'L'}${fixed(xOf(frame, bar))} ${fixed(yOf(frame, value))}`,
    )
    .join('');

/** The area between the line and zero. */
export const areaOf = (frame: Frame, points: readonly Point[]): string => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const zero = fixed(yOf(frame, 0));
  return `${lineOf(frame, points)}L${fixed(xOf(frame, last.bar))} ${zero}L${fixed(xOf(frame, first.bar))} ${zero}Z`;
};
