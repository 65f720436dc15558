import { bandOf } from '../core/edges.ts';
import { WHOLE } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { isFresh, type Proven } from '../core/proven.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { BandSides, BandWidth, RiskAnswer } from '../core/strategy.ts';
import { provenKey } from './provenKey.ts';
import { type Band, points, type Rule, type Width } from './rule.ts';

/** Relative risk aversion by how much being off target weighs: the more, the narrower the band. */
const AVERSION: Record<RiskAnswer, number> = { little: 1.5, middle: 3, much: 6 };

/** Relative risk aversion of an answer; unanswered is the middle one. */
export const riskAversionOf = (answer: RiskAnswer | null): number => AVERSION[answer ?? 'middle'];

type Ruled = Pick<Portfolio, 'strategy' | 'limits' | 'targets'>;

/**
 * The user's strategy, limits and targets as a rule in fractions. It weighs costs only where the
 * user is alerted only when worth it; the verdict of a live decision weighs them always. A modifier
 * that is switched on has the setting that was proven for this very rule and these targets, while
 * that still counts; else it is off.
 */
export function ruleOf(
  portfolio: Ruled,
  proven: readonly Proven[] = [],
  now: UnixSeconds = 0,
): Rule {
  const plain = plainRuleOf(portfolio);
  const { isVolatilityAdjusted, isTrendHeld } = portfolio.strategy;
  const found = proofOf(plain, portfolio, proven, now);
  return {
    ...plain,
    volatilityExponent: (isVolatilityAdjusted && found?.volatilityExponent) || 0,
    trendBars: (isTrendHeld && found?.trendBars) || 0,
  };
}

/** What was proven for a portfolio's rule and targets, while it counts. */
export const provenFor = (
  portfolio: Ruled,
  proven: readonly Proven[],
  now: UnixSeconds,
): Proven | undefined => proofOf(plainRuleOf(portfolio), portfolio, proven, now);

function proofOf(
  plain: Rule,
  { targets }: Pick<Ruled, 'targets'>,
  proven: readonly Proven[],
  now: UnixSeconds,
): Proven | undefined {
  if (proven.length === 0) return undefined;
  const key = provenKey(
    plain,
    targets.map(({ classId }) => classId),
    targets.map(({ weight }) => weight / WHOLE),
  );
  return proven.find((one) => one.of === key && isFresh(one, now));
}

function plainRuleOf(portfolio: Ruled): Rule {
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
    volatilityExponent: 0,
    trendBars: 0,
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
