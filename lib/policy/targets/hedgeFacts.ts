import type { ClassId } from '../../core/asset.ts';
import { type Bps, WHOLE } from '../../core/money.ts';
import type {
  HedgeFacts,
  HedgeReading,
  PerpFacts,
  PerpInputs,
  PutFacts,
  PutInputs,
} from '../../core/riskFacts.ts';
import type { UnixSeconds } from '../../core/snapshot.ts';
import { betasTo, ewmaCovariance } from '../../quant/covariance.ts';
import { unhedgedShare } from '../../quant/diversification.ts';
import { chooseForecast, EWMA_LAMBDA } from '../../quant/forecast.ts';
import { betaWeightedDelta, perpHedge, putHedge, tradedPerMove } from '../../quant/hedge.ts';
import { at, cell, column, sum } from '../../quant/matrix.ts';
import { annualVolatility } from '../../quant/volatility.ts';
import type { PriceHistory } from '../priceHistory.ts';
import { rangesAt, usableReturns } from './riskView.ts';

export interface HedgeInput {
  /** With a column of the hedge asset, held or not. */
  history: PriceHistory;
  now: UnixSeconds;
  hedge: ClassId;
  /** Dollars held of each targeted class, and its target. */
  held: readonly { classId: ClassId; value: number; target: Bps }[];
}

/** A move the gamma is told for. */
const MOVE = 0.01;

/** Delta of the book by EWMA(0.97) betas, and what the rule trades a 1 % move. quant.md G. Pure. */
export function hedgeFactsOf({ history, now, hedge, held }: HedgeInput): HedgeReading {
  const ids = [...new Set([hedge, ...held.map(({ classId }) => classId)])];
  const returns = usableReturns(history, ids, now);
  if ('kind' in returns) return returns;
  const covariance = ewmaCovariance(returns.rows, EWMA_LAMBDA) ?? [];
  const forecast = chooseForecast({
    returns: column(returns.rows, 0),
    ranges: rangesAt(history, hedge, returns.times),
  });
  if (!(cell(covariance, 0, 0) > 0) || !forecast)
    return { kind: 'refused', why: 'notMoving', classIds: [hedge] };
  const betas = betasTo(covariance, 0);
  const value = sum(held.map((one) => one.value));
  const to = at(returns.times, returns.times.length - 1);
  const rows = held.map(({ classId, value: own, target }) => {
    const beta = at(betas, ids.indexOf(classId));
    const traded = tradedPerMove(value, target / WHOLE, MOVE);
    return { classId, value: own, beta, delta: own * beta, traded };
  });
  const values = ids.map((id) => held.find(({ classId }) => classId === id)?.value ?? 0);
  return {
    kind: 'facts',
    hedge,
    rows,
    value,
    delta: betaWeightedDelta(values, betas),
    unhedged: value > 0 ? unhedgedShare(covariance, values, 0) : 1,
    traded: tradedTogether(held, ids, betas, value),
    spot: cell(history.prices, history.times.lastIndexOf(to), history.ids.indexOf(hedge)),
    volatility: annualVolatility(forecast.variance),
    days: returns.rows.length,
    to,
  };
}

/** Half of all that moves when each class does by its beta times 1 % from its target. */
function tradedTogether(
  held: HedgeInput['held'],
  ids: readonly ClassId[],
  betas: readonly number[],
  value: number,
): number {
  const parts = held.map(({ classId, target }) => ({
    share: target / WHOLE,
    beta: at(betas, ids.indexOf(classId)),
  }));
  const mean = sum(parts.map(({ share, beta }) => share * beta));
  return (value * MOVE * sum(parts.map((p) => p.share * Math.abs(p.beta - mean)))) / 2;
}

/** The share of the delta the panel takes away: it halves the downside. */
const HALF = 0.5;

/** Size, carry and liquidation distance of the short that takes half the delta away. */
export function perpOf(
  { delta }: HedgeFacts,
  { funding, days, margin, maintenance }: PerpInputs,
): PerpFacts {
  const { notional, carry, liquidationRise } = perpHedge({
    delta,
    share: HALF,
    hourlyFunding: (funding ?? Number.NaN) / 8,
    hours: (days ?? Number.NaN) * 24,
    margin: margin ?? Number.NaN,
    maintenance: maintenance ?? Number.NaN,
  });
  return { notional, carry: known(carry), liquidationRise: known(liquidationRise) };
}

/**
 * Puts that halve what the book loses, by its betas, at a stated fall by their expiry, by
 * Black-Scholes at the forecast volatility and no interest.
 */
export function putOf(
  { delta, spot, volatility }: HedgeFacts,
  { strike, term, fall }: PutInputs,
): PutFacts {
  const loss = fall === null ? null : delta * fall;
  if (fall === null || strike === null || term === null) return { loss, puts: 'untyped' };
  const option = { spot, strike: spot * strike, years: term / 365, rate: 0, sigma: volatility };
  return { loss, puts: putHedge(option, { delta, fall, share: HALF }) ?? 'tooLittle' };
}

const known = (x: number): number | null => (Number.isFinite(x) ? x : null);
