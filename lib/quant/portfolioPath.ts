import { at, sum, type Vector } from './matrix.ts';

/** What the path looks like at a day's close, before anything is traded. */
export interface Close {
  /** Index of the return just earned. */
  day: number;
  /** Drifted weights; what they leave of 1 is cash. */
  weights: Vector;
  wealth: number;
}

export interface Played {
  /** Wealth at each close, from a start of 1; what a trade at a close costs shows the day after. */
  wealth: number[];
  /** Days with a trade. */
  trades: number[];
  /** Two-sided turnover sum |w_target - w| over all trades, in portfolios. */
  turnover: number;
  /** Weights held over the last day, from its start. */
  lastHeld: number[];
  /** Drifted weights at the last close, or the target if it was traded to. */
  lastWeights: number[];
}

/**
 * Wealth of a portfolio left to drift and re-set at the close of chosen days, in force from the
 * next. `decide` answers with new weights or null. A trade costs `cost` x sum |w_target - w| x V
 * (PerformanceAnalytics' two-sided convention: half of a fee on what is swapped). The purchase at
 * the start is free; cash earns nothing.
 */
export function playPath(
  rows: readonly Vector[],
  start: Vector,
  decide: (close: Close) => Vector | null,
  cost = 0,
): Played {
  const played: Played = { wealth: [], trades: [], turnover: 0, lastHeld: [], lastWeights: [] };
  let weights = [...start];
  let wealth = 1;
  for (const [day, row] of rows.entries()) {
    played.lastHeld = weights;
    const growth = 1 + weights.reduce((total, w, i) => total + w * at(row, i), 0);
    weights = weights.map((w, i) => (w * (1 + at(row, i))) / growth);
    wealth *= growth;
    played.wealth.push(wealth);
    const target = decide({ day, weights, wealth });
    if (target) {
      const moved = sum(target.map((t, i) => Math.abs(t - at(weights, i))));
      played.turnover += moved;
      played.trades.push(day);
      wealth *= 1 - cost * moved;
      weights = [...target];
    }
  }
  return { ...played, lastWeights: weights };
}
