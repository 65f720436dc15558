import { type Bps, bps, type Usd, usd, WHOLE } from '../../lib/core/money.ts';
import { formatCount, formatDrift, formatPoints, formatWeight, MINUS } from '../ui/format.ts';

/** Plain-number figures of the policy room as they are written. */

const USD_PER_CENT = 1_000_000n;
/** Below this a share shows two digits behind the point. */
const FINE = 0.01;
const LEAST = 0.0001;

/** A fraction as basis points, to the nearest. */
const toBps = (share: number): Bps => bps(Math.round(share * WHOLE));

/** Plain dollars as money, to the nearest cent. */
export const toUsd = (dollars: number): Usd =>
  usd(BigInt(Math.round(dollars * 100)) * USD_PER_CENT);

/** A fraction as a share: `3.4%`, `0.42%`, `<0.01%`; what is no number is a dash. */
export function formatShare(share: number, isSigned = false): string {
  if (!Number.isFinite(share)) return '–';
  if (share === 0) return '0%';
  const size = Math.abs(share);
  const sign = share < 0 ? MINUS : isSigned && share > 0 ? '+' : '';
  if (size > 0 && size < LEAST / 2) return `${sign}<0.01%`;
  return `${sign}${formatWeight(toBps(size), size < FINE ? 2 : 1)}`;
}

/** A difference of two shares in points: `+5.1 pp`. */
export const formatGap = (share: number): string =>
  Number.isFinite(share) ? formatDrift(toBps(share), Math.abs(share) < FINE ? 2 : 1) : '–';

/** A fraction as points without a sign, to the tenth: `6.1`. */
export const formatFractionPoints = (share: number): string =>
  formatPoints(bps(Math.round(share * 1000) * 10));

/** A ratio with two digits: `1.24`. */
export const formatRatio = (ratio: number): string =>
  Number.isFinite(ratio) ? `${ratio < 0 ? MINUS : ''}${Math.abs(ratio).toFixed(2)}` : '–';

/** How often in a year: whole from ten on, else one digit. */
export const formatTimes = (times: number): string =>
  times >= 10 || Number.isInteger(times) ? formatCount(Math.round(times)) : times.toFixed(1);
