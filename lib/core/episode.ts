import type { ClassId } from './asset.ts';
import type { VerdictKind } from './judgement.ts';
import { WHOLE } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

/** A class that left its band and is not yet back in by a tenth of it. Distances in basis points of the whole. */
export interface Outlier {
  classId: ClassId;
  /** Its band on that side when it left it. A band that costs move later is no end of it. */
  edge: number;
  /** Above or below its target. */
  side: 1 | -1;
  /** Where it stood from its target when the user was last told of it, above or below; 0 before that. */
  toldAt: number;
}

/**
 * From the first class out of its band until all are back, or the tracking error over its limit until
 * it is back by a tenth, or one look of the schedule. Raises one alert a class, one more when a class
 * is a whole band worse, and one a look.
 */
export interface Episode {
  id: string;
  startedAt: UnixSeconds;
  /** The user was told of anything in it. */
  isTold: boolean;
  outside: Outlier[];
  /** The tracking error is over its limit, or not yet back; null: it is not. */
  risk: { isTold: boolean } | null;
  /** The look the user was told of. */
  lookAt: UnixSeconds | null;
  /** The user was last told to wait. */
  isAwaited: boolean;
}

/** What a check found that may be told. */
export interface Breach {
  /** Outside now, or before and not yet back in. */
  outside: (Omit<Outlier, 'toldAt'> & {
    /** How far from its target, in basis points of the whole; strictly out of its band now. */
    away: number;
    isOut: boolean;
  })[];
  /** The tracking error is over its limit, or was before and is not yet back. */
  isRiskOver: boolean;
  /** A look that has come with something to do. */
  lookAt: UnixSeconds | null;
  /** The verdict of it. */
  kind: VerdictKind;
  /** Nothing is told now, by the user's wish; it is told once that changes. */
  isSilent: boolean;
}

export interface EpisodeStep {
  episode: Episode | null;
  /** True when the user is to be told now. */
  isAlert: boolean;
}

/** A narrower band, or none, counts as a point wide for whether a class has moved on since it was told of. */
const LEAST_STEP = WHOLE / 100;

const NONE: Omit<Episode, 'id' | 'startedAt'> = {
  isTold: false,
  outside: [],
  risk: null,
  lookAt: null,
  isAwaited: false,
};

/** The episode after a new measurement of drift. @param id of a new episode, should one start */
export function nextEpisode(
  last: Episode | null,
  breach: Breach,
  now: UnixSeconds,
  id: string,
): EpisodeStep {
  const { outside, isRiskOver, lookAt, kind } = breach;
  if (outside.length === 0 && lookAt === null && !isRiskOver)
    return { episode: null, isAlert: false };
  const before = last ?? { ...NONE, id, startedAt: now };
  const risk = isRiskOver ? (before.risk ?? { isTold: false }) : null;
  const known = outside.map(({ away, isOut, ...one }) => ({ ...one, toldAt: toldOf(before, one) }));
  const untold = { ...before, outside: known, risk };
  if (breach.isSilent || !isNews(before, breach)) return { episode: untold, isAlert: false };
  const told: Episode = {
    ...before,
    isTold: true,
    outside: known.map((one, i) => ({ ...one, toldAt: placeOf(outside[i]) ?? one.toldAt })),
    risk: risk && { isTold: true },
    lookAt,
    isAwaited: kind === 'wait',
  };
  return { episode: told, isAlert: true };
}

type Out = Breach['outside'][number];

const toldOf = (before: Episode, { classId }: Pick<Out, 'classId'>): number =>
  before.outside.find((one) => one.classId === classId)?.toldAt ?? 0;

/** Where a class that is out of its band is told to be. */
const placeOf = (one: Out | undefined): number | null =>
  one?.isOut ? one.side * Math.max(1, one.away) : null;

/** Whether there is anything the user was not told of. */
function isNews(before: Episode, { outside, isRiskOver, lookAt, kind }: Breach): boolean {
  if (outside.some((one) => one.isOut && isFurther(one, toldOf(before, one)))) return true;
  if (isRiskOver && !before.risk?.isTold) return true;
  if (lookAt !== null && lookAt !== before.lookAt) return true;
  return kind === 'act' && before.isAwaited;
}

/** Never told of, or a whole band from where it stood then: further out, or through the target. */
const isFurther = ({ side, away, edge }: Out, toldAt: number): boolean =>
  toldAt === 0 || away - side * toldAt >= Math.max(LEAST_STEP, edge);
