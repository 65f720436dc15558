import { encodeFunctionData } from 'viem/utils';
import type { Pool } from '../../registry/pools.ts';
import { POOL_ABI } from '../abi.ts';
import { type Answer, type Ask, LONG_READ_GAS } from '../views.ts';

/** Seconds a pool's price is averaged over. */
export const TWAP_SECONDS = 1800;

/** Averages of a pool over half an hour. */
export interface PoolSays {
  /** Mean tick: the price is 1.0001 to its power, token1 a token0 in smallest units. */
  tick: number;
  /** Harmonic mean of the liquidity in range. */
  liquidity: bigint;
}

const DATA = encodeFunctionData({ abi: POOL_ABI, args: [[TWAP_SECONDS, 0]] });
/** Two arrays of two: offset, offset, length, sums of ticks, length, sums of seconds a liquidity. */
const WORDS = 8;
const FURTHEST_TICK = 887_272n;

/** What each pool says; null for one that is not there or whose memory is shorter. */
export function askPools(pools: readonly Pool[]): Ask<(PoolSays | null)[]> {
  return {
    views: pools.map(({ address }) => ({
      target: address,
      data: DATA,
      words: WORDS,
      gas: LONG_READ_GAS,
    })),
    read: (answers) => pools.map((_, index) => readPool(answers[index] ?? null)),
  };
}

function readPool(answer: Answer): PoolSays | null {
  const [, , length, ticksThen = 0n, ticksNow = 0n, , secondsThen = 0n, secondsNow = 0n] =
    answer ?? [];
  if (length !== 2n) return null;
  const seconds = BigInt(TWAP_SECONDS);
  const sum = BigInt.asIntN(56, ticksNow - ticksThen);
  const tick = sum / seconds - (sum < 0n && sum % seconds !== 0n ? 1n : 0n);
  const spent = BigInt.asUintN(160, secondsNow - secondsThen);
  if (spent === 0n || tick > FURTHEST_TICK || tick < -FURTHEST_TICK) return null;
  return { tick: Number(tick), liquidity: (seconds << 128n) / spent };
}
