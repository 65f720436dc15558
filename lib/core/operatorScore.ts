import { keccak256, toHex } from 'viem/utils';
import type { UnixSeconds } from './snapshot.ts';

/** What came of asking an operator once: `late` is slow and not waited for, `lied` was outvoted. */
export type OperatorEnd = 'answered' | 'failed' | 'late' | 'lied';

/** What is remembered of one operator, by its host. */
export interface OperatorScore {
  answered: number;
  failed: number;
  late: number;
  lied: number;
  /** Usual time to an answer in milliseconds, recent answers weighing more; null before the first. */
  usualMs: number | null;
  /** Failures and late answers since it last answered. */
  inRow: number;
  troubleAt: UnixSeconds;
  liedAt: UnixSeconds;
  /** It asked not to be asked before this time. */
  restUntil: UnixSeconds;
}

export type OperatorScores = Readonly<Record<string, OperatorScore>>;

export const NEW_SCORE: OperatorScore = {
  answered: 0,
  failed: 0,
  late: 0,
  lied: 0,
  usualMs: null,
  inRow: 0,
  troubleAt: 0,
  liedAt: 0,
  restUntil: 0,
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** First demotions and longest ones, in seconds; each further time doubles. */
const TROUBLE = { first: 20 * MINUTE, longest: DAY };
const LIE = { first: 6 * HOUR, longest: 30 * DAY };
/** A new time to an answer counts for one part in four. */
const PACE_PARTS = 4;

/** A score after one more read; `ms` is the time to the answer, if one came. */
export function scoreAfter(
  score: OperatorScore,
  end: OperatorEnd,
  ms: number | null,
  now: UnixSeconds,
): OperatorScore {
  const counted = { ...score, [end]: score[end] + 1, usualMs: paceAfter(score.usualMs, ms) };
  switch (end) {
    case 'answered':
      return { ...counted, inRow: 0 };
    case 'lied':
      return { ...counted, inRow: 0, liedAt: now };
    default:
      return { ...counted, inRow: score.inRow + 1, troubleAt: now };
  }
}

function paceAfter(usualMs: number | null, ms: number | null): number | null {
  if (ms === null) return usualMs;
  if (usualMs === null) return ms;
  return Math.round((usualMs * (PACE_PARTS - 1) + ms) / PACE_PARTS);
}

/** How an operator stands: who lied comes last, who failed or was late comes later, until it fades. */
export type Standing = 'good' | 'doubtful' | 'liar';

/** The standing of an operator at a time; all doubt fades, the more slowly the oftener it was earned. */
export function standingOf(score: OperatorScore, now: UnixSeconds): Standing {
  if (score.lied > 0 && now < score.liedAt + fading(LIE, score.lied)) return 'liar';
  if (score.inRow > 0 && now < score.troubleAt + fading(TROUBLE, score.inRow)) return 'doubtful';
  return 'good';
}

const fading = ({ first, longest }: typeof LIE, times: number): number =>
  Math.min(first * 2 ** Math.min(times - 1, 20), longest);

const RANKS: Readonly<Record<Standing, number>> = { good: 0, doubtful: 1, liar: 2 };

/**
 * Hosts in the order they are asked. `seed` is what is asked about (chain and address): the same
 * seed keeps the same order, so that an address is told to as few operators as possible; only
 * standing moves an operator back.
 */
export function orderHosts(
  hosts: readonly string[],
  seed: string,
  scores: OperatorScores,
  now: UnixSeconds,
): string[] {
  const keyOf = (host: string) => {
    const rank = RANKS[standingOf(scores[host] ?? NEW_SCORE, now)];
    return `${rank}${keccak256(toHex(`${seed}/${host}`))}`;
  };
  const keyed = hosts.map((host) => ({ host, key: keyOf(host) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ host }) => host);
}
