import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextProbes, type Phase, standingRound } from '../../lib/chain/phaseRounds.ts';
import type { FeedRound } from '../../lib/core/closes.ts';
import { price } from '../../lib/core/money.ts';
import './seeded.ts';

/** A phase as the chain holds it: times by round from one, null for a round that is none. */
type Made = (number | null)[];

/** Gaps between rounds: steady, a burst in one second, or a long sleep. */
const anyGap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4_000 }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 100_000, max: 10_000_000 }) },
);
const anyMade: fc.Arbitrary<Made> = fc
  .array(fc.tuple(anyGap, fc.integer({ min: 0, max: 9 })), { maxLength: 400 })
  .map((steps) => {
    let at = 1_700_000_000;
    const later = steps.map(([gap, dice]) => {
      at += gap;
      return dice === 0 ? null : at;
    });
    return [1_700_000_000, ...later, at + 1];
  });

const roundAt = (at: number | null): FeedRound | null =>
  at === null ? null : { price: price(1n), updatedAt: at };

function phaseOf(made: Made, isCurrent: boolean): Phase {
  const known = new Map([[1, roundAt(made[0] ?? null)]]);
  if (isCurrent) known.set(made.length, roundAt(made.at(-1) ?? null));
  const endsAt = (made.at(-1) ?? 0) + 1;
  return { phase: 1, last: made.length, startsAt: made[0] ?? 0, endsAt, known };
}

/** Reads until every question has its answer; the number of reads. */
function search(phase: Phase, made: Made, times: number[], limit: number): number {
  const questions = times.map((at) => ({ phase, at }));
  for (let reads = 0; ; reads += 1) {
    const probes = nextProbes(questions, limit, reads % 2 === 1);
    if (probes.length === 0) return reads;
    expect(probes.length).toBeLessThanOrEqual(limit);
    for (const { round } of probes) {
      expect(phase.known.has(round)).toBe(false);
      phase.known.set(round, roundAt(made[round - 1] ?? null));
    }
  }
}

const naive = (made: Made, at: number): number =>
  made.reduce((best: number, made, i) => (made !== null && made <= at ? i + 1 : best), 0);

test('the search finds the round that stood at any time, whatever the feed’s rhythm', () => {
  fc.assert(
    fc.property(
      anyMade,
      fc.boolean(),
      fc.array(fc.double({ min: 0, max: 1.1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(1, 2, 50),
      (made, isCurrent, parts, limit) => {
        const phase = phaseOf(made, isCurrent);
        const span = phase.endsAt - phase.startsAt;
        const times = parts.map((part) => phase.startsAt + Math.floor(part * span));
        search(phase, made, times, limit);
        for (const at of times) expect(standingRound({ phase, at })).toBe(naive(made, at));
      },
    ),
  );
});

test('a steady feed of 100 000 rounds gives 100 days within a step’s 15 reads of 50', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
      const made = Array.from(
        { length: 100_000 },
        (_, i) => 1_600_000_000 + i * 300 + ((i * seed) % 290),
      );
      const phase = phaseOf(made, true);
      const last = made.at(-1) ?? 0;
      const times = Array.from({ length: 100 }, (_, i) => last - i * 86_400);
      expect(search(phase, made, times, 50)).toBeLessThanOrEqual(15);
    }),
    { numRuns: 5 },
  );
});

test('the worst feed costs no more reads than halving does twice over', () => {
  const made: Made = Array.from(
    { length: 60_000 },
    (_, i) => 1_600_000_000 + (i < 59_990 ? i % 1 : i * 50_000),
  );
  const phase = phaseOf(made, false);
  expect(search(phase, made, [phase.startsAt + 1], 1)).toBeLessThan(2 * 17);
});
