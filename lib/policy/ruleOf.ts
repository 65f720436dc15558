import { bandOf } from '../core/edges.ts';
import { WHOLE } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { BandSides, BandWidth, RiskAnswer } from '../core/strategy.ts';
import { type Band, points, type Rule, type Width } from './rule.ts';

/** Relative risk aversion by how much being off target weighs: the more, the narrower the band. */
const AVERSION: Record<RiskAnswer, number> = { little: 1.5, middle: 3, much: 6 };

/** Relative risk aversion of an answer; unanswered is the middle one. */
export const riskAversionOf = (answer: RiskAnswer | null): number => AVERSION[answer ?? 'middle'];

/** Exponent of the volatility-adjusted band, quant.md A.4. */
const VOLATILITY_EXPONENT = 2 / 3;
/** Days a trend is measured over. */
const TREND_DAYS = 50;

/**
 * The user's strategy, limits and targets as a rule in fractions. It weighs costs only where the
 * user is alerted only when worth it; the verdict of a live decision weighs them always.
 */
export function ruleOf(portfolio: Pick<Portfolio, 'strategy' | 'limits' | 'targets'>): Rule {
  const { strategy, limits, targets } = portfolio;
  const { trigger, waits } = strategy;
  const hasBand = trigger !== 'schedule';
  return {
    schedule: trigger === 'band' ? null : strategy.schedule,
    band: hasBand ? (inFractions(strategy.band) ?? points(limits.band / WHOLE)) : null,
    own: hasBand
      ? Object.fromEntries(
          targets
            .filter(
              ({ classId, band }) =>
                classId in strategy.own || (strategy.band === null && band !== null),
            )
            .map((target) => [target.classId, inFractions(bandOf(portfolio, target))]),
        )
      : {},
    join: trigger === 'both' ? 'and' : 'or',
    trackingError: strategy.trackingError === null ? null : strategy.trackingError / WHOLE,
    to: strategy.to,
    moves: strategy.moves,
    isCostWeighed: strategy.isAlertOnlyIfWorth,
    riskAversion: riskAversionOf(strategy.risk),
    volatilityExponent: strategy.isVolatilityAdjusted ? VOLATILITY_EXPONENT : 0,
    trendBars: strategy.isTrendHeld ? TREND_DAYS : 0,
    limits: {
      gasFactor: waits.gasFactor / 100,
      impact: waits.impact / WHOLE,
      spread: waits.spread / WHOLE,
      correlation: waits.correlation / WHOLE,
    },
  };
}

function inFractions(sides: BandSides): Band;
function inFractions(sides: BandSides | null): Band | null;
function inFractions(sides: BandSides | null): Band | null {
  return sides && { above: inFraction(sides.above), below: inFraction(sides.below) };
}

const inFraction = (width: BandWidth): Width =>
  width.kind === 'costOptimal' ? width : { kind: width.kind, size: width.size / WHOLE };
