import { normalCdf } from './normal.ts';

/** A European option; sigma and rate a year, the rate continuously compounded, no dividend. */
export interface Option {
  kind: 'call' | 'put';
  spot: number;
  strike: number;
  years: number;
  rate: number;
  sigma: number;
}

export interface Greeks {
  value: number;
  /** Change of value for 1 of spot. */
  delta: number;
  /** Change of delta for 1 of spot. */
  gamma: number;
  /** Change of value for 1.00 of volatility. */
  vega: number;
  /** Change of value a year. */
  theta: number;
  /** Change of value for 1.00 of rate. */
  rho: number;
}

/** Value and greeks by Black-Scholes 1973; all of spot, strike, years and sigma are positive. */
export function blackScholes({ kind, spot, strike, years, rate, sigma }: Option): Greeks {
  const width = sigma * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate + sigma ** 2 / 2) * years) / width;
  const d2 = d1 - width;
  const discounted = strike * Math.exp(-rate * years);
  const sign = kind === 'call' ? 1 : -1;
  const delta = sign * normalCdf(sign * d1);
  const exercised = sign * normalCdf(sign * d2);
  const density = Math.exp(-(d1 ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return {
    value: spot * delta - discounted * exercised,
    delta,
    gamma: density / (spot * width),
    vega: spot * density * Math.sqrt(years),
    theta: (-spot * density * sigma) / (2 * Math.sqrt(years)) - rate * discounted * exercised,
    rho: years * discounted * exercised,
  };
}
