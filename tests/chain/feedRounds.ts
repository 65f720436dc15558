import { beginPhase, type PastRound, pushRounds } from '../../devnet/chain/feeds.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import {
  type Day,
  type DayRecord,
  dayOf,
  daysBetween,
  endOf,
  startOf,
} from '../../lib/core/closes.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { FEED_GRACE, feedOf } from '../../lib/registry/feeds.ts';

const HOUR = 3600;
export const now = () => Math.floor(Date.now() / 1000);
export const TODAY = dayOf(now());
/** The history: 60 days up to yesterday, the first 25 of them in an earlier phase. */
export const FIRST = TODAY - 60;
const SWITCH = startOf(FIRST + 25) + 7 * HOUR;
/** On this day the feed slept from noon until noon of the next. */
export const SLEEPY = FIRST + 40;
const isAsleep = (at: number) =>
  at > startOf(SLEEPY) + 12 * HOUR && at < startOf(SLEEPY + 1) + 12 * HOUR;

export const CHAIN = chainOf(1);
const REFERENCE = OUR_CLASSES.referenceOf('ETH');
const FOUND = REFERENCE && feedOf(REFERENCE);
if (!REFERENCE || !FOUND) throw new Error('no feed of ETH');
export const ETHER = REFERENCE;
export const ETH = FOUND;
export const STALE_AFTER = ETH.heartbeat + FEED_GRACE;

/** Rounds an hour apart with some between, by a rule that any reader can repeat. */
function history(from: number, to: number): PastRound[] {
  const rounds: PastRound[] = [];
  for (let at = from, i = 1; at < to; i += 1) {
    if (!isAsleep(at))
      rounds.push({ at, answer: 3_000_00000000n + BigInt((i * 7_919) % 400) * 10n ** 8n });
    at += i % 5 === 0 ? 17 * 60 : HOUR - (i % 7) * 11;
  }
  return rounds;
}
/** The dearest and the cheapest round stand on either side of a midnight. */
const AT_MIDNIGHT = [
  { at: endOf(FIRST + 9), answer: 2_000_00000000n },
  { at: startOf(FIRST + 10), answer: 5_000_00000000n },
];
const EARLY = [...history(startOf(FIRST) - 3 * HOUR, SWITCH), ...AT_MIDNIGHT].sort(
  (a, b) => a.at - b.at,
);
/** What the first aggregator made after the second had taken over: it does not count. */
const LATE_OF_EARLY = [{ at: SWITCH + 40 * 60, answer: 9_999_00000000n }];
const NEXT = history(SWITCH, now() - 60);
export const COUNTED = [...EARLY, ...NEXT];

/** The record of a day, computed from what was pushed, all of it. */
export function expectedOf(day: Day): DayRecord {
  const before = COUNTED.filter(({ at }) => at <= endOf(day));
  const last = before.at(-1);
  if (!last || endOf(day) - last.at > STALE_AFTER) return { day, close: null, source: 'feed' };
  const ofDay = before.filter(({ at }) => at >= startOf(day)).map(({ answer }) => answer);
  const scaled = (answer: bigint) => (answer * 10n ** 10n) as never;
  const sorted = ofDay.sort((a, b) => (a < b ? -1 : 1));
  return {
    day,
    close: scaled(last.answer),
    high: scaled(sorted.at(-1) ?? 0n),
    low: scaled(sorted[0] ?? 0n),
    rounds: ofDay.length,
    source: 'feed',
    asOf: last.at,
  };
}

export const DAYS = daysBetween(FIRST, TODAY - 1);

/** Writes the history into the devnet's own feed of ether, which makes no rounds any more. */
export async function pushHistory(devnet: Devnet): Promise<void> {
  devnet.pauseFeeds(['ETH / USD']);
  const chain = devnet.chains[1];
  await beginPhase(chain, ETH.address);
  await pushRounds(chain, ETH.address, [...EARLY, ...LATE_OF_EARLY]);
  await beginPhase(chain, ETH.address);
  await pushRounds(chain, ETH.address, NEXT);
  await chain.rpc('evm_mine', []);
}
