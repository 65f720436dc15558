import type { Drift } from './drift.ts';
import type { UnixSeconds } from './snapshot.ts';

/** One breach from crossing out of the band until all are back in. Raises one alert, plus one a whole band worse. */
export interface Episode {
  id: string;
  startedAt: UnixSeconds;
  /** Whole bands the worst class was away from target when the user was last alerted. */
  alertedAt: number;
}

export interface EpisodeStep {
  episode: Episode | null;
  /** True when the user is to be told now. */
  isAlert: boolean;
}

/** Whole bands between the worst class and its target; 0 when all are in band. */
const bandsAway = (drift: Drift): number =>
  Math.max(
    0,
    ...drift.rows
      .filter(({ position }) => position !== 'inBand')
      .map(({ drift: by, band }) => Math.max(1, Math.trunc(Math.abs(by) / Math.max(1, band)))),
  );

/** The episode after a new measurement of drift. @param id of a new episode, should one start */
export function nextEpisode(
  episode: Episode | null,
  drift: Drift,
  now: UnixSeconds,
  id: string,
): EpisodeStep {
  if (drift.outside === 0) return { episode: null, isAlert: false };
  const away = bandsAway(drift);
  if (!episode) return { episode: { id, startedAt: now, alertedAt: away }, isAlert: true };
  if (away > episode.alertedAt) return { episode: { ...episode, alertedAt: away }, isAlert: true };
  return { episode, isAlert: false };
}
