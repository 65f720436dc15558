/** A rule played on past prices, in numbers; fractions, a year where that makes sense. */
export interface Figures {
  /** Dollars at the end. */
  wealth: number;
  cagr: number;
  volatility: number;
  /** Mean return a year over volatility, no risk-free rate taken off: arithmetic. */
  sharpe: number;
  sortino: number;
  maxDrawdown: number;
  /** Against the targets held every bar at no cost. */
  trackingError: number;
  /** What was swapped, in portfolios a year. */
  turnover: number;
  trades: number;
  /** Dollars in all. */
  cost: number;
  /** Growth a year that costs took. */
  costDrag: number;
}
