import type { FeedRound } from '../core/closes.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

/** The rounds of one phase of a feed, numbered from one, as far as they were read. */
export interface Phase {
  phase: number;
  /** Number of the last round. */
  last: number;
  startsAt: UnixSeconds;
  /** When the next phase took over; what this one made later does not count. */
  endsAt: UnixSeconds;
  /** Rounds read, by number; null where there is none. Holds round one from the start. */
  known: Map<number, FeedRound | null>;
}

/** Which round of a phase stood at a time. */
export interface Question {
  phase: Phase;
  at: UnixSeconds;
}

export interface Probe {
  phase: Phase;
  round: number;
}

/** Between which rounds the answer lies: `lo` is at or before the time, `hi` after it. */
interface Bracket extends Question {
  lo: number;
  hi: number;
  /** Rounds between them that are not yet read. */
  unread: number;
}

/** The phase a time falls into: the newest that had begun; undefined before the first. */
export const phaseAt = (phases: readonly Phase[], at: UnixSeconds): Phase | undefined =>
  phases.filter(({ startsAt }) => startsAt <= at).sort((a, b) => b.phase - a.phase)[0];

function bracketOf({ phase, at }: Question): Bracket {
  let lo = 1;
  let hi = phase.last + 1;
  let holes = 0;
  for (const [round, read] of phase.known) {
    if (read && read.updatedAt <= at) lo = Math.max(lo, round);
    if (read && read.updatedAt > at) hi = Math.min(hi, round);
  }
  for (const [round, read] of phase.known) if (!read && round > lo && round < hi) holes += 1;
  return { phase, at, lo, hi, unread: hi - lo - 1 - holes };
}

/** The number of the round that stood at a time; undefined while that is not certain. */
export function standingRound(question: Question): number | undefined {
  const { lo, unread } = bracketOf(question);
  return unread === 0 ? lo : undefined;
}

/** Numbers from the first to the last, both counted, that were not read. */
export function unreadBetween(phase: Phase, first: number, last: number): Probe[] {
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return numbers.filter((round) => !phase.known.has(round)).map((round) => ({ phase, round }));
}

/**
 * Rounds to read next so that open questions come closer to their answers, at most `limit`.
 * Feeds renew themselves about evenly, so a round is guessed by its time; every other turn
 * (`isEven`) brackets are cut evenly instead, so that an uneven feed is found too.
 */
export function nextProbes(
  questions: readonly Question[],
  limit: number,
  isEven: boolean,
): Probe[] {
  const open = new Map<string, Bracket[]>();
  for (const bracket of questions.map(bracketOf)) {
    const name = `${bracket.phase.phase}:${bracket.lo}`;
    if (bracket.unread > 0) open.set(name, [...(open.get(name) ?? []), bracket]);
  }
  const quota = Math.max(1, Math.floor(limit / Math.max(1, open.size)));
  return [...open.values()].flatMap((same) => probesIn(same, quota, isEven)).slice(0, limit);
}

/** Probes of questions that share a bracket. */
function probesIn(same: readonly Bracket[], quota: number, isEven: boolean): Probe[] {
  const [bracket] = same;
  if (!bracket) return [];
  const { phase, lo, hi, unread } = bracket;
  if (unread <= quota) return unreadBetween(phase, lo + 1, hi - 1);
  const even = Array.from({ length: quota }, (_, i) => cut(lo, hi, i + 1, quota + 1));
  const guessed = same.flatMap((question) => {
    const guess = guessOf(question);
    return [guess, guess + 1];
  });
  const candidates = isEven ? [...even, ...guessed] : [...guessed, ...even];
  const inside = candidates.filter((round) => round > lo && round < hi && !phase.known.has(round));
  const holes = hi - lo - 1 - unread;
  const picked = [...new Set(inside)].slice(0, quota).map((round) => ({ phase, round }));
  // All that was tried is known to be no round: the first that is not.
  return picked.length > 0 ? picked : unreadBetween(phase, lo + 1, lo + 1 + holes);
}

const cut = (lo: number, hi: number, part: number, parts: number): number =>
  lo + Math.floor(((hi - lo) * part) / parts);

/** The round a steady feed would have made last before the time. */
function guessOf({ phase, at, lo, hi }: Bracket): number {
  const from = phase.known.get(lo)?.updatedAt ?? phase.startsAt;
  const to = phase.known.get(hi)?.updatedAt ?? Math.max(phase.endsAt, at + 1);
  return cut(lo, hi, at - from, Math.max(1, to - from));
}
