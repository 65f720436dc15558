import type { ClassId } from '../../core/asset.ts';
import { type Bps, WHOLE } from '../../core/money.ts';
import type { CorrelationFacts, MixFacts, RiskReading, StressFacts } from '../../core/riskFacts.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import { correlation, correlationInterval, splitByStress } from '../../quant/correlation.ts';
import { diversificationRatio, effectiveBets } from '../../quant/diversification.ts';
import { at, column, type Matrix, mean, sum } from '../../quant/matrix.ts';
import { riskShares, volatilityOf } from '../../quant/riskWeights.ts';
import type { PriceHistory } from '../priceHistory.ts';
import { type DailyReturns, type RiskView, riskViewOf } from './riskView.ts';

/** Days a correlation is told over. */
const CORRELATION_DAYS = 90;
/** Fewer worst days than this tell no correlation. */
const LEAST_WORST = 8;
const DAY = 86_400;

export interface RiskInput {
  history: PriceHistory;
  now: UnixSeconds;
  /** In the user's order. */
  targets: readonly { classId: ClassId; weight: Bps }[];
  /** Held now; null while it is not known. */
  weights: Record<ClassId, Bps> | null;
}

/** Correlations, diversification and risk shares of book and targets, or why there are none. Pure. */
export function riskFactsOf({ history, now, targets, weights }: RiskInput): RiskReading {
  const all = targets.map(({ classId }) => classId);
  const ids = all.filter((id) => history.ids.includes(id));
  const without = all.filter((id) => !ids.includes(id));
  if (ids.length === 0) return { kind: 'refused', why: 'noHistory', classIds: without };
  const view = riskViewOf(history, ids, now);
  if ('kind' in view) return view;
  const aimed = Object.fromEntries(targets.map(({ classId, weight }) => [classId, weight]));
  return {
    kind: 'facts',
    ids,
    without,
    window: view.inputs,
    correlation: correlationsOf(view.returns),
    now: weights && mixFacts(view, weights),
    target: mixFacts(view, aimed),
    stress: stressOf(view.returns, fractions(ids, aimed)),
  };
}

const fractions = (ids: readonly ClassId[], weights: Record<ClassId, number>): number[] =>
  ids.map((id) => (weights[id] ?? 0) / WHOLE);

/** A mix under a covariance; null where a class with weight has no place in it, or nothing has any. */
export function mixFacts(view: RiskView, weights: Record<ClassId, number>): MixFacts | null {
  const { covariance, returns } = view;
  const isCovered = Object.keys(weights).every(
    (id) => weights[id] === 0 || returns.ids.includes(id),
  );
  const w = fractions(returns.ids, weights);
  const volatility = volatilityOf(covariance, w);
  if (!isCovered || !(volatility > 0)) return null;
  return {
    volatility,
    diversification: diversificationRatio(covariance, w),
    bets: effectiveBets(covariance, w),
    shares: riskShares(covariance, w),
  };
}

function correlationsOf({ rows, times }: DailyReturns): CorrelationFacts {
  const last = rows.slice(-CORRELATION_DAYS);
  const columns = (last[0] ?? []).map((_, j) => column(last, j));
  const shown = times.slice(-CORRELATION_DAYS);
  return {
    days: last.length,
    from: at(shown, 0) - DAY,
    to: at(shown, shown.length - 1),
    cells: columns.map((xs, i) =>
      columns.map((ys, j) => {
        const r = i === j ? 1 : Math.max(-1, Math.min(1, correlation(xs, ys)));
        return { r, ...correlationInterval(r, last.length) };
      }),
    ),
  };
}

/** The worst twentieth of all days stored, by the return of the targets' mix, against the rest. */
function stressOf({ rows, times }: DailyReturns, weights: readonly number[]): StressFacts | null {
  const { worst, calm } = splitByStress(rows, weights);
  if (worst.length < LEAST_WORST || weights.length < 2 || !(sum(weights) > 0)) return null;
  return {
    worst: meanCorrelation(worst),
    calm: meanCorrelation(calm),
    worstDays: worst.length,
    calmDays: calm.length,
    from: at(times, 0) - DAY,
  };
}

/** Mean over all pairs. */
function meanCorrelation(rows: Matrix): number {
  const columns = (rows[0] ?? []).map((_, j) => column(rows, j));
  const pairs = columns.flatMap((xs, i) => columns.slice(i + 1).map((ys) => correlation(xs, ys)));
  return mean(pairs.filter(Number.isFinite));
}
