import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Breach, type Episode, nextEpisode } from '../../lib/core/episode.ts';
import { nextOutside } from '../../lib/policy/breach.ts';
import './seeded.ts';

const BAND = 500;

/** What a check finds where one class is this many basis points from its target. */
function breachAt(by: number, before: Episode | null, band = BAND): Breach {
  const edges = {
    above: [band / 10_000],
    below: [band / 10_000],
    innerAbove: [0],
    innerBelow: [0],
  };
  const state = { ids: ['ETH'], weights: [0.5 + by / 10_000], targets: [0.5], edges };
  const left = (before?.outside ?? []).map(({ classId, side, edge }) => ({
    id: classId,
    side,
    edge: edge / 10_000,
  }));
  const outside = nextOutside(left, state).map(({ id, side, edge, away, isOut }) => ({
    classId: id,
    side,
    edge: Math.round(edge * 10_000),
    away: Math.round(away * 10_000),
    isOut,
  }));
  return { outside, isRiskOver: false, lookAt: null, kind: 'act', isSilent: false };
}

/** The measurements at which the user is told, and the episode after the last. */
function replay(path: readonly number[], band = BAND): { told: number[]; episode: Episode | null } {
  const told: number[] = [];
  let episode: Episode | null = null;
  for (const [at, by] of path.entries()) {
    const step = nextEpisode(episode, breachAt(by, episode, band), at, `episode ${at}`);
    if (step.isAlert) told.push(at);
    episode = step.episode;
  }
  return { told, episode };
}

/**
 * The law, said a second time: told at the crossing, and at each whole band (a point at least) from
 * where it was last told, outwards or through the target; forgotten a tenth of the band inside.
 */
function expectedAlerts(path: readonly number[], band = BAND): number[] {
  let last: number | null = null;
  return path.flatMap((by, at) => {
    const away = Math.abs(by);
    if (away * 10 <= band * 9) last = null;
    if (away <= band) return [];
    const moved = last === null ? band : Math.sign(by) * (by - last);
    if (last !== null && moved < Math.max(100, band)) return [];
    last = by;
    return [at];
  });
}

const anyPath = fc.array(
  fc.oneof(
    fc.constantFrom(0, 499, 500, 501, -501, 999, 1_000, 1_001, 1_499, 1_500, 5_000),
    fc.integer({ min: -5_000, max: 5_000 }),
  ),
  { maxLength: 60 },
);

test('one alert an episode, and one more each time it is a whole band worse, in a thousand replays', () => {
  fc.assert(
    fc.property(anyPath, fc.constantFrom(1, 100, BAND, 2_000), (path, band) => {
      expect(replay(path, band).told).toEqual(expectedAlerts(path, band));
    }),
    { numRuns: 1_000 },
  );
});

test('while a breach neither ends nor worsens by a band the user is told once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: BAND + 1, max: 2 * BAND }), { minLength: 1, maxLength: 200 }),
      (path) => {
        expect(replay(path).told).toEqual([0]);
      },
    ),
  );
});

test('an episode keeps its id and its start until all are back in band by a tenth of it', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      const { episode } = replay(path);
      const last = path.map((by) => Math.abs(by) <= BAND * 0.9).lastIndexOf(true);
      const crossed = path.slice(last + 1).findIndex((by) => Math.abs(by) > BAND);
      const start = crossed < 0 ? path.length : last + 1 + crossed;
      if (start >= path.length) expect(episode).toBeNull();
      else expect(episode).toMatchObject({ id: `episode ${start}`, startedAt: start });
    }),
  );
});

test('a breach that grew from 1.9 bands to 2.1 has not worsened by a whole band', () => {
  expect(replay([950, 1_050, 1_449]).told).toEqual([0]);
  expect(replay([950, 1_050, 1_450]).told).toEqual([0, 2]);
});

test('an asset that wavers at its edge is told of once', () => {
  expect(replay([501, 499, 502, 470, 520, 455, 501]).told).toEqual([0]);
  expect(replay([501, 450, 501]).told).toEqual([0, 2]);
});

test('what is silent is told once it is no longer, and then as any breach', () => {
  const breach = (by: number, isSilent: boolean): Breach => ({ ...breachAt(by, null), isSilent });
  const first = nextEpisode(null, breach(600, true), 1, 'e');
  expect(first.isAlert).toBe(false);
  const second = nextEpisode(first.episode, breach(610, true), 2, 'f');
  expect(second).toMatchObject({ isAlert: false, episode: { id: 'e', startedAt: 1 } });
  const third = nextEpisode(second.episode, breach(620, false), 3, 'g');
  expect(third).toMatchObject({ isAlert: true, episode: { id: 'e' } });
  expect(nextEpisode(third.episode, breach(620, false), 4, 'h').isAlert).toBe(false);
});

test('a look is told of once, and the next one again, with nothing outside', () => {
  const look = (lookAt: number | null): Breach => ({ ...breachAt(100, null), lookAt });
  const first = nextEpisode(null, look(10), 11, 'e');
  expect(first.isAlert).toBe(true);
  const second = nextEpisode(first.episode, look(10), 12, 'f');
  expect(second.isAlert).toBe(false);
  expect(nextEpisode(second.episode, look(20), 21, 'g').isAlert).toBe(true);
  expect(nextEpisode(second.episode, look(null), 13, 'g').episode).toBeNull();
});

test('a breach of a band of nothing is told of once', () => {
  expect(replay([1, 1, 1], 0).told).toEqual([0]);
});

test('back in band and out again is a new episode, and none is told of while in band', () => {
  expect(replay([600, 400, 600, 500, 0, -600]).told).toEqual([0, 2, 5]);
});
