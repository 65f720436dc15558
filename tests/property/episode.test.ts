import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drift, DriftRow } from '../../lib/core/drift.ts';
import { type Episode, nextEpisode } from '../../lib/core/episode.ts';
import { bps, usd } from '../../lib/core/money.ts';
import './seeded.ts';

const BAND = 500;

/** A measurement in which one class is this many basis points from its target. */
function driftAt(by: number, band = BAND): Drift {
  const isOutside = Math.abs(by) > band;
  const row: DriftRow = {
    classId: 'ETH',
    value: usd(0n),
    weight: bps(5_000 + by),
    target: bps(5_000),
    drift: bps(by),
    above: bps(band),
    below: bps(band),
    band: bps(band),
    position: isOutside ? (by > 0 ? 'over' : 'under') : 'inBand',
    change: usd(0n),
    holdings: [],
    manual: usd(0n),
    debt: usd(0n),
  };
  return {
    total: usd(1n),
    onTarget: bps(0),
    outside: isOutside ? 1 : 0,
    rows: [row],
    reserved: [],
    notInTargets: [],
    unpriced: [],
  };
}

/** The measurements at which the user is told, and the episode after the last. */
function replay(path: readonly number[], band = BAND): { told: number[]; episode: Episode | null } {
  const told: number[] = [];
  let episode: Episode | null = null;
  for (const [at, by] of path.entries()) {
    const step = nextEpisode(episode, driftAt(by, band), at, `episode ${at}`);
    if (step.isAlert) told.push(at);
    episode = step.episode;
  }
  return { told, episode };
}

/** The law, said a second time: told at the crossing, then at each whole band beyond the last telling. */
function expectedAlerts(path: readonly number[], band = BAND): number[] {
  let last: number | null = null;
  return path.flatMap((by, at) => {
    const away = Math.abs(by);
    if (away <= band) last = null;
    else if (last === null || away >= last + band) {
      last = away;
      return [at];
    }
    return [];
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

test('an episode keeps its id and its start until all are back in band', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      const outside = path.map((by) => Math.abs(by) > BAND);
      const { episode } = replay(path);
      const start = outside.lastIndexOf(false) + 1;
      if (start >= path.length) expect(episode).toBeNull();
      else expect(episode).toMatchObject({ id: `episode ${start}`, startedAt: start });
    }),
  );
});

test('a breach that grew from 1.9 bands to 2.1 has not worsened by a whole band', () => {
  expect(replay([950, 1_050, 1_449]).told).toEqual([0]);
  expect(replay([950, 1_050, 1_450]).told).toEqual([0, 2]);
});

test('back in band and out again is a new episode, and none is told of while in band', () => {
  expect(replay([600, 400, 600, 500, 0, -600]).told).toEqual([0, 2, 5]);
});
