import type { ClassId } from './asset.ts';
import type { Drift } from './drift.ts';
import { WHOLE } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

/**
 * One breach from crossing out of the band until all are back in by a tenth of it, or one look of
 * the schedule. Raises one alert, one more a whole band worse, and one a look.
 */
export interface Episode {
  id: string;
  startedAt: UnixSeconds;
  /** How far the worst class was from target when the user was last alerted, in basis points of its band; 0 before that. */
  alertedAt: number;
  /** What was outside, or not yet back in. */
  outside: ClassId[];
  /** The look the user was told of. */
  lookAt: UnixSeconds | null;
}

/** What a check found that may be told. */
export interface Breach {
  drift: Drift;
  /** Outside now, or before and not yet back in by a tenth of its band. */
  outside: ClassId[];
  /** A look that has come with something to do. */
  lookAt: UnixSeconds | null;
  /** Nothing is told now, by the user's wish; it is told once that changes. */
  isSilent: boolean;
}

export interface EpisodeStep {
  episode: Episode | null;
  /** True when the user is to be told now. */
  isAlert: boolean;
}

/** How far the worst class is from its target, in basis points of its own band; 0 when all are in band. */
const bandsAway = (drift: Drift): number =>
  Math.max(
    0,
    ...drift.rows
      .filter(({ position }) => position !== 'inBand')
      .map(({ drift: by, band }) => Math.trunc((Math.abs(by) * WHOLE) / Math.max(1, band))),
  );

/** The episode after a new measurement of drift. @param id of a new episode, should one start */
export function nextEpisode(
  before: Episode | null,
  { drift, outside, lookAt, isSilent }: Breach,
  now: UnixSeconds,
  id: string,
): EpisodeStep {
  if (outside.length === 0 && lookAt === null) return { episode: null, isAlert: false };
  const episode = before ?? { id, startedAt: now, alertedAt: 0, lookAt: null };
  const away = Math.max(1, bandsAway(drift));
  const from = episode.alertedAt === 0 ? 0 : episode.alertedAt + WHOLE;
  const isWorse = drift.outside > 0 && away >= from;
  const isAlert = !isSilent && (isWorse || (lookAt !== null && lookAt !== episode.lookAt));
  const told = isAlert ? { alertedAt: away, lookAt } : {};
  return { episode: { ...episode, ...told, outside }, isAlert };
}
