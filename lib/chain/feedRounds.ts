import type { Address } from 'viem';
import type { FeedRound } from '../core/closes.ts';
import { Fault } from '../core/fault.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import {
  aggregatorCall,
  DECIMALS_CALL,
  idOf,
  LAST_ROUND_CALL,
  LATEST_CALL,
  parseAddress,
  parseRound,
  parseWord,
  phaseOf,
  readViews,
  roundCall,
  roundOf,
  type ViewAnswer,
} from './feedViews.ts';
import type { Phase, Probe } from './phaseRounds.ts';

/** Rounds asked in one `eth_call`: little enough for every public node. */
export const ROUNDS_A_READ = 50;
/** Phases looked for. A feed gets a new one when its aggregator is replaced, every year or two. */
const PHASES = Array.from({ length: 24 }, (_, i) => i + 1);
const MOST_DECIMALS = 18;

/** A feed's phases at one agreed block, oldest first, none of their rounds read but the ends. */
export interface FeedShape {
  phases: Phase[];
  decimals: number;
  /** Time of the block: days that end after it are not over. */
  readAt: UnixSeconds;
  /** Agreed reads it took. */
  reads: number;
}

/**
 * The phases of a feed in two reads: one of the proxy, one of the earlier aggregators where there
 * are any. A phase without a first round is passed over.
 * @throws rpc.*, price.missing where no feed of a known form answers
 */
export async function readFeedShape(
  chain: Chain,
  feed: Address,
  now: UnixSeconds,
): Promise<FeedShape> {
  const onProxy = [
    DECIMALS_CALL,
    LATEST_CALL,
    ...PHASES.map(aggregatorCall),
    ...PHASES.map((phase) => roundCall(phase, 1)),
  ].map((callData) => ({ target: feed, callData }));
  const { value, block } = await readViews(chain, onProxy, now);
  const [decimalsWord, latestWord, ...rest] = value;
  const decimals = parseDecimals(decimalsWord);
  const latest = parseRound(latestWord, decimals);
  const current = latest ? phaseOf(latest.id) : 0;
  const firsts = PHASES.map((_, i) => parseRound(rest[PHASES.length + i], decimals)?.round);
  if (!latest || !firsts[current - 1]) throw new Fault('price.missing', 'no feed of a known form');
  const aggregators = PHASES.map((_, i) => parseAddress(rest[i])).slice(0, current - 1);
  const lasts = [...(await readLastRounds(chain, aggregators, now)), roundOf(latest.id)];
  const phases = lasts.flatMap((last, i) => phaseOfEnds(i + 1, firsts[i], last, block.time));
  phases.at(-1)?.known.set(roundOf(latest.id), latest.round);
  const reads = current > 1 ? 2 : 1;
  return { phases: withEnds(phases), decimals, readAt: block.time, reads };
}

/** @throws price.missing for more than a price can carry */
function parseDecimals(data: ViewAnswer): number {
  const decimals = parseWord(data);
  if (decimals === null || decimals > BigInt(MOST_DECIMALS))
    throw new Fault('price.missing', 'no feed of a known form');
  return Number(decimals);
}

function phaseOfEnds(
  phase: number,
  first: FeedRound | undefined,
  last: number | null,
  endsAt: UnixSeconds,
): Phase[] {
  if (!first || !last) return [];
  return [{ phase, last, startsAt: first.updatedAt, endsAt, known: new Map([[1, first]]) }];
}

/** A phase counts up to the first round of a later one; one that began no earlier has no say. */
function withEnds(phases: readonly Phase[]): Phase[] {
  return phases
    .map((phase, i) => {
      const later = phases.slice(i + 1).map(({ startsAt }) => startsAt);
      return { ...phase, endsAt: Math.min(phase.endsAt, ...later) };
    })
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
}

/** The last round of each aggregator; one may number with its phase or without. @throws rpc.* */
async function readLastRounds(
  chain: Chain,
  aggregators: readonly (Address | null)[],
  now: UnixSeconds,
): Promise<(number | null)[]> {
  if (aggregators.length === 0) return [];
  const views = aggregators.map((address) => ({
    target: address ?? chain.multicall, // which has no such view, and refuses
    callData: LAST_ROUND_CALL,
  }));
  const { value } = await readViews(chain, views, now);
  return value.map((answer) => {
    const last = parseWord(answer);
    return last === null ? null : roundOf(last);
  });
}

/** Reads rounds of a feed, at most `ROUNDS_A_READ`, and notes them in their phases. @throws rpc.* */
export async function readRounds(
  chain: Chain,
  feed: Address,
  decimals: number,
  probes: readonly Probe[],
  now: UnixSeconds,
): Promise<void> {
  const asked = probes.slice(0, ROUNDS_A_READ);
  const views = asked.map(({ phase, round }) => ({
    target: feed,
    callData: roundCall(phase.phase, round),
  }));
  const { value } = await readViews(chain, views, now);
  for (const [i, { phase, round }] of asked.entries()) {
    const read = parseRound(value[i], decimals);
    phase.known.set(round, read?.id === idOf(phase.phase, round) ? read.round : null);
  }
}
