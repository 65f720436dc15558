// Price feeds: their history, the heartbeat that keeps them fresh, and new prices.
import { type Address, encodeFunctionData } from 'viem';
import { FEED_ABI, MULTICALL_ABI, ORACLE_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain, Transaction } from './devChain.ts';
import { type ClassId, type FeedLayout, MULTICALL3, PRICE_OF } from './layout.ts';
import type { Prices } from './pools.ts';

const ROUNDS = 5;
const HOUR = 3600;

/** Five rounds an hour apart, each a tenth of a percent dearer, ending now at the first price. */
export function firstRounds(chain: DevChain, feed: FeedLayout, now: number): Transaction[] {
  const price = PRICE_OF[feed.classId];
  return Array.from({ length: ROUNDS }, (_, i) => {
    const back = BigInt(ROUNDS - 1 - i);
    const answer = feed.classId === 'USD' ? price : (price * (1000n - back)) / 1000n;
    return pushRound(chain, feed.address, answer, BigInt(now) - back * BigInt(HOUR));
  });
}

/** A round by the dealer; `at` is in seconds, 0 means now. */
export function pushRound(chain: DevChain, feed: Address, answer: bigint, at = 0n): Transaction {
  return dealerCall(chain, feed, FEED_ABI, 'push', [answer, at]);
}

/** A round of a history: dollars × 10⁸ and seconds. */
export interface PastRound {
  readonly answer: bigint;
  readonly at: number;
}

/** What one transaction holds without filling a block. */
const ROUNDS_A_TRANSACTION = 300;

/** Rounds by the dealer, oldest first, in as many transactions as they need. */
export async function pushRounds(
  chain: DevChain,
  feed: Address,
  rounds: readonly PastRound[],
): Promise<void> {
  for (let i = 0; i < rounds.length; i += ROUNDS_A_TRANSACTION) {
    const part = rounds.slice(i, i + ROUNDS_A_TRANSACTION);
    const args = [part.map(({ answer }) => answer), part.map(({ at }) => BigInt(at))] as const;
    const call = dealerCall(chain, feed, FEED_ABI, 'pushMany', args);
    await chain.send({ ...call, gas: 20_000_000n });
  }
}

/** A new aggregator takes over the feed; its rounds count from one again, in the next phase. */
export async function beginPhase(chain: DevChain, feed: Address): Promise<void> {
  await chain.send(dealerCall(chain, feed, FEED_ABI, 'beginPhase'));
}

/** One transaction that repeats the last answer of every feed but the paused ones. */
export function repeatFeeds(chain: DevChain, paused: ReadonlySet<string>): Transaction {
  const callData = encodeFunctionData({ abi: FEED_ABI, functionName: 'repeatLast' });
  const calls = chain.layout.feeds
    .filter(({ description }) => !paused.has(description))
    .map(({ address }) => ({ target: address, allowFailure: false, callData }));
  return dealerCall(chain, MULTICALL3, MULTICALL_ABI, 'aggregate3', [calls]);
}

/** New rounds that multiply every price of a class; a factor has nine decimals. */
export async function scaleFeeds(
  chain: DevChain,
  classId: ClassId,
  factor: number,
): Promise<Transaction[]> {
  const scaled = BigInt(Math.round(factor * 1e9));
  const feeds = chain.layout.feeds.filter((feed) => feed.classId === classId);
  return Promise.all(
    feeds.map(async ({ address }) => {
      const last = await chain.read(address, FEED_ABI, 'latestAnswer');
      return pushRound(chain, address, (last * scaled) / 1_000_000_000n);
    }),
  );
}

/** What the oracle says now, by symbol. */
export async function readPrices(chain: DevChain): Promise<Prices> {
  const tokens = Object.entries(chain.tokens);
  const addresses = tokens.map(([, { address }]) => address);
  const answers = await chain.read(chain.layout.oracle, ORACLE_ABI, 'getAssetsPrices', [addresses]);
  return Object.fromEntries(tokens.map(([symbol], i) => [symbol, answers[i] as bigint]));
}
