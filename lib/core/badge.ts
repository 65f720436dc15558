import type { CheckRecord } from './check.ts';
import { isLookDue, isWeighed, type Judgement } from './judgement.ts';

/** What the toolbar icon says: nothing when all is fine. */
export type Badge =
  | { kind: 'none' }
  /** This many classes are outside their band, or looks of a schedule are due. */
  | { kind: 'outside'; count: number }
  /** A bundle waits for the user. */
  | { kind: 'open' }
  /** Could not check. */
  | { kind: 'unknown' };

/** What a portfolio's share of the badge follows from. */
export interface Watched {
  check: CheckRecord | null;
  judgement: Judgement | null;
  isBundleOpen: boolean;
}

/** What the icon would say were this portfolio the only one. */
export function badgeOf({ check, judgement, isBundleOpen }: Watched): Badge {
  if (isBundleOpen) return { kind: 'open' };
  if (check?.end === 'unknown') return { kind: 'unknown' };
  if (!judgement) return { kind: 'none' };
  if (!isWeighed(judgement)) return { kind: 'unknown' };
  const count = judgement.outside.length || (isLookDue(judgement) ? 1 : 0);
  return count > 0 ? { kind: 'outside', count } : { kind: 'none' };
}

/** The one badge of all portfolios: what waits for the user, then what is not known, then the sum. */
export function badgeOfAll(badges: readonly Badge[]): Badge {
  const first = (kind: Badge['kind']) => badges.find((badge) => badge.kind === kind);
  const count = badges.reduce((sum, one) => sum + (one.kind === 'outside' ? one.count : 0), 0);
  const sum: Badge = count > 0 ? { kind: 'outside', count } : { kind: 'none' };
  return first('open') ?? first('unknown') ?? sum;
}
