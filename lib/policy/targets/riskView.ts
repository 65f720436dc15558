import type { ClassId } from '../../core/asset.ts';
import { bps } from '../../core/money.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import type { CovarianceInputs, Refused } from '../../core/targetProposal.ts';
import { clipOutliers, sampleCovariance } from '../../quant/covariance.ts';
import { at, cell, scaled } from '../../quant/matrix.ts';
import { DAYS_A_YEAR } from '../../quant/returns.ts';
import { shrinkMoving } from '../../quant/shrinkage.ts';
import type { PriceHistory, Range } from '../priceHistory.ts';

/** Daily returns a covariance is made of, the fewest it may be made of, and how old they may be. */
export const COVARIANCE_DAYS = 180;
const LEAST_RETURNS = 60;
const OLDEST_DAYS = 7;

const DAY = 86_400;

/** Daily log returns of some classes on the days all of them have. */
export interface DailyReturns {
  ids: ClassId[];
  /** A row a day, a column a class, oldest first. */
  rows: number[][];
  /** The close that ends each row. */
  times: UnixSeconds[];
  /** Steps between closes left out because they are longer than a day. */
  skipped: number;
}

/** Returns a year's covariance is made of, beside the window. */
export interface RiskView {
  returns: DailyReturns;
  /** Annual, of log returns, drawn to constant correlation. */
  covariance: number[][];
  /** Of the clipped returns alone, and of the returns as they were. */
  sample: number[][];
  raw: number[][];
  /** Classes whose closes never change: no variance, and none with any. */
  still: ClassId[];
  inputs: CovarianceInputs;
}

/**
 * Daily returns of these classes, of nothing later than `until`; a step over a missing day is no
 * daily return and is left out.
 */
export function dailyReturns(
  history: PriceHistory,
  ids: readonly ClassId[],
  until: UnixSeconds = Number.POSITIVE_INFINITY,
): DailyReturns {
  const columns = ids.map((id) => history.ids.indexOf(id));
  const returns: DailyReturns = { ids: [...ids], rows: [], times: [], skipped: 0 };
  for (let bar = 1; bar < history.times.length; bar += 1) {
    const [end, begin] = [at(history.times, bar), at(history.times, bar - 1)];
    if (end > until) break;
    const row = columns.map((j) =>
      Math.log(cell(history.prices, bar, j) / cell(history.prices, bar - 1, j)),
    );
    if (end - begin > 1.5 * DAY || !row.every(Number.isFinite)) returns.skipped += 1;
    else {
      returns.rows.push(row);
      returns.times.push(end);
    }
  }
  return returns;
}

/** Ranges of a class on the days that end at these closes; null where none is known. */
export function rangesAt(
  { ids, times, ranges }: PriceHistory,
  id: ClassId,
  closes: readonly UnixSeconds[],
): (Range | null)[] {
  const barAt = new Map(times.map((time, bar) => [time, bar]));
  const column = ids.indexOf(id);
  return closes.map((time) => ranges?.[barAt.get(time) ?? -1]?.[column] ?? null);
}

/** The returns, or why they tell nothing: no closes of a class, too few in common, or too old. */
export function usableReturns(
  history: PriceHistory,
  ids: readonly ClassId[],
  now: UnixSeconds,
): DailyReturns | Refused {
  const without = ids.filter((id) => !history.ids.includes(id));
  if (without.length > 0) return { kind: 'refused', why: 'noHistory', classIds: without };
  const returns = dailyReturns(history, ids, now);
  const days = returns.rows.length;
  if (days < LEAST_RETURNS) return { kind: 'refused', why: 'tooShort', days, needs: LEAST_RETURNS };
  const to = at(returns.times, days - 1);
  return now - to > OLDEST_DAYS * DAY ? { kind: 'refused', why: 'oldHistory', to } : returns;
}

/**
 * Annual covariance of the last 180 daily returns: clipped at ±6 EWMA standard deviations, drawn to
 * constant correlation (Ledoit-Wolf 2004); or a refusal. The ids are taken in the order given.
 */
export function riskViewOf(
  history: PriceHistory,
  ids: readonly ClassId[],
  now: UnixSeconds,
): RiskView | Refused {
  const returns = usableReturns(history, ids, now);
  if ('kind' in returns) return returns;
  const first = Math.max(0, returns.rows.length - COVARIANCE_DAYS);
  const rows = clipOutliers(returns.rows).slice(first);
  const sample = sampleCovariance(rows) ?? [];
  const shrunk = shrinkMoving(rows);
  const times = returns.times.slice(first);
  return {
    returns,
    covariance: scaled(shrunk?.covariance ?? sample, DAYS_A_YEAR),
    sample,
    raw: sampleCovariance(returns.rows.slice(first)) ?? [],
    still: ids.filter((_, i) => !(cell(sample, i, i) > 0)),
    inputs: {
      days: rows.length,
      skipped: returns.skipped,
      from: at(times, 0) - DAY,
      to: at(times, times.length - 1),
      shrinkage: bps(Math.round((shrunk?.shrinkage ?? 0) * 10_000)),
    },
  };
}
