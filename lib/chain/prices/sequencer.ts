import type { Address } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { FEED_ABI } from '../abi.ts';
import { type Ask, READ_GAS } from '../views.ts';

/** After an outage prices may be old for as long as this, in seconds (docs.chain.link, L2 feeds). */
const RECOVERY = 3600;

/**
 * Whether a rollup's sequencer runs and has done so for an hour; always, where there is none. One
 * whose feed says nothing does not count as running.
 */
export function askSequencer(feed: Address | null): Ask<boolean> {
  if (!feed) return { views: [], read: () => true };
  const data = encodeFunctionData({ abi: FEED_ABI, functionName: 'latestRoundData' });
  return {
    views: [{ target: feed, data, words: 5, gas: READ_GAS }],
    read: ([round], time) => {
      const [, isDown = 1n, startedAt = 0n] = round ?? [];
      return isDown === 0n && startedAt > 0n && startedAt + BigInt(RECOVERY) <= BigInt(time);
    },
  };
}
