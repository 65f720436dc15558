import type { Proven } from '../core/proven.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { provenKey } from './provenKey.ts';
import type { Play } from './simulate.ts';
import { isJudged, type Modifier, type WalkForward } from './walkForward.ts';

/**
 * What a run proved: the settings its walk-forward chose, where they were earned. Null of a run that
 * could not have earned any: too short, or at no cost at all.
 */
export function provenBy(
  { rule, targets, costs, history }: Play,
  { volatility, trend }: Record<Modifier, WalkForward>,
  at: UnixSeconds,
): Proven | null {
  const isFree = costs.every(({ share, fixed }) => share === 0 && fixed === 0);
  if (isFree || !isJudged(volatility) || !isJudged(trend)) return null;
  return {
    of: provenKey(rule, history.ids, targets),
    at,
    volatilityExponent: volatility.isEarned ? volatility.rule.volatilityExponent : null,
    trendBars: trend.isEarned ? trend.rule.trendBars : null,
  };
}
