import type { Edges } from '../../lib/core/edges.ts';
import type { Bps, Usd } from '../../lib/core/money.ts';
import { USD_DECIMALS, WHOLE } from '../../lib/core/money.ts';

/** U+2212: as wide as a plus, and read as "minus". */
export const MINUS = '\u2212';
/** A whole number with commas between thousands. By hand: `Intl` costs a fresh popup 13 ms. */
const withCommas = (whole: bigint | number): string => `${whole}`.replace(/\B(?=(\d{3})+$)/g, ',');
const CENT = 10n ** BigInt(USD_DECIMALS - 2);
const CENTS_FROM = 10_000n;

/** `auto` shows cents below $10,000 and whole dollars from there on. */
export type MoneyPrecision = 'auto' | 'cents' | 'whole';

/** The nearest whole `part / unit` of a magnitude, halves up. */
const nearest = (part: bigint, unit: bigint): bigint => (part * 2n + unit) / (unit * 2n);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function signOf(value: bigint, isSigned: boolean): string {
  if (value < 0n) return MINUS;
  return isSigned && value > 0n ? '+' : '';
}

/** Dollars to the nearest cent or whole dollar; what is not zero never reads as zero. */
export function formatUsd(
  value: Usd,
  precision: MoneyPrecision = 'auto',
  isSigned = false,
): string {
  const size = magnitude(value);
  const sign = signOf(value, isSigned);
  const cents = nearest(size, CENT);
  const isWhole = precision === 'whole' || (precision === 'auto' && cents >= CENTS_FROM * 100n);
  if (isWhole) {
    const whole = nearest(size, CENT * 100n);
    return whole === 0n && size > 0n ? `${sign}<$1` : `${sign}$${withCommas(whole)}`;
  }
  if (cents === 0n && size > 0n) return `${sign}<$0.01`;
  const fraction = `${cents % 100n}`.padStart(2, '0');
  return `${sign}$${withCommas(cents / 100n)}.${fraction}`;
}

/** Basis points as a number of points with `digits` (1 or 2) decimals, to the nearest, halves up. */
function points(value: number, digits: 1 | 2): string {
  const scale = digits === 1 ? 10n : 100n;
  const parts = nearest(magnitude(BigInt(value)) * scale, 100n);
  return `${withCommas(parts / scale)}.${`${parts % scale}`.padStart(digits, '0')}`;
}

/** A share of the whole: `38.9%`, or `38.86%` with two decimals. */
export const formatWeight = (weight: Bps, digits: 1 | 2 = 1): string =>
  `${signOf(BigInt(weight), false)}${points(weight, digits)}%`;

/** A signed distance from target in percentage points: `+3.9 pp`. What rounds to zero has no sign. */
export function formatDrift(drift: Bps, digits: 1 | 2 = 1): string {
  const size = points(drift, digits);
  const sign = /[1-9]/.test(size) ? signOf(BigInt(drift), true) : '';
  return `${sign}${size}\u00a0pp`;
}

/** A size in percentage points without sign, no decimals it does not need: `2.5`, `5`. */
export const formatPoints = (size: Bps): string =>
  points(Math.abs(size), 2).replace(/0$/, '').replace(/\.0?$/, '');

/** Weights rounded to tenths of a percent so that they still add up to 100.0 (largest remainder). */
export function shownWeights(weights: readonly Bps[]): Bps[] {
  const sum = weights.reduce<number>((total, weight) => total + weight, 0);
  const floors = weights.map((weight) => Math.floor(weight / 10));
  const missing = Math.round(sum / 10) - floors.reduce((total, tenths) => total + tenths, 0);
  const order = weights
    .map((weight, index) => ({ index, rest: weight % 10 }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, missing);
  const raised = new Set(order.map(({ index }) => index));
  return floors.map((tenths, index) => ((tenths + (raised.has(index) ? 1 : 0)) * 10) as Bps);
}

/** A block number or a count, grouped: `25,118,402`. */
export const formatCount = (count: bigint | number): string => withCommas(count);

/** Every digit of a token amount, grouped: nothing is rounded away. */
export function formatAmountExact(amount: bigint, decimals: number): string {
  const unit = 10n ** BigInt(decimals);
  const size = magnitude(amount);
  const fraction = `${size % unit}`.padStart(decimals, '0').replace(/0+$/, '');
  const whole = withCommas(size / unit);
  return `${signOf(amount, false)}${decimals > 0 && fraction ? `${whole}.${fraction}` : whole}`;
}

const DIGITS_SMALL = 4;
const DIGITS_LARGE = 6;
const LEAST_DECIMALS = 6;

/**
 * A token amount with 4 significant digits below a thousand and 6 above, whole digits never cut.
 * Cut, not rounded: it never says more than is there. `isSteady` keeps the zeros at the end, so that
 * a figure that changes does not change its length.
 */
export function formatAmountDown(amount: bigint, decimals: number, isSteady = false): string {
  const unit = 10n ** BigInt(decimals);
  const size = magnitude(amount);
  const whole = size / unit;
  const digits = `${size % unit}`.padStart(decimals, '0').slice(0, decimals);
  const leadingZeros = whole === 0n ? (/^0*/.exec(digits)?.[0].length ?? 0) : -`${whole}`.length;
  const kept = (whole < 1000n ? DIGITS_SMALL : DIGITS_LARGE) + leadingZeros;
  const sign = signOf(amount, false);
  if (whole === 0n && size > 0n && leadingZeros >= LEAST_DECIMALS)
    return `${sign}<0.${'1'.padStart(LEAST_DECIMALS, '0')}`;
  const cut = digits.slice(0, Math.max(0, kept));
  const fraction = isSteady && size > 0n ? cut : cut.replace(/0+$/, '');
  const grouped = withCommas(whole);
  return `${sign}${fraction ? `${grouped}.${fraction}` : grouped}`;
}

/** `0x71C7…976F`: enough to recognise, the whole address stands in the title. */
export const shortAddress = (address: string): string =>
  `${address.slice(0, 6)}\u2026${address.slice(-4)}`;

/** The edges of a band in points: `±2.5`, or `+5 −3` where the sides differ. */
export const bandWords = ({ above, below }: Edges): string =>
  above === below
    ? `±${formatPoints(above)}`
    : `+${formatPoints(above)} ${MINUS}${formatPoints(below)}`;

/**
 * The scale of a view's drift bars in basis points: twice the widest band, or the worst drift up to
 * 20 points. Where no weight reaches an edge, there is no band to show.
 */
export function driftScale(rows: readonly (Edges & { drift: Bps })[]): Bps {
  const edges = rows.flatMap(({ above, below }) => [above, below]).filter((edge) => edge < WHOLE);
  const worst = Math.max(0, ...rows.map(({ drift }) => Math.abs(drift)));
  const wanted = Math.max(...edges.map((edge) => edge * 2), Math.min(worst, 2_000));
  return ([500, 1_000, 2_000, 5_000].find((step) => step >= wanted) ?? WHOLE) as Bps;
}
