import type { ClassId } from '../../lib/core/asset.ts';
import { bps, USD_DECIMALS, type Usd, usd } from '../../lib/core/money.ts';
import { formatWeight, MINUS } from '../ui/format.ts';
import { classMark, type Labels } from '../ui/labels.ts';

/** A fraction as a share: 0.4321 → "43.2%"; what rounds to zero has no sign. */
export const percent = (fraction: number): string =>
  formatWeight(bps(10 * Math.round(fraction * 1_000) || 0));

/** A plain number with so many decimals and a real minus; what rounds to zero has none. */
export function plain(value: number, digits: number): string {
  const size = Math.abs(value).toFixed(digits);
  return value < 0 && /[1-9]/.test(size) ? `${MINUS}${size}` : size;
}

/** Plain dollars as money. */
export const money = (value: number): Usd => usd(BigInt(Math.round(value * 10 ** USD_DECIMALS)));

/** "ETH, BTC". */
export const listOf = (labels: Labels, ids: readonly ClassId[]): string =>
  ids.map((id) => classMark(labels, id)).join(', ');
