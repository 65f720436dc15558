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

/** Kinds of case by what their folder's name says; two digits say it too. */
const KINDS: [RegExp, Check][] = [
  [/portfolio-returns|-01-/, checkPortfolioReturns],
  [/threshold-bands|-02-/, checkThresholdBands],
  [/risk-weights|-03-/, checkRiskWeights],
  [/cov-hrp|-04-/, checkCovariances],
  [/garch|-05-/, checkGarch],
  [/ewma|har-range|-06-/, checkVolatilities],
  [/no-trade|-07-/, checkNoTradeBands],
  [/metrics|-08-/, checkMetrics],
  [/cppi|-09-/, checkInsurance],
  [/vol-target|-10-/, checkVolatilityTargets],
  [/trade-construction|-11-/, checkTradeConstruction],
  [/tax-lots|-12-/, checkTaxLots],
  [/literature|-13-/, checkLiterature],
  [/options|greeks|-14-/, checkOptions],
];

/** What checks a folder of this name; undefined for a kind not known. */
export const checkFor = (folder: string): Check | undefined =>
  KINDS.find(([name]) => name.test(folder))?.[1];
