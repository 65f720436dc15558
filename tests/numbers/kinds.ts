import type { Check } from './case.ts';
import { checkCovariances } from './cases/covariances.ts';
import { checkGarch } from './cases/garch.ts';
import { checkInsurance } from './cases/insurance.ts';
import { checkLiterature } from './cases/literature.ts';
import { checkMetrics } from './cases/metrics.ts';
import { checkNoTradeBands } from './cases/noTradeBands.ts';
import { checkOptions } from './cases/options.ts';
import { checkPortfolioReturns } from './cases/portfolioReturns.ts';
import { checkRiskWeights } from './cases/riskWeights.ts';
import { checkTaxLots } from './cases/taxLots.ts';
import { checkThresholdBands } from './cases/thresholdBands.ts';
import { checkTradeConstruction } from './cases/tradeConstruction.ts';
import { checkVolatilities } from './cases/volatilities.ts';
import { checkVolatilityTargets } from './cases/volatilityTargets.ts';

/** Kinds of case by their number and by the words of their name. */
const KINDS: [number: string, words: RegExp, check: Check][] = [
  ['01', /portfolio.returns/, checkPortfolioReturns],
  ['02', /threshold|bands/, checkThresholdBands],
  ['03', /risk.weights/, checkRiskWeights],
  ['04', /cov.hrp|covariance/, checkCovariances],
  ['05', /garch/, checkGarch],
  ['06', /ewma|har.range/, checkVolatilities],
  ['07', /no.trade/, checkNoTradeBands],
  ['08', /metrics/, checkMetrics],
  ['09', /cppi/, checkInsurance],
  ['10', /vol.target/, checkVolatilityTargets],
  ['11', /trade.construction/, checkTradeConstruction],
  ['12', /tax.lots/, checkTaxLots],
  ['13', /literature/, checkLiterature],
  ['14', /options|greeks/, checkOptions],
];

/** What checks a folder of this name, by its words, else by its number; undefined for a kind not known. */
export function checkFor(folder: string): Check | undefined {
  const number = /(?:^|\D)(\d\d)(?=\D|$)/.exec(folder)?.[1];
  const found =
    KINDS.find(([, words]) => words.test(folder.toLowerCase())) ??
    KINDS.find(([own]) => own === number);
  return found?.[2];
}
