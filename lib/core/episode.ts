import type { Drift } from './drift.ts';
import { WHOLE } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

/** One breach from crossing out of the band until all are back in. Raises one alert, plus one a whole band worse. */
export interface Episode {
  id: string;
  startedAt: UnixSeconds;
  /** How far the worst class was from target when the user was last alerted, in basis points of its band. */
  alertedAt: number;
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
  episode: Episode | null,
  drift: Drift,
  now: UnixSeconds,
  id: string,
): EpisodeStep {
  if (drift.outside === 0) return { episode: null, isAlert: false };
  const away = bandsAway(drift);
  if (!episode) return { episode: { id, startedAt: now, alertedAt: away }, isAlert: true };
  if (away >= episode.alertedAt + WHOLE)
    return { episode: { ...episode, alertedAt: away }, isAlert: true };
  return { episode, isAlert: false };
}
