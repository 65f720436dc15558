import type { DriftRow } from '../../lib/core/drift.ts';
import { hasBand } from '../../lib/core/edges.ts';
import { type Bps, bps } from '../../lib/core/money.ts';
import { bandWords, shownWeights } from '../ui/format.ts';

/** A row with its figures as they are shown: weights add up to 100.0, drifts to 0.0. */
export interface ShownRow {
  row: DriftRow;
  weight: Bps;
  target: Bps;
  drift: Bps;
  /** Two where one decimal would put a drift on the wrong side of its band's edge. */
  driftDigits: 1 | 2;
  /** Held without any price: its weight is not known, so neither is its drift. */
  isUnpriced: boolean;
}

/** Figures of rows rounded together, so that a reader who adds them up finds no gap. */
export function shownRows(rows: readonly DriftRow[]): ShownRow[] {
  const weights = shownWeights(rows.map(({ weight }) => weight));
  const targets = shownWeights(rows.map(({ target }) => target));
  return rows.map((row, index) => {
    const weight = weights[index] ?? row.weight;
    const target = targets[index] ?? row.target;
    const isMeasured = row.drift === row.weight - row.target;
    const drift = isMeasured ? bps(weight - target) : row.drift;
    const isExact = contradicts(row, drift);
    return {
      row,
      weight,
      target,
      drift: isExact ? row.drift : drift,
      driftDigits: isExact ? 2 : 1,
      isUnpriced: isUnpriced(row),
    };
  });
}

const contradicts = ({ position, band }: DriftRow, shown: Bps): boolean =>
  position === 'inBand' ? Math.abs(shown) > band : Math.abs(shown) <= band;

function isUnpriced({ holdings, value }: DriftRow): boolean {
  return value === 0n && holdings.some((holding) => holding.amount > 0n && holding.value === null);
}

/** Classes known to be outside their band. */
export const outsideOf = (rows: readonly ShownRow[]): number =>
  rows.filter(({ row, isUnpriced }) => row.position !== 'inBand' && !isUnpriced).length;

/** The one band of all rows in words, `null` when they differ, nothing where there is none. */
export function commonBand(rows: readonly DriftRow[]): string | null {
  const words = new Set(rows.map((row) => (hasBand(row) ? bandWords(row) : '')));
  const [first = ''] = words;
  return words.size > 1 ? null : first;
}
