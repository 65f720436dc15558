import {
  closeOfDay,
  type Day,
  type DayRecord,
  endOf,
  type FeedRound,
  startOf,
  type WantedDays,
} from '../core/closes.ts';
import { asFault, Fault, type FaultCode } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import type { Feed } from '../registry/feeds.ts';
import { type FeedShape, ROUNDS_A_READ, readFeedShape, readRounds } from './feedRounds.ts';
import {
  nextProbes,
  type Phase,
  type Probe,
  phaseAt,
  type Question,
  standingRound,
  unreadBetween,
} from './phaseRounds.ts';

/** A wilder day is left without a range: reading it would hold up all others. */
const MOST_ROUNDS_A_DAY = 500;

/** What one call may cost. */
export interface Budget {
  /** Agreed reads, three requests each in the good case. */
  reads: number;
  signal: AbortSignal;
}

export interface FeedDays {
  /** Closes and gaps found; days that are not among them are still open. */
  records: DayRecord[];
  reads: number;
  /** Why it ended early; null when it found all or its budget was used up. */
  fault: FaultCode | null;
}

/** Rounds of one phase that fall into a day: after `before`, up to `until`. */
interface Segment {
  phase: Phase;
  before: UnixSeconds;
  until: UnixSeconds;
}

/**
 * A feed's closes and ranges of whole days, every read agreed on by two operators. Never throws:
 * what was found before a fault or the end of the budget is given back, newest days first.
 */
export async function readFeedDays(
  chain: Chain,
  feed: Pick<Feed, 'address'>,
  staleAfter: number,
  wanted: WantedDays,
  budget: Budget,
  now: () => UnixSeconds,
): Promise<FeedDays> {
  let shape: FeedShape | undefined;
  let reads = 0;
  let fault: FaultCode | null = null;
  try {
    shape = await inTime(readFeedShape(chain, feed.address, now()), budget.signal);
    reads = shape.reads;
    for (let isEven = false; reads < budget.reads; isEven = !isEven) {
      const probes = probesFor(shape, wanted, isEven);
      if (probes.length === 0) break;
      reads += 1;
      await inTime(readRounds(chain, feed.address, shape.decimals, probes, now()), budget.signal);
    }
  } catch (thrown) {
    fault = asFault(thrown).code;
  }
  return { records: shape ? recordsOf(shape, wanted, staleAfter) : [], reads, fault };
}

/** Gives up waiting when time is over; the request ends by its own limit. @throws rpc.unreachable */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new Promise<never>((_, reject) => {
    const stop = () => reject(new Fault('rpc.unreachable', 'out of time'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, over]);
}

/** Days that were over when the feed was read, newest first. */
const overDays = ({ readAt }: FeedShape, days: readonly Day[]): Day[] =>
  days.filter((day) => endOf(day) < readAt).sort((a, b) => b - a);

const closeQuestion = ({ phases }: FeedShape, day: Day): Question | undefined => {
  const phase = phaseAt(phases, endOf(day));
  return phase && { phase, at: endOf(day) };
};

/** What to read next: rounds that find closes, then ends of days, then the rounds within. */
function probesFor(shape: FeedShape, wanted: WantedDays, isEven: boolean): Probe[] {
  const closes = overDays(shape, wanted.closes).flatMap((day) => closeQuestion(shape, day) ?? []);
  const forCloses = nextProbes(closes, ROUNDS_A_READ, isEven);
  if (forCloses.length > 0) return forCloses;
  const segments = overDays(shape, wanted.ranges).flatMap((day) => segmentsOf(shape, day));
  const forEnds = nextProbes(segments.flatMap(endsOf), ROUNDS_A_READ, isEven);
  if (forEnds.length > 0) return forEnds;
  const within = segments.map(unreadIn).filter(({ length }) => length <= MOST_ROUNDS_A_DAY);
  return within.flat().slice(0, ROUNDS_A_READ);
}

/** The parts of a day by phase: one, or more on a day a new phase took over. */
function segmentsOf({ phases }: FeedShape, day: Day): Segment[] {
  return phases
    .filter(({ startsAt, endsAt }) => startsAt <= endOf(day) && endsAt > startOf(day))
    .map((phase) => ({
      phase,
      before: startOf(day) - 1,
      until: phaseAt(phases, endOf(day)) === phase ? endOf(day) : phase.endsAt - 1,
    }));
}

const endsOf = ({ phase, before, until }: Segment): Question[] =>
  [before, until].filter((at) => at >= phase.startsAt).map((at) => ({ phase, at }));

/** First and last round of a segment; undefined while they are not certain. */
function boundsOf({ phase, before, until }: Segment): [number, number] | undefined {
  const last = standingRound({ phase, at: until });
  const earlier = before < phase.startsAt ? 0 : standingRound({ phase, at: before });
  return last === undefined || earlier === undefined ? undefined : [earlier + 1, last];
}

function unreadIn(segment: Segment): Probe[] {
  const bounds = boundsOf(segment);
  return bounds ? unreadBetween(segment.phase, ...bounds) : [];
}

function recordsOf(shape: FeedShape, wanted: WantedDays, staleAfter: number): DayRecord[] {
  const days = overDays(shape, [...new Set([...wanted.closes, ...wanted.ranges])]);
  return days.flatMap((day) => {
    const question = closeQuestion(shape, day);
    if (!question) return [closeOfDay(day, null, null, staleAfter)];
    const standing = standingRound(question);
    if (standing === undefined) return [];
    const round = question.phase.known.get(standing) ?? null;
    return [closeOfDay(day, round, roundsOf(shape, day), staleAfter)];
  });
}

/** Every round of a day; null while one is unread. */
function roundsOf(shape: FeedShape, day: Day): FeedRound[] | null {
  const segments = segmentsOf(shape, day);
  const isWhole = segments.every((one) => boundsOf(one) && unreadIn(one).length === 0);
  if (!isWhole) return null;
  return segments.flatMap((segment) => {
    const [first, last] = boundsOf(segment) ?? [1, 0];
    return [...segment.phase.known].flatMap(([number, round]) =>
      round && number >= first && number <= last ? [round] : [],
    );
  });
}
