import type { UnixSeconds } from './snapshot.ts';

/** What a backtest's walk-forward said of the two modifiers, of one rule and one set of targets. */
export interface Proven {
  /** The rule without its modifiers, and the targets: see `provenKey` in the policy room. */
  of: string;
  at: UnixSeconds;
  /** The setting chosen, as the rule takes it; null where the modifier was not earned. */
  volatilityExponent: number | null;
  trendBars: number | null;
}

/** Closes a walk-forward needs before it can earn a modifier: a year, and seven stretches of 90 days. */
export const CLOSES_TO_EARN = 365 + 7 * 90 + 1;

/** A result counts for as long as one stretch it was tested on. */
const COUNTS_SECONDS = 90 * 86_400;

/** Whether a result still counts; one from the future never does for longer. */
export const isFresh = ({ at }: Pick<Proven, 'at'>, now: UnixSeconds): boolean =>
  Math.abs(now - at) <= COUNTS_SECONDS;

const MOST_KEPT = 8;

/** The results kept after another: the newest of each rule, newest first, none that is too old. */
export const withProven = (kept: readonly Proven[], next: Proven): Proven[] =>
  [next, ...kept.filter(({ of }) => of !== next.of)]
    .filter((one) => isFresh(one, next.at))
    .slice(0, MOST_KEPT);
